/** Opens modals. */
import type { types } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import type { Conversation } from './conversation.ts'
import { nameOf } from './errors.ts'
import {
  type Asking,
  type FigureFormName,
  figureModal,
  laterModal,
  neverModal,
} from './figure-modals.ts'
import { reflectionModal } from './modal.ts'
import { isPostponementWrong } from './problems.ts'
import { questionModal } from './question-modal.ts'

/** The figure or question that a form is opened for, where it is one, and which of a figure's forms. */
export type Opened = { item?: string | undefined; form?: FigureFormName }

/**
 * The card's form as a modal, its open figures one after the other; null when it has none. One figure
 * alone, that could not be postponed or given up as it was typed, opens where that is said. Of several open
 * questions each is opened by itself.
 */
export function modalOf(
  card: Card,
  asking: Asking,
  { item, form = 'form' }: Opened = {},
): types.ModalView | null {
  if (card.name === 'reflection') return reflectionModal(card.data, asking.shown)
  if (card.name === 'question') {
    const { questions } = card.data
    const asked = questions.filter((one) => (item === undefined ? one.open : one.item === item))
    return asked.length === 1 && asked[0] ? questionModal(card.data, asked[0], asking.shown) : null
  }
  if (card.name !== 'reminder') return null
  const { fields } = card.data
  const open = fields.filter((field) => field.open)
  const field = item === undefined ? open[0] : fields.find((one) => one.item === item)
  if (!field) return null
  const follows = item === undefined && open.length > 1
  const isWrong = item === undefined && !follows && isPostponementWrong(field)
  const wrong = field.never ? 'never' : 'later'
  const meant = isWrong ? wrong : form
  if (meant === 'later') return laterModal(card.data, field, asking)
  if (meant === 'never') return neverModal(card.data, field, asking)
  return figureModal(card.data, field, { ...asking, follows })
}

const LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']

/** False when the three seconds that Slack gives a click are over. `push`: in front of another. */
export async function open(
  { client }: Conversation,
  trigger_id: string,
  view: types.ModalView,
  how: 'open' | 'push' = 'open',
): Promise<boolean> {
  try {
    await client.views[how]({ trigger_id, view })
    return true
  } catch (error) {
    if (LATE.includes(nameOf(error))) return false
    throw error
  }
}
