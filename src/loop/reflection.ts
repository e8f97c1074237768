import { z } from 'zod'
import { noticeCard } from '../cards/notice.ts'
import { reflectionCard } from '../cards/reflection.ts'
import { listText, upperFirst } from '../domain/danish-text.ts'
import { momentText } from '../domain/time/calendar.ts'
import { PRIVACY } from '../domain/reflection/prompt.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Actor } from '../domain/rights.ts'
import type { Card } from '../cards/card.ts'
import { pejlemaerkeId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import { livingKey } from './announce.ts'
import type { Pejl } from './pejl.ts'
import { occasionSchema } from './reflect.ts'

const LONGEST_ANSWER = 4000

/** A reflection that this person wrote or was asked for; nobody else's is found. */
async function ownReflection(db: Tx, actor: Actor, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  return await db.reflection.findFirst({ where: { id, personKey: actor.personKey } })
}

/** Keeps a leader's answer; null when the reflection is not theirs. */
export async function answerReflection(
  pejl: Pejl,
  actor: Actor,
  id: string,
  answer: string,
): Promise<Card | null> {
  const row = await ownReflection(pejl.prisma, actor, id)
  if (!row) return null
  const text = answer.trim()
  if (text === '') return reflectionOf(row, { problem: 'Skriv dit svar først.', typed: '' })
  if (text.length > LONGEST_ANSWER)
    return reflectionOf(row, {
      problem: `Svaret må højst være på ${LONGEST_ANSWER} tegn.`,
      typed: answer,
    })
  const now = await pejl.clock.now()
  const occasion = { ...occasionSchema.parse(row.occasion), editing: false }
  const saved = await pejl.prisma.$transaction(async (tx) => {
    if (row.sharedAt !== null) await shareInThread(tx, pejl, row.id, occasion.number, now)
    return await tx.reflection.update({
      where: { id },
      data: { answer: text, answeredAt: now, occasion },
    })
  })
  pejl.wake()
  return reflectionOf(saved)
}

/** A person's own reflection as it stands, for a form that is shown by itself. */
export async function readReflection(pejl: Pejl, actor: Actor, id: string): Promise<Card | null> {
  const row = await ownReflection(pejl.prisma, actor, id)
  return row && reflectionOf(row)
}

/** Opens an answered reflection for another answer. */
export async function reopenReflection(pejl: Pejl, actor: Actor, id: string): Promise<Card | null> {
  const row = await ownReflection(pejl.prisma, actor, id)
  if (!row) return null
  const occasion = { ...occasionSchema.parse(row.occasion), editing: true }
  return reflectionOf(await pejl.prisma.reflection.update({ where: { id }, data: { occasion } }))
}

/** Shares an answer in the leader channel's thread; pressing twice shares once. */
export async function shareReflection(pejl: Pejl, actor: Actor, id: string): Promise<Card | null> {
  const row = await ownReflection(pejl.prisma, actor, id)
  if (!row || row.answer === null) return null
  const now = await pejl.clock.now()
  const { number } = occasionSchema.parse(row.occasion)
  const shared = await pejl.prisma.$transaction(async (tx) => {
    await shareInThread(tx, pejl, row.id, number, now)
    return await tx.reflection.update({ where: { id }, data: { sharedAt: row.sharedAt ?? now } })
  })
  pejl.wake()
  return reflectionOf(shared)
}

async function shareInThread(
  tx: Tx,
  pejl: Pejl,
  id: string,
  number: number,
  at: Date,
): Promise<void> {
  const channel = await tx.channel.findUniqueOrThrow({
    where: { pejlemaerkeId: pejlemaerkeId(pejl.set, number) },
  })
  await enqueue(tx, {
    key: `shared reflection ${id}`,
    kind: 'shared-reflection',
    intent: { reflection: id },
    recipient: `channel:${channel.key}`,
    rootKey: livingKey(pejl, number),
    at,
  })
}

export async function renderReflection(pejl: Pejl, message: Message): Promise<Card> {
  const { reflection } = message.intent as { reflection: string }
  const row = await pejl.prisma.reflection.findUniqueOrThrow({ where: { id: reflection } })
  return reflectionOf(row)
}

/** A shared answer, in the leader channel's thread, with its writer's role. */
export async function renderSharedReflection(pejl: Pejl, message: Message): Promise<Card | null> {
  const { reflection } = message.intent as { reflection: string }
  const row = await pejl.prisma.reflection.findUniqueOrThrow({
    where: { id: reflection },
    include: { person: true },
  })
  if (row.sharedAt === null || row.answer === null) return null
  return noticeCard(`${upperFirst(row.person.name)} deler en refleksion: »${row.answer}«`)
}

type Row = {
  id: string
  occasion: unknown
  answer: string | null
  sharedAt: Date | null
  answeredAt: Date | null
}

function reflectionOf(row: Row, refused?: { problem: string; typed: string }): Card {
  const { number, codes, openings, questions, editing } = occasionSchema.parse(row.occasion)
  const shared = row.sharedAt !== null
  const open = row.answer === null || editing || refused !== undefined
  return reflectionCard({
    title: `Til eftertanke: pejlemærke ${number}`,
    opening: openings.join('\n'),
    questions: questions
      .map(({ codes: own, text }) => `• ${codes.length > 1 ? `${listText(own)}: ` : ''}${text}`)
      .join('\n'),
    reflection: row.id,
    open,
    answer: refused?.typed ?? row.answer ?? '',
    problem: refused?.problem ?? '',
    privacy: shared ? sharedText(open) : keptText(row.answeredAt),
    shareable: row.answer !== null && !shared,
  })
}

const sharedText = (open: boolean): string =>
  open
    ? 'Dit svar er delt. Når du gemmer, ændres svaret også i lederkanalen.'
    : 'Dit svar er delt i lederkanalen.'

const keptText = (at: Date | null): string =>
  at === null ? PRIVACY : `Gemt ${momentText(at)}. ${PRIVACY}`
