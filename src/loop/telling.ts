import type { Telling } from '../outbox/outbox.ts'
import { kindOf } from './kinds.ts'
import type { Pejl } from './pejl.ts'
import { reportProblem } from './problem/decide.ts'
import { askWhetherArrived, noLongerAsked, settleKnown } from './uncertain/decide.ts'
import { reportWaiting } from './waiting/decide.ts'

/** What the outbox must tell somebody, told to the controller. */
export const telling = (pejl: Pejl, trouble: Telling['trouble']): Telling => ({
  problem: (message, advice, avoid) => reportProblem(pejl, message, advice, avoid),
  uncertain: (message) => askWhetherArrived(pejl, message, kindOf(message.kind)),
  settled: ({ id }) => noLongerAsked(pejl.db, id),
  settleKnown: () => settleKnown(pejl),
  waiting: (platform, messages) => reportWaiting(pejl, platform, messages),
  trouble,
})
