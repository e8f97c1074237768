import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '../domain/time/calendar.ts'
import { type Prompt, reflectionPrompt } from '../domain/reflection/prompt.ts'
import { whatHappened } from '../domain/reflection/happening.ts'
import { enqueue, revise } from '../outbox/enqueue.ts'
import { pejlemaerkeId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import type { Pejl } from './pejl.ts'
import type { Change } from './recompute.ts'

/** What happened, what was asked, and whether the answer is being written again. */
export const occasionSchema = z.object({
  number: z.number(),
  codes: z.array(z.string()),
  openings: z.array(z.string()),
  questions: z.array(z.object({ codes: z.array(z.string()), text: z.string() })),
  editing: z.boolean(),
})
type Occasion = z.infer<typeof occasionSchema>

const messageKey = (number: number, day: string) => `reflection ${number} ${day}`

/**
 * Asks the responsible leader, in private, to reflect on what happened. One prompt a pejlemærke and
 * day: what happens later that day is added to it until it is answered. A corrected figure asks for
 * no reflection of its own, but the day's prompt must not go on with the wrong one.
 */
export async function reflect(tx: Tx, pejl: Pejl, change: Change, now: Date): Promise<void> {
  const { number, attention } = change.pejlemaerke
  const { answer, corrected, leafEarlier: before, leafAfter: after, delmaal, notYet } = change
  if (answer.kind === 'figure' && before.status?.period === after.status?.period) return
  const happened = whatHappened({ delmaal, before, after, notYet })
  const channel = await tx.channel.findUnique({
    where: { pejlemaerkeId: pejlemaerkeId(pejl.set, number) },
  })
  if (happened === null || !channel?.leaderKey) return

  const personKey = channel.leaderKey
  const key = messageKey(number, dayOf(now))
  const earlier = await tx.reflection.count({ where: { personKey } })
  const prompt = reflectionPrompt(
    happened,
    { delmaal, before, after, notYet },
    attention,
    earlier,
    pejl.questions,
  )
  const today = await promptOf(tx, key)
  if (today) return await extend(tx, today, answer.code, prompt, corrected)
  if (corrected) return
  const id = randomUUID()
  const occasion: Occasion = {
    number,
    codes: [delmaal.code],
    openings: [prompt.opening],
    questions: asOf(delmaal.code, prompt.questions),
    editing: false,
  }
  await tx.reflection.create({
    data: {
      id,
      pejlemaerkeId: pejlemaerkeId(pejl.set, number),
      personKey,
      occasion,
      at: now,
    },
  })
  await enqueue(tx, {
    key,
    kind: 'reflection',
    intent: { reflection: id },
    recipient: `person:${personKey}`,
    at: now,
  })
}

async function promptOf(tx: Tx, key: string) {
  const message = await tx.message.findUnique({ where: { key } })
  if (!message) return null
  const { reflection } = message.intent as { reflection: string }
  const row = await tx.reflection.findUniqueOrThrow({ where: { id: reflection } })
  return { message, row }
}

/** Adds what happened to a prompt that is still open; a corrected figure replaces its own line. */
async function extend(
  tx: Tx,
  { message, row }: NonNullable<Awaited<ReturnType<typeof promptOf>>>,
  code: string,
  { opening, questions }: Prompt,
  corrected: boolean,
): Promise<void> {
  const occasion = occasionSchema.parse(row.occasion)
  const place = occasion.codes.indexOf(code)
  if (row.answer !== null || (corrected && place < 0)) return
  const next = {
    ...occasion,
    questions: merged(occasion, asOf(code, questions), place),
    codes: place < 0 ? [...occasion.codes, code] : occasion.codes,
    openings: place < 0 ? [...occasion.openings, opening] : occasion.openings.with(place, opening),
  }
  await tx.reflection.update({ where: { id: row.id }, data: { occasion: next } })
  await revise(tx, [message.id])
}

const MOST_QUESTIONS = 3

type Question = Occasion['questions'][number]

const asOf = (code: string, texts: readonly string[]): Question[] =>
  texts.map((text) => ({ codes: [code], text }))

/**
 * The first question of each thing that happened, then the others; one that is asked of several
 * figures stands once, with their codes. Where all that happened is one figure, and it was
 * corrected, its questions are the new ones.
 */
function merged({ codes, questions }: Occasion, more: Question[], place: number): Question[] {
  if (place === 0 && codes.length === 1) return more
  const inOrder = [...questions.slice(0, 1), ...more.slice(0, 1), ...questions.slice(1)]
  const byText = Map.groupBy(inOrder, ({ text }) => text)
  return [...byText]
    .map(([text, same]) => ({ text, codes: [...new Set(same.flatMap((one) => one.codes))] }))
    .slice(0, MOST_QUESTIONS)
}
