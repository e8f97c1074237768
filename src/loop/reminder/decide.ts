import { askedFor } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import { reminder } from './intent.ts'
import { reminding } from './remind.ts'

/** Reminds each data owner of the figures whose step has come. */
export const remind = reminding({
  message: reminder,
  key: messageKey.reminder,
  open: (situation) => situation.openWithin(0),
  asked: askedFor,
  from: ({ facts }) => facts,
})
