import { noticeCard } from '../../cards/notice.ts'
import { readRecipient } from '../../domain/recipient.ts'
import { recipientName } from '../../store/recipients.ts'
import { isUncertain } from '../../store/uncertain.ts'
import type { Render } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import type { UncertainIntent } from './intent.ts'
import { asked, settled } from './wording.ts'

/** The question with its two answers, as long as nobody knows. */
export const renderUncertain: Render<UncertainIntent> = async ({ db }, { intent, key, ref }) => {
  const { message, number, recipient } = intent
  const name = (await recipientName(db, recipient)) ?? readRecipient(recipient).key
  const isOpen = key === messageKey.uncertain(message)
  if (isOpen && (await isUncertain(db, message)))
    return noticeCard(asked(intent, name), [
      { title: 'Den kom frem', command: `fremme ${number}` },
      { title: 'Send igen', command: `gensend ${number}` },
    ])
  return ref === null ? null : noticeCard(settled(intent, name))
}
