import type { FigureKey } from '../../domain/figure-key.ts'
import { toPerson } from '../../domain/recipient.ts'
import { comparePeriods } from '../../domain/time/cadence.ts'
import type { Tx } from '../../store/engine/open.ts'
import { put } from '../kind.ts'
import { firstController } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { baseline } from './intent.ts'

/** Without a baseline the oldest figure may become it: when a controller confirms. */
export async function proposeBaseline(
  tx: Tx,
  situation: Situation,
  figure: FigureKey,
): Promise<void> {
  const { facts, now } = situation
  const { code, period } = figure
  if (facts.baselines.has(code)) return
  if (facts.figures.get(code)?.some((known) => comparePeriods(known.period, period) < 0)) return
  const controller = firstController(situation)
  if (!controller) return
  await put(tx, baseline, {
    key: messageKey.baseline(figure),
    intent: figure,
    recipient: toPerson(controller.key),
    at: now,
  })
}
