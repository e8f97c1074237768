/** Samples: how each card looks where it is read, for whoever has just set pejl up. */
import { randomUUID } from 'node:crypto'
import { announcementCard } from '../cards/announcement.ts'
import { changeCard } from '../cards/change.ts'
import { reflectionCard } from '../cards/reflection.ts'
import { reminderCard } from '../cards/reminder.ts'
import { momentText } from '../domain/time/calendar.ts'
import { PRIVACY } from '../domain/reflection/prompt.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Card } from '../cards/card.ts'
import { renderDigest } from './digest.ts'
import { due, YEAR_AHEAD } from './due.ts'
import { loadFields } from './field.ts'
import type { Pejl } from './pejl.ts'
import { saidOnce } from './said-once.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000

type Sample = (pejl: Pejl, message: Message) => Promise<Card>

const samples: Readonly<Record<string, Sample>> = {
  reminder: async (pejl, { recipient, at }) => {
    const { open } = await due(pejl.prisma, pejl, at, YEAR_AHEAD)
    const person = recipient.slice('person:'.length)
    const fields = await loadFields(pejl, pejl.prisma, person, open.slice(0, 1), at)
    const intro = 'Sådan ser en påmindelse ud. Sender du et tal ind herfra, gælder det.'
    return reminderCard('Et tal til pejlemærkerne', intro, saidOnce(fields).fields)
  },
  announcement: async (pejl, { at }) => {
    const status = await first(pejl, at)
    return announcementCard(status, momentText(at))
  },
  change: async (pejl, { at }) => {
    const { number, display, coverage } = await first(pejl, at)
    const same = { from: display, to: display, moved: '' }
    const covered = { coverageFrom: coverage.text, coverageTo: coverage.text }
    return changeCard({ number, cause: 'Her står, hvad der er sket', ...same, ...covered })
  },
  reflection: async (pejl, { at }) => {
    const { number } = await first(pejl, at)
    return reflectionCard({
      title: `Til eftertanke: pejlemærke ${number}`,
      opening: 'Sådan bliver en leder spurgt, når et tal har flyttet sig.',
      questions: 'Hvad ligger bag, og hvad vil I prøve som det næste?',
      reflection: '',
      open: true,
      answer: '',
      problem: '',
      privacy: PRIVACY,
      shareable: false,
    })
  },
  digest: async (pejl, message) => {
    const since = new Date(message.at.getTime() - WEEK_MS).toISOString()
    return renderDigest(pejl, { ...message, intent: { since, until: message.at.toISOString() } })
  },
}

/** The first pejlemærke of the goal set, as it stands. */
async function first(pejl: Pejl, now: Date): Promise<PejlemaerkeStatus> {
  const { facts, today } = await due(pejl.prisma, pejl, now)
  return pejlemaerkeStatus(pejl.set, pejl.set.pejlemaerker[0]?.number ?? 1, facts, { on: today })
}

/** Sends one person a sample of each card, in private; returns how many. */
export async function sendSamples(pejl: Pejl, personKey: string): Promise<number> {
  const at = await pejl.clock.now()
  const names = Object.keys(samples)
  await pejl.prisma.$transaction(async (tx) => {
    for (const card of names)
      await enqueue(tx, {
        key: `sample ${randomUUID()}`,
        kind: 'sample',
        intent: { card },
        recipient: `person:${personKey}`,
        at,
      })
  })
  pejl.wake()
  return names.length
}

/** A sample says that it is one. */
export async function renderSample(pejl: Pejl, message: Message): Promise<Card | null> {
  const { card: name } = message.intent as { card: string }
  const card = await samples[name]?.(pejl, message)
  if (!card) return null
  const { title, text } = card.data as { title?: string; text?: string }
  const marked = title === undefined ? { text: `Prøve: ${text}` } : { title: `Prøve: ${title}` }
  return { ...card, data: { ...card.data, ...marked }, text: `Prøve: ${card.text}` }
}
