import { readable } from '../domain/danish-words.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { type Recipient, readRecipient } from '../domain/recipient.ts'
import type { Actor } from '../domain/rights.ts'
import type { Pejl } from '../loop/pejl.ts'
import { speakerIn } from '../loop/rights.ts'
import { allSituations } from '../loop/situation.ts'
import { channelByKey } from '../store/channels.ts'
import { buttons, no } from './answers.ts'
import { baseline } from './baseline.ts'
import { beregning } from './beregning.ts'
import type { Command, Invocation, Outcome } from './command.ts'
import { aarsager } from './documents/aarsager.ts'
import { forslag } from './documents/forslag.ts'
import { maalgrupper } from './documents/maalgrupper.ts'
import { maalsaet } from './documents/maalsaet.ts'
import { principper } from './documents/principper.ts'
import { sammenlign } from './documents/sammenlign.ts'
import { tiltag } from './documents/tiltag.ts'
import { genoptag } from './genoptag.ts'
import { fremme, gensend } from './gensend.ts'
import { historik } from './historik.ts'
import { hjaelp } from './hjaelp.ts'
import { indberet } from './indberet.ts'
import { kommerIkke } from './kommer-ikke.ts'
import { mangler } from './mangler.ts'
import { meaningOf } from './meaning.ts'
import { mine } from './mine.ts'
import { parseCommand, withoutPejl } from './parse.ts'
import { budget } from './plan/budget.ts'
import { forandringsteori } from './plan/forandringsteori.ts'
import { indsatsomraader } from './plan/indsatsomraader.ts'
import { initiativer } from './plan/initiativer.ts'
import { milepaele } from './plan/milepaele.ts'
import { noegletal } from './plan/noegletal.ts'
import { plan } from './plan/plan.ts'
import { proeve } from './proeve.ts'
import { answerSmallTalk, readSmallTalk } from './small-talk.ts'
import { status } from './status.ts'
import { asOfMeant, runAsOf } from './then.ts'
import { udskyd } from './udskyd.ts'
import { unknown } from './unknown.ts'
import { hvadHvis } from './what-if/hvad-hvis.ts'
import { maal } from './what-if/maal.ts'
import { aarsstatus } from './yearly/aarsstatus.ts'

/** What is typed every day. */
const daily: readonly Command[] = [
  status,
  beregning,
  maal,
  hvadHvis,
  mangler,
  mine,
  historik,
  indberet,
  udskyd,
  kommerIkke,
  baseline,
]
/** What a controller types: what is awaited after all, and what did not come through. */
const controllers: readonly Command[] = [genoptag, gensend, fremme, proeve]
/** What shows what was published, and what the documents say. */
const documents: readonly Command[] = [
  aarsstatus,
  maalsaet,
  aarsager,
  tiltag,
  forslag,
  maalgrupper,
  sammenlign,
  principper,
  plan,
  budget,
  initiativer,
  milepaele,
  indsatsomraader,
  forandringsteori,
  noegletal,
]
const help = hjaelp([...daily, ...controllers], documents)
export const commands: readonly Command[] = [...daily, ...controllers, ...documents, help]
/** Those that are offered where there is room for few: help leads to the others. */
export const dailyCommands: readonly Command[] = [...daily, help]

/** How each command is typed and what it does, for suggestions while typing. */
export const commandUsages = () =>
  commands.map(({ name, usage, description }) => ({
    usage: `${name} ${usage}`.trim(),
    description,
  }))

/** Room for a command with the longest reason; what is longer was not meant as one. */
const LONGEST = 3000

/**
 * Runs what somebody typed. Never fails on what was typed: it suggests.
 * @param place the channel of pejl's that it was typed in; null for any other place
 */
export async function runCommand(
  pejl: Pejl,
  actor: Actor,
  text: string,
  confirmed = false,
  place: Recipient | null = null,
): Promise<Outcome> {
  const now = await pejl.clock.now()
  const { followed: all, shown } = await allSituations(pejl, now)
  const [first] = all
  const person = first ? speakerIn(first, actor) : null
  if (!person) return no('Jeg kender dig ikke endnu. Bed en controller om at tage dig med.')
  const typed = withoutPejl(readable(text))
  if (typed.length > LONGEST)
    return no(`Beskeden er for lang til mig. Jeg læser højst ${LONGEST} tegn ad gangen.`)
  const here = { ...pejl, home: place ? await setOf(pejl, place) : undefined }
  return await answer(
    here,
    { args: '', person, actor, confirmed, now, situations: all, shown },
    typed,
  )
}

/** The goal set that a channel belongs to. */
async function setOf(pejl: Pejl, place: Recipient): Promise<GoalSet | undefined> {
  const { kind, key } = readRecipient(place)
  const channel = kind === 'channel' ? await channelByKey(pejl.db, key) : null
  return pejl.sets.find((set) => set.key === channel?.set)
}

/** Small talk, a command by its name, or what is meant by other words. */
async function answer(pejl: Pejl, invocation: Invocation, typed: string): Promise<Outcome> {
  const { talk, rest } = readSmallTalk(typed)
  if (talk !== null && rest === '') return answerSmallTalk(talk, pejl.sets)
  const parsed = parseCommand(rest, commands)
  if (parsed.kind === 'empty') return await help.run(pejl, invocation)
  if (parsed.kind === 'command')
    return await runAsOf(pejl, parsed.command, { ...invocation, args: parsed.args }, commands)
  const { said, day } = asOfMeant(rest, invocation.now)
  const meaning = meaningOf(pejl, said)
  if (meaning === null && talk !== null && parsed.nearest.length === 0)
    return answerSmallTalk(talk, pejl.sets)
  if (meaning === null) return unknown(pejl, parsed, rest)
  if (meaning.kind === 'offer') return no(meaning.text, buttons(meaning.commands))
  const args = `${meaning.args} ${day}`.trim()
  return await runAsOf(pejl, meaning.command, { ...invocation, args }, commands)
}
