import { announcementCard } from '../cards/announcement.ts'
import { type Change as ChangeLine, changeCard } from '../cards/change.ts'
import { periodText } from '../domain/time/cadence.ts'
import { momentText } from '../domain/time/calendar.ts'
import { formatFigure, formatScore } from '../domain/figures/danish-format.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import { delmaalIn, type PejlemaerkeStatus } from '../domain/barometer/status.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Card } from '../cards/card.ts'
import { pejlemaerkeId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import { due } from './due.ts'
import type { Pejl } from './pejl.ts'
import type { Change } from './recompute.ts'

/** The outbox key of a pejlemærke's living card. */
export const livingKey = (pejl: Pejl, number: number): string =>
  `announcement ${pejl.set.key} ${number}`

/** A pejlemærke before and after something that happened to one delmål. */
export type Told = {
  before: PejlemaerkeStatus
  after: PejlemaerkeStatus
  code: string
  /** "1D for 2015 er indberettet som 1.330" */
  cause: string
  /** Unique for ever. */
  key: string
}

/**
 * Keeps one living card per pejlemærke in its leader channel up to date, and tells in its thread of
 * each change of score or datagrundlag.
 */
export async function announce(tx: Tx, pejl: Pejl, told: Told, now: Date): Promise<void> {
  const { number } = told.after
  if (!(await stand(tx, pejl, number, now))) return
  if (!isWorthTelling(told.before, told.after)) return
  const channel = await channelOf(tx, pejl, number)
  if (!channel) return
  await enqueue(tx, {
    key: `change ${told.key}`,
    kind: 'change',
    intent: changeLine(told),
    recipient: channel,
    rootKey: livingKey(pejl, number),
    at: now,
  })
}

/** Makes sure that every pejlemærke with a leader channel has its living card. */
export async function standAll(pejl: Pejl, now: Date): Promise<void> {
  await pejl.prisma.$transaction(async (tx) => {
    const keys = pejl.set.pejlemaerker.map(({ number }) => livingKey(pejl, number))
    const standing = await tx.message.findMany({
      where: { key: { in: keys } },
      select: { key: true },
    })
    for (const { number } of pejl.set.pejlemaerker)
      if (!standing.some(({ key }) => key === livingKey(pejl, number)))
        await stand(tx, pejl, number, now)
  })
}

/** The living card, made or due for an edit; false when the pejlemærke has no leader channel. */
async function stand(tx: Tx, pejl: Pejl, number: number, now: Date): Promise<boolean> {
  const channel = await channelOf(tx, pejl, number)
  if (!channel) return false
  await enqueue(tx, {
    key: livingKey(pejl, number),
    kind: 'announcement',
    intent: { number },
    recipient: channel,
    at: now,
  })
  return true
}

async function channelOf(tx: Tx, pejl: Pejl, number: number) {
  const channel = await tx.channel.findUnique({
    where: { pejlemaerkeId: pejlemaerkeId(pejl.set, number) },
  })
  return channel && (`channel:${channel.key}` as const)
}

function isWorthTelling(before: PejlemaerkeStatus, after: PejlemaerkeStatus): boolean {
  return (
    before.score !== after.score ||
    before.display !== after.display ||
    before.coverage.text !== after.coverage.text
  )
}

/** What an answer did, for the thread. */
export function toldOf({ before, after, answer, delmaal, corrected }: Change): Told {
  const figure = `${answer.code} for ${periodText(answer.period)}`
  const verb = corrected ? 'rettet til' : 'indberettet som'
  const cause =
    answer.kind === 'figure'
      ? `${figure} er ${verb} ${formatFigure(answer.value, delmaal.unit)}`
      : `${figure} findes ikke endnu`
  return {
    before,
    after,
    code: answer.code,
    cause,
    key: `${answer.code} ${answer.period} ${answer.revision}`,
  }
}

/** From, to, because of what; frozen, since it tells of one moment. */
function changeLine({ before, after, code, cause }: Told): ChangeLine {
  const [leafBefore, leafAfter] = [delmaalIn(before, code), delmaalIn(after, code)]
  const score = (leaf: typeof leafBefore) =>
    leaf.score === null ? '–' : formatScore(leaf.score, leaf.reached)
  return {
    number: after.number,
    from: before.display,
    to: after.display,
    cause,
    moved:
      leafBefore.score === leafAfter.score
        ? ''
        : `${code} er gået fra ${score(leafBefore)} til ${score(leafAfter)}`,
    coverageFrom: before.coverage.text,
    coverageTo: after.coverage.text,
  }
}

export async function renderAnnouncement(pejl: Pejl, message: Message): Promise<Card> {
  const { number } = message.intent as { number: number }
  const now = await pejl.clock.now()
  const situation = await due(pejl.prisma, pejl, now)
  const status = pejlemaerkeStatus(pejl.set, number, situation.facts, { on: situation.today })
  const codes = status.delmaal.flatMap((delmaal) => [delmaal, ...delmaal.parts])
  const touched = situation.answers.findLast(
    (answer) => answer.by !== null && codes.some(({ code }) => code === answer.code),
  )
  return announcementCard(status, momentText(touched?.at ?? message.at))
}

export const renderChange = async (_pejl: Pejl, message: Message): Promise<Card> =>
  changeCard(message.intent as ChangeLine)
