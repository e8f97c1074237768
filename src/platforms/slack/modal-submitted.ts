/** Modals that are sent in: errors beside the fields, a question in front, or done. */
import { setTimeout as wait } from 'node:timers/promises'
import type { App, types, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import type { ReflectionData } from '../../cards/reflection.ts'
import type { ReminderData } from '../../cards/reminder.ts'
import type { Actor } from '../../domain/rights.ts'
import type { Reaction } from '../../commands/inbound.ts'
import type { Card } from '../../cards/card.ts'
import { questionModal } from './figure-modals.ts'
import { actorOf, type Hall, patiently, SORRY, STRANGER, whisper } from './conversation.ts'
import { publishHome } from './home.ts'
import { FORM, type Memory, noteModal, readMemory, type Shown } from './modal.ts'
import { errorsBeside, isAsked, problemText } from './problems.ts'
import { body } from './render.ts'

/** Slack shows an error after three seconds; by then the modal has been told to wait. */
const PATIENCE_MS = 2000

const KEPT = 'Det, du skrev, er gemt. Åbn vinduet igen for at rette det.'

type Reaction =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'push' | 'update'; view: types.ModalView }
  | { response_action: 'clear' }

type Taken = { reaction: Reaction; card: Card | null }

export function hearSentIn(app: App, hall: Hall): void {
  app.view<ViewSubmitAction>(FORM, async ({ ack, body: said, view }) => {
    const memory = readMemory(view.private_metadata)
    const taking = hall.once.run(`form ${said.trigger_id}`, async () => {
      const taken = await take(hall, said.user.id, memory, view)
      if (taken.card) await show(hall, said.user.id, memory.shown, taken.card)
      return taken.reaction
    })
    const inTime = taking.catch((error) => {
      hall.log.error({ err: error, what: memory.verb }, 'slack: a form could not be taken')
      return { response_action: 'update', view: noteModal(SORRY.text) } as const
    })
    const late = new AbortController()
    const reaction = await Promise.race([inTime, wait(PATIENCE_MS, null, late).catch(() => null)])
    late.abort()
    if (reaction) return await ack(reaction)
    await ack({ response_action: 'update', view: noteModal('Et øjeblik …') })
    const view_id = view.id
    await hall.client.views.update({ view_id, view: afterwards(await inTime) })
  })
}

/** What a modal shows that had been told to wait. */
function afterwards(reaction: Reaction): types.ModalView {
  if (reaction.response_action === 'clear') return noteModal('Tak. Det er registreret.')
  if (reaction.response_action !== 'errors') return reaction.view
  return noteModal(`${Object.values(reaction.errors).join('\n')}\n${KEPT}`)
}

async function take(hall: Hall, user: string, memory: Memory, view: ViewOutput): Promise<Taken> {
  const actor = await actorOf(hall, user)
  if (!actor) return note(STRANGER.text)
  const typed = typedIn(view)
  const { verb, data } = memory
  const answer =
    verb === 'confirm'
      ? await confirm(hall, actor, { ...data, ...typed })
      : await hall.inbound.submit(actor, { verb, data: { ...data, ...typed } })
  return judge(answer, memory, Object.keys(typed))
}

/**
 * A yes to a question. What was typed beside the figure is not in this modal: pejl kept it, so it is
 * read from there.
 */
async function confirm(
  { inbound }: Hall,
  actor: Actor,
  { items = '', item = '', answer = '' }: Record<string, string>,
): Promise<Answer> {
  const form = await inbound.submit(actor, { verb: 'form', data: { items, item } })
  const fields = form.card.name === 'reminder' ? (form.card.data as ReminderData).fields : []
  const field = fields.find((one) => one.item === item)
  if (!field) return form
  const [name = '', ...value] = answer.split(' ')
  return await inbound.submit(actor, {
    verb: 'report',
    data: {
      items,
      [name]: value.join(' '),
      [`figure:${item}`]: field.figure,
      [`comment:${item}`]: field.comment,
      [`evidence:${item}`]: field.evidence,
    },
  })
}

function judge({ card }: Answer, memory: Memory, shown: readonly string[]): Taken {
  if (card.name === 'reflection') {
    const { problem } = card.data as ReflectionData
    return problem === '' ? done(card) : errors({ answer: problem })
  }
  if (card.name !== 'reminder') return note(card.text)
  const data = card.data as ReminderData
  const beside = errorsBeside(data.fields, shown)
  if (beside) return errors(beside)
  const unsaid = problemText(data.fields, memory.data.item)
  if (unsaid !== '') return note(`${unsaid}\n${KEPT}`)
  const asked = data.fields.find((field) => field.open && isAsked(field))
  if (!asked) return done(card)
  const response_action = memory.verb === 'confirm' ? 'update' : 'push'
  return { reaction: { response_action, view: questionModal(data, asked, memory) }, card: null }
}

const done = (card: Card): Taken => ({ reaction: { response_action: 'clear' }, card })
const errors = (beside: Record<string, string>): Taken => ({
  reaction: { response_action: 'errors', errors: beside },
  card: null,
})
const note = (text: string): Taken => ({
  reaction: { response_action: 'update', view: noteModal(text) },
  card: null,
})

/** By block id; "" for what is empty. */
function typedIn({ state }: ViewOutput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state.values).map(([id, elements]) => {
      const { value, selected_date, selected_option } = elements.typed ?? {}
      return [id, value ?? selected_date ?? selected_option?.value ?? '']
    }),
  )
}

/** Shows the answer where the modal was opened. It is recorded already, so a failure is only logged. */
async function show(hall: Hall, user: string, shown: Shown, card: Card): Promise<void> {
  const { url, replace = false, message, home } = shown
  try {
    if (url) await whisper(url, card, [], replace)
    if (message)
      await patiently(() => hall.client.chat.update({ ...message, ...body(card) } as never))
    if (home) await publishHome(hall, user)
  } catch (error) {
    hall.log.warn({ err: error }, 'slack: an answer could not be shown')
  }
}
