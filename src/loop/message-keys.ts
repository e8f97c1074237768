/**
 * The key of every message and claim, made here only. A key is unique for ever and names its goal
 * set, because several sets may use the same codes and numbers.
 */
import {
  type DelmaalKey,
  delmaalId,
  type FigureKey,
  figureId,
  type PejlemaerkeKey,
  pejlemaerkeId,
} from '../domain/figure-key.ts'
import type { Recipient } from '../domain/recipient.ts'

export const messageKey = {
  /**
   * One card a person and day, whatever goal sets its figures are of; what comes when that one stands
   * has the next number. `day` is an ISO date.
   */
  reminder: (personKey: string, day: string, number = 1) =>
    `reminder ${personKey} ${day}${number === 1 ? '' : ` ${number}`}`,
  /** The same of a plan's steps. */
  planReminder: (personKey: string, day: string, number = 1) =>
    `plan reminder ${personKey} ${day}${number === 1 ? '' : ` ${number}`}`,
  /** The living card of a plan. */
  planStatus: (set: string) => `plan ${set}`,
  /** What was answered of a step. */
  stepAnswered: (question: FigureKey, revision: number) => `step ${figureId(question)} ${revision}`,
  /** How the living cards of a goal set begin. */
  announcements: (set: string) => `announcement ${set} `,
  /** That a goal set's period ends another year. */
  prolonged: (set: string, revision: number) => `prolonged ${set} ${revision}`,
  /** How a pejlemærke ended; `toYear` is the year its period did. */
  finalStatus: ({ set, number }: PejlemaerkeKey, toYear: number) =>
    `final ${set} ${number} ${toYear}`,
  /** What changed a final status: the change's own key says what. */
  restated: (change: string) => `restated ${change}`,
  closingDigest: (set: string, toYear: number) => `closing ${set} ${toYear}`,
  closingReflection: (pejlemaerke: PejlemaerkeKey, toYear: number) =>
    `closing reflection ${pejlemaerkeId(pejlemaerke)} ${toYear}`,
  /** That a goal set is followed up from now on. */
  adopted: (set: string) => `adopted ${set}`,
  /** That a year was published. */
  yearlyPublished: (set: string, year: number) => `yearly ${set} ${year}`,
  /** That another has answered, to a person whose form is open. */
  answeredByAnother: (figure: FigureKey, revision: number, personKey: string) =>
    `answered ${figureId(figure)} ${revision} ${personKey}`,
  announcement: ({ set, number }: PejlemaerkeKey) => `announcement ${set} ${number}`,
  /** What one answer changed. */
  change: (figure: FigureKey, revision: number) => `change ${figureId(figure)} ${revision}`,
  /** What one baseline changed. */
  baselineChange: (delmaal: DelmaalKey, revision: number) =>
    `change ${delmaalId(delmaal)} baseline ${revision}`,
  /** The question whether a first figure is the baseline. */
  baseline: (figure: FigureKey) => `baseline ${figureId(figure)}`,
  /** How every such question about a delmål begins. */
  baselines: (delmaal: DelmaalKey) => `baseline ${delmaalId(delmaal)}:`,
  reflection: (pejlemaerke: PejlemaerkeKey, day: string) =>
    `reflection ${pejlemaerkeId(pejlemaerke)} ${day}`,
  /** What one answer adds to a prompt that stands. */
  alsoHappened: (figure: FigureKey, revision: number) =>
    `also happened ${figureId(figure)} ${revision}`,
  sharedReflection: (id: string) => `shared reflection ${id}`,
  /** `monday` is the ISO date of the week's Monday. */
  digest: (set: string, monday: string) => `digest ${set} ${monday}`,
  /** How every digest of a set begins. */
  digests: (set: string) => `digest ${set} `,
  problem: (recipient: Recipient, day: string, advice: string) =>
    `problem ${recipient} ${day} ${advice}`,
  /** The question whether a message arrived. */
  uncertain: (messageId: string) => `uncertain ${messageId}`,
  waiting: (platform: string, day: string) => `waiting ${platform} ${day}`,
  sample: (id: string) => `sample ${id}`,
}

export const claimKey = {
  /** One step of one figure's ladder, for one person. A postponed figure has another `due`, so its ladder begins again. */
  remind: (figure: FigureKey, due: string, step: string, personKey: string) =>
    `remind ${figureId(figure)} ${due} ${step} ${personKey}`,
  digest: (set: string, monday: string) => `digest ${set} ${monday}`,
  closing: (set: string, toYear: number) => `closing ${set} ${toYear}`,
}
