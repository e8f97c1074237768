/** Modals that are sent in: errors beside the fields, a question in front, the next figure, or done. */
import { setTimeout as wait } from 'node:timers/promises'
import type { AckFn, App, ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import { actorOf, type Conversation, SORRY, STRANGER, say, whisper } from './conversation.ts'
import { publishHome } from './home.ts'
import { showInPlace } from './in-place.ts'
import { FORM, type Memory, noteModal, readMemory, type Shown } from './modal.ts'
import { afterSkipping, afterSubmitting, type Closing, note, type Taken } from './modal-answer.ts'

/** Slack shows an error after three seconds; by then the modal has been told to wait. */
const PATIENCE_MS = 2000

export function hearModals(app: App, chat: Conversation): void {
  app.view<ViewSubmitAction>(FORM, async ({ ack, body, view }) => {
    const memory = readMemory(view.private_metadata)
    const taking = chat.once.run(`form ${body.trigger_id}`, async () => {
      const { closing, card } = await take(chat, body.user.id, memory, view)
      return { closing: await showBehind(chat, view, closing), card }
    })
    const inTime = taking.catch((error) => {
      chat.log.error({ err: error, what: memory.verb }, 'slack: a form could not be taken')
      return note(SORRY.text)
    })
    const late = new AbortController()
    const taken = await Promise.race([inTime, wait(PATIENCE_MS, null, late).catch(() => null)])
    late.abort()
    if (taken) await answer(ack, taken.closing)
    else await ack({ response_action: 'update', view: noteModal('Et øjeblik …') })
    const { closing, card } = await inTime
    if (!taken) await showLate(chat, view.id, closing)
    if (card)
      await chat.once.run(`shown ${body.trigger_id}`, () =>
        show(chat, body.user.id, memory.shown, card, closing),
      )
  })
}

/** Without an answer Slack closes the modal, and the one behind it is in front again. */
async function answer(ack: AckFn<ViewResponseAction>, closing: Closing): Promise<void> {
  if (closing.response_action === 'back') return await ack()
  if (closing.response_action !== 'errors') return await ack(closing)
  const { response_action, errors } = closing
  await ack({ response_action, errors })
}

/** A modal that had been told to wait; whoever could not has closed it, and is answered all the same. */
async function showLate(
  { client, log }: Conversation,
  view_id: string,
  closing: Closing,
): Promise<void> {
  try {
    await client.views.update({ view_id, view: lateView(closing) })
  } catch (error) {
    log.warn({ err: error }, 'slack: a modal could not say what came of it')
  }
}

function lateView(closing: Closing) {
  if (closing.response_action === 'clear') return noteModal('Tak. Det er registreret.')
  if (closing.response_action === 'back') return noteModal('Luk dette vindue for at gå videre.')
  return closing.response_action === 'errors' ? closing.form : closing.view
}

/**
 * Where it closes, the one behind it shows what follows. A question that came late stands in the form's
 * own place, with none behind it, so what follows is shown there.
 */
async function showBehind(
  { client }: Conversation,
  { previous_view_id }: ViewOutput,
  closing: Closing,
): Promise<Closing> {
  if (closing.response_action !== 'back') return closing
  const { view } = closing
  if (!previous_view_id) return { response_action: 'update', view }
  await client.views.update({ view_id: previous_view_id, view })
  return closing
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
  const { verb, data, follows = false } = memory
  const isSkipped = follows && verb === 'report' && Object.values(typed).every((text) => !text)
  const submission = isSkipped
    ? { verb: 'form', data: { items: data.items ?? '' } }
    : { verb, data: { ...data, ...typed } }
  const reaction = await chat.inbound.submit(actor, submission)
  return isSkipped
    ? afterSkipping(reaction.card, memory)
    : afterSubmitting(reaction, memory, Object.keys(typed))
}

/** By block id; "" for what is empty. */
function valuesIn({ state }: ViewOutput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state.values).map(([id, elements]) => {
      const { value, selected_date, selected_option } = elements.typed ?? {}
      return [id, value ?? selected_date ?? selected_option?.value ?? '']
    }),
  )
}

/**
 * Shows the answer where the modal was opened, at once. It is recorded already, so a failure is only
 * logged. A response_url can be used five times, within half an hour: it is told when the last figure
 * is done, and whoever took longer is told in private.
 */
async function show(
  chat: Conversation,
  user: string,
  { url, replace = false, message, home }: Shown,
  card: Card,
  { response_action }: Closing,
): Promise<void> {
  try {
    if (url && response_action === 'clear')
      await whisper(url, card, { replace }).catch(() => say(chat, user, card))
    if (message) await showInPlace(chat, message, card)
    if (home) await publishHome(chat, user)
  } catch (error) {
    chat.log.warn({ err: error }, 'slack: an answer could not be shown')
  }
}
