/** The modal of one question: its choices and lines of text. */
import type { types } from '@slack/bolt'
import type { Question, QuestionData, QuestionField } from '../../cards/question.ts'
import { type Block, shorten } from './fit.ts'
import { context, heading, input, modal, plain, type Shown } from './modal.ts'

/** More than so many are chosen among in a menu. */
const RADIO_BUTTONS = 6
/** As many as Slack has in a menu. */
const MENU = 100

export function questionModal(
  { items, verb, submit }: QuestionData,
  question: Question,
  shown: Shown,
): types.ModalView {
  const { item, why, fields } = question
  return modal('Dit svar', shorten(submit, 24), { verb, data: { items, item }, shown }, [
    heading(question.heading),
    ...context(why),
    // An answer is a choice; of those who are to be chosen in a long form some may be missing.
    ...fields.map((field) => fieldBlock(field, { optional: verb !== 'answer' })),
  ])
}

/** What is wrong stands in the field's own block: a form of eighty fields has no room for more. */
function fieldBlock(field: QuestionField, { optional }: { optional: boolean }): Block {
  const { kind, options, problem } = field
  const block =
    kind === 'choice'
      ? { ...choice(field), optional }
      : input(field, { multiline: kind === 'text' })
  const hints = [
    problem === '' ? '' : `⚠️ ${problem}`,
    options.length > MENU ? `Slack har kun plads til de første ${MENU}.` : '',
  ].filter((text) => text !== '')
  return hints.length === 0 ? block : { ...block, hint: plain(hints.join(' ')) }
}

function choice({ id, label, value, options }: QuestionField): Block {
  const offered = options
    .slice(0, MENU)
    .map((option) => ({ text: plain(shorten(option.title, 75)), value: option.value }))
  const chosen = offered.find((option) => option.value === value)
  return {
    type: 'input',
    block_id: id,
    label: plain(shorten(label, 2000)),
    element: {
      ...(offered.length > RADIO_BUTTONS
        ? { type: 'static_select', placeholder: plain('Vælg') }
        : { type: 'radio_buttons' }),
      action_id: 'typed',
      options: offered,
      ...(chosen && { initial_option: chosen }),
    },
  }
}
