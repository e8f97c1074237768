/** Modals that are sent in: errors beside the fields, a question in front, or done. */
import { setTimeout as wait } from 'node:timers/promises'
import type { App, types, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import { actorOf, type Conversation, patiently, SORRY, STRANGER, whisper } from './conversation.ts'
import { questionModal } from './figure-modals.ts'
import { publishHome } from './home.ts'
import { FORM, type Memory, noteModal, readMemory, type Shown } from './modal.ts'
import { errorsBeside, isAsked, problemText } from './problems.ts'
import { messageOf } from './render.ts'

/** Slack shows an error after three seconds; by then the modal has been told to wait. */
const PATIENCE_MS = 2000

const KEPT = 'Det, du skrev, er gemt. Åbn vinduet igen for at rette det.'

/** What becomes of the modal. */
type Closing =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'push' | 'update'; view: types.ModalView }
  | { response_action: 'clear' }

/** What a modal came to, and the card to show where it was opened. */
type Taken = { closing: Closing; card: Card | null }

export function hearModals(app: App, chat: Conversation): void {
  app.view<ViewSubmitAction>(FORM, async ({ ack, body, view }) => {
    const memory = readMemory(view.private_metadata)
    const taking = chat.once.run(`form ${body.trigger_id}`, async () => {
      const taken = await take(chat, body.user.id, memory, view)
      if (taken.card) await show(chat, body.user.id, memory.shown, taken.card)
      return taken.closing
    })
    const inTime = taking.catch((error) => {
      chat.log.error({ err: error, what: memory.verb }, 'slack: a form could not be taken')
      return { response_action: 'update', view: noteModal(SORRY.text) } as const
    })
    const late = new AbortController()
    const closing = await Promise.race([inTime, wait(PATIENCE_MS, null, late).catch(() => null)])
    late.abort()
    if (closing) return await ack(closing)
    await ack({ response_action: 'update', view: noteModal('Et øjeblik …') })
    const view_id = view.id
    await chat.client.views.update({ view_id, view: afterwards(await inTime) })
  })
}

/** What a modal shows that had been told to wait. */
function afterwards(closing: Closing): types.ModalView {
  if (closing.response_action === 'clear') return noteModal('Tak. Det er registreret.')
  if (closing.response_action !== 'errors') return closing.view
  return noteModal(`${Object.values(closing.errors).join('\n')}\n${KEPT}`)
}

async function take(
  chat: Conversation,
  user: string,
  memory: Memory,
  view: ViewOutput,
): Promise<Taken> {
  const actor = await actorOf(chat, user)
  if (!actor) return note(STRANGER.text)
  const typed = valuesIn(view)
  const { verb, data } = memory
  const { card } = await chat.inbound.submit(actor, { verb, data: { ...data, ...typed } })
  return takenFrom(card, memory, Object.keys(typed))
}

function takenFrom(card: Card, memory: Memory, shown: readonly string[]): Taken {
  if (card.name === 'reflection') {
    const { problem } = card.data
    return problem === '' ? done(card) : errors({ answer: problem })
  }
  if (card.name !== 'reminder') return note(card.text)
  const { data } = card
  const beside = errorsBeside(data.fields, shown)
  if (beside) return errors(beside)
  const unsaid = problemText(data.fields, memory.data.item)
  if (unsaid !== '') return note(`${unsaid}\n${KEPT}`)
  const asked = data.fields.find((field) => field.open && isAsked(field))
  if (!asked) return done(card)
  const response_action = memory.verb === 'confirm' ? 'update' : 'push'
  return { closing: { response_action, view: questionModal(data, asked, memory) }, card: null }
}

const done = (card: Card): Taken => ({ closing: { response_action: 'clear' }, card })
const errors = (beside: Record<string, string>): Taken => ({
  closing: { response_action: 'errors', errors: beside },
  card: null,
})
const note = (text: string): Taken => ({
  closing: { response_action: 'update', view: noteModal(text) },
  card: null,
})

/** By block id; "" for what is empty. */
function valuesIn({ state }: ViewOutput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state.values).map(([id, elements]) => {
      const { value, selected_date, selected_option } = elements.typed ?? {}
      return [id, value ?? selected_date ?? selected_option?.value ?? '']
    }),
  )
}

/** Shows the answer where the modal was opened. It is recorded already, so a failure is only logged. */
async function show(chat: Conversation, user: string, shown: Shown, card: Card): Promise<void> {
  const { url, replace = false, message, home } = shown
  try {
    if (url) await whisper(url, card, [], replace)
    if (message) await patiently(() => chat.client.chat.update({ ...message, ...messageOf(card) }))
    if (home) await publishHome(chat, user)
  } catch (error) {
    chat.log.warn({ err: error }, 'slack: an answer could not be shown')
  }
}
