import type { Message } from '../generated/prisma/client.ts'
import type { Card } from '../cards/card.ts'
import { renderAnnouncement, renderChange } from './announce.ts'
import { renderBaseline } from './baseline.ts'
import { renderDigest } from './digest.ts'
import type { Pejl } from './pejl.ts'
import { renderProblem } from './problem.ts'
import { renderReflection, renderSharedReflection } from './reflection.ts'
import { renderReminder } from './remind.ts'
import { renderSample } from './sample.ts'

type Render = (pejl: Pejl, message: Message) => Promise<Card | null>

const renderers: Readonly<Record<string, Render>> = {
  reminder: renderReminder,
  announcement: renderAnnouncement,
  change: renderChange,
  reflection: renderReflection,
  'shared-reflection': renderSharedReflection,
  digest: renderDigest,
  baseline: renderBaseline,
  problem: renderProblem,
  sample: renderSample,
}

/** What a message says at this moment; null when there is nothing left to say. */
export async function render(pejl: Pejl, message: Message): Promise<Card | null> {
  const renderer = Object.hasOwn(renderers, message.kind) ? renderers[message.kind] : undefined
  if (!renderer) throw new RangeError(`no renderer for ${message.kind}`)
  return await renderer(pejl, message)
}
