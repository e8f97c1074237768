/** Opens modals. */
import type { types } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import type { Conversation } from './conversation.ts'
import { nameOf } from './errors.ts'
import { figuresModal, laterModal } from './figure-modals.ts'
import { reflectionModal, type Shown } from './modal.ts'

/** The card's form as a modal; null when it has none. `later`: the figure that does not exist yet. */
export function modalOf(card: Card, shown: Shown, later?: string): types.ModalView | null {
  if (card.name === 'reflection') return reflectionModal(card.data, shown)
  if (card.name !== 'reminder') return null
  if (later) return laterModal(card.data, later, shown)
  return card.data.anyOpen ? figuresModal(card.data, shown) : null
}

const LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']

/** False when the three seconds that Slack gives a click are over. */
export async function open(
  { client }: Conversation,
  trigger_id: string,
  view: types.ModalView,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view })
    return true
  } catch (error) {
    if (LATE.includes(nameOf(error))) return false
    throw error
  }
}
