import { toPerson } from '../../domain/recipient.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { isSaid } from '../../store/messages.ts'
import { type Intent, put } from '../kind.ts'
import { firstController } from '../known.ts'
import type { Pejl } from '../pejl.ts'
import { situations } from '../situation.ts'
import { uncertain } from '../uncertain/intent.ts'
import { waiting } from '../waiting/intent.ts'
import { problem } from './intent.ts'

/** Whether a message tells of others that did not arrive: of these nobody is told in turn. */
export const tellsOfOthers = (kind: string): boolean =>
  [problem, uncertain, waiting].some(({ name }) => name === kind)

/**
 * Puts a message to the first controller, unless it is there already.
 * @param avoids the platform that it is about, and that would keep it from arriving
 */
export async function tellController<I extends object>(
  pejl: Pejl,
  kind: Intent<I>,
  { key, intent, avoids }: { key: string; intent: I; avoids: string | null },
  now: Date,
): Promise<void> {
  if (await isSaid(pejl.db, key)) return
  const [first] = await situations(pejl, now)
  const controller = first && firstController(first)
  if (!controller) return
  await inTransaction(pejl.db, async (tx) => {
    if (await isSaid(tx, key)) return
    const recipient = toPerson(controller.key)
    await put(tx, kind, { key, intent, recipient, at: now, ...(avoids !== null && { avoids }) })
  })
  pejl.wake()
}
