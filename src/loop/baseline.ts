import { baselineCard } from '../cards/baseline.ts'
import { periodEndYear, periodText } from '../domain/time/cadence.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, leafOf, pejlemaerkeOf } from '../domain/goal-set.ts'
import type { Message } from '../generated/prisma/client.ts'
import { revise } from '../outbox/enqueue.ts'
import type { Actor } from '../domain/rights.ts'
import type { Card } from '../cards/card.ts'
import { type Answer, delmaalId, loadAnswers, loadBaselines } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import { announce } from './announce.ts'
import { due } from './due.ts'
import { type ItemKey, itemOf } from './item.ts'
import type { Pejl } from './pejl.ts'
import { lockPejlemaerke, statusOf } from './recompute.ts'

/** Whether this person may confirm and correct baselines: controllers only. */
export async function isController(db: Tx, actor: Actor): Promise<boolean> {
  const person = await db.person.findUnique({ where: { key: actor.personKey } })
  return person?.active === true && person.isController
}

/** Adds a revision of a delmål's baseline (append-only) and announces what it does to the score. */
export async function saveBaseline(
  pejl: Pejl,
  actor: Actor,
  code: string,
  year: number,
  value: number,
): Promise<void> {
  const now = await pejl.clock.now()
  const id = delmaalId(pejl.set, code)
  await pejl.prisma.$transaction(async (tx) => {
    await lockPejlemaerke(tx, pejl.set, code)
    const newest = await tx.baseline.findFirst({
      where: { delmaalId: id },
      orderBy: { revision: 'desc' },
    })
    if (newest?.year === year && newest.value.toNumber() === value) return
    const revision = (newest?.revision ?? 0) + 1
    const { number } = pejlemaerkeOf(pejl.set, code)
    const before = statusOf(pejl.set, number, await due(tx, pejl, now))
    await tx.baseline.create({
      data: {
        delmaalId: id,
        revision,
        year,
        value: String(value),
        confirmedBy: actor.personKey,
        at: now,
      },
    })
    const after = statusOf(pejl.set, number, await due(tx, pejl, now))
    const shown = formatFigure(value, (leafOf(pejl.set, code) as Delmaal).unit)
    const cause = `baseline for ${code} er ${newest ? 'rettet til' : 'sat til'} ${shown} (${year})`
    await announce(
      tx,
      pejl,
      { before, after, code, cause, key: `${code} baseline ${revision}` },
      now,
    )
    await revise(tx, await questionsAbout(tx, code))
  })
  pejl.wake()
}

/** The questions to a controller about this delmål's baseline. */
async function questionsAbout(tx: Tx, code: string): Promise<string[]> {
  const messages = await tx.message.findMany({
    where: { kind: 'baseline', key: { startsWith: `baseline ${code} ` } },
    select: { id: true },
  })
  return messages.map(({ id }) => id)
}

/** The figure a controller is asked to confirm, as it was last corrected. */
async function firstFigure(pejl: Pejl, { code, period }: ItemKey) {
  const answers = await loadAnswers(pejl.prisma, pejl.set)
  const newest = answers.findLast(
    (one): one is Answer & { kind: 'figure' } =>
      one.kind === 'figure' && one.code === code && one.period === period,
  )
  return newest ?? null
}

/** Confirms a first figure as the baseline; null when there is no such figure. */
export async function confirmBaseline(
  pejl: Pejl,
  actor: Actor,
  item: ItemKey,
): Promise<Card | null> {
  const figure = await firstFigure(pejl, item)
  if (!figure) return null
  const baselines = await loadBaselines(pejl.prisma, pejl.set)
  if (!baselines.has(item.code))
    await saveBaseline(pejl, actor, item.code, Math.ceil(periodEndYear(item.period)), figure.value)
  return await baselineOf(pejl, item)
}

export const renderBaseline = (pejl: Pejl, message: Message): Promise<Card | null> =>
  baselineOf(pejl, message.intent as ItemKey)

async function baselineOf(pejl: Pejl, item: ItemKey): Promise<Card | null> {
  const delmaal = leafOf(pejl.set, item.code)
  const figure = await firstFigure(pejl, item)
  if (!delmaal || !figure) return null
  const known = (await loadBaselines(pejl.prisma, pejl.set)).get(item.code)
  const shown = formatFigure(figure.value, delmaal.unit)
  return baselineCard({
    title: `Første tal for ${item.code}`,
    text: `${item.code}, »${delmaal.title}«, har fået sit første tal: ${shown} for ${periodText(item.period)}. Der er ingen baseline endnu. Skal tallet være baseline? Så regnes der fra det næste tal.`,
    item: itemOf(item),
    open: known === undefined,
    receipt: known
      ? `Baseline for ${item.code} er ${formatFigure(known.value, delmaal.unit)} (${known.year}).`
      : '',
  })
}
