/** What becomes of a modal that was sent in, by the card that answers it. */
import type { types } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import type { FigureField, ReminderData } from '../../cards/reminder.ts'
import type { Reaction } from '../../commands/inbound.ts'
import { confirmModal, figureModal, laterModal, neverModal, openAfter } from './figure-modals.ts'
import { type Memory, noteModal, reflectionModal } from './modal.ts'
import { errorsBeside, errorsIn, hasProblem, isAsked } from './problems.ts'
import { questionModal } from './question-modal.ts'

/** What becomes of the modal. */
export type Closing =
  /** `form`: the same, written in a form that had to be made anew. */
  | { response_action: 'errors'; errors: Record<string, string>; form: types.ModalView }
  | { response_action: 'push' | 'update'; view: types.ModalView }
  /** It closes, and the one behind it shows this. */
  | { response_action: 'back'; view: types.ModalView }
  | { response_action: 'clear' }

/** What a modal came to, and the card to show where it was opened. */
export type Taken = { closing: Closing; card: Card | null }

export function afterSubmitting(
  { card, place }: Reaction,
  memory: Memory,
  shown: readonly string[],
): Taken {
  if (card.name === 'reflection') {
    const { problem } = card.data
    const form = reflectionModal(card.data, memory.shown)
    return problem === '' ? done(card) : wrong({ answer: problem }, form)
  }
  if (card.name === 'question') return afterAnswering(card, memory, shown)
  // A form that is done with gives way to what came of it; a refusal leaves it as it was.
  if (card.name !== 'reminder') return place === 'replace' ? done(card) : note(card.text)
  const { data } = card
  const field = data.fields.find(({ item }) => item === memory.data.item)
  if (!field) return done(card)
  const form = () => formOf(data, field, memory)
  const beside = errorsBeside(field, shown)
  if (beside) return wrong(beside, form())
  if (hasProblem(field)) return { closing: again(memory, form()), card: null }
  if (!isAsked(field)) return next(card, memory, field.receipt)
  const response_action = memory.front ? 'update' : 'push'
  return { closing: { response_action, view: confirmModal(data, field, memory) }, card: null }
}

function afterAnswering(
  card: Extract<Card, { name: 'question' }>,
  memory: Memory,
  shown: readonly string[],
): Taken {
  const question = card.data.questions.find(({ item }) => item === memory.data.item)
  if (!question) return done(card)
  const form = () => questionModal(card.data, question, memory.shown)
  const errors = errorsIn(question, shown)
  if (errors) return wrong(errors, form())
  // Something is wrong that this modal had no field for: the form anew, as it now stands.
  const isWrong = question.fields.some(({ problem }) => problem !== '')
  return isWrong ? { closing: { response_action: 'update', view: form() }, card: null } : done(card)
}

/** The card is as it was. */
export function afterSkipping(card: Card, memory: Memory): Taken {
  if (card.name !== 'reminder') return note(card.text)
  const { closing } = next(card, memory)
  const isAnswered = card.data.fields.some(({ answered }) => answered)
  return { closing, card: isAnswered ? card : null }
}

/** The next open figure, or done. */
function next(card: Extract<Card, { name: 'reminder' }>, memory: Memory, receipt = ''): Taken {
  const [following] = memory.follows ? openAfter(card.data, memory.data.item ?? '') : []
  if (!following) return done(card)
  return { closing: inPlace(memory, figureModal(card.data, following, memory, receipt)), card }
}

function formOf(data: ReminderData, field: FigureField, memory: Memory): types.ModalView {
  if (memory.verb === 'postpone') return laterModal(data, field, memory)
  if (memory.verb === 'give-up') return neverModal(data, field, memory)
  return figureModal(data, field, memory)
}

/** The form once more: a question gives way to the one that it was about. */
const again = (memory: Memory, view: types.ModalView): Closing =>
  ['postpone', 'give-up'].includes(memory.verb)
    ? { response_action: 'update', view }
    : inPlace(memory, view)

/** In the place of the form: this modal, or the one behind it. */
const inPlace = ({ front }: Memory, view: types.ModalView): Closing => ({
  response_action: front ? 'back' : 'update',
  view,
})

const done = (card: Card): Taken => ({ closing: { response_action: 'clear' }, card })

const wrong = (errors: Record<string, string>, form: types.ModalView): Taken => ({
  closing: { response_action: 'errors', errors, form },
  card: null,
})

export const note = (text: string): Taken => ({
  closing: { response_action: 'update', view: noteModal(text) },
  card: null,
})
