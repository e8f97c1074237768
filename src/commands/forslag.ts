import { listCard } from '../cards/list.ts'
import { listText, sentence } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import { may, refusal } from '../domain/rights.ts'
import { addEntry, endEntries } from '../loop/background.ts'
import { pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import { speakerIn } from '../loop/rights.ts'
import type { Situation } from '../loop/situation.ts'
import type { BackgroundEntry } from '../store/background.ts'
import { buttons, no } from './answers.ts'
import { done, entryJson, entryLine, type ListWish, LONGEST_ENTRY, readWish } from './background.ts'
import type { Command, Invocation, Outcome } from './command.ts'

export const forslag: Command = {
  name: 'forslag',
  aliases: ['budgetforslag', 'proposals'],
  usage: '[Ø202 | 6] [tilføj 1, 4: navn | afslut: hvorfor]',
  description: 'viser budgetforslagene, og hvilke pejlemærker de skal støtte',
  example: 'forslag Ø202',
  onlyShows: true,
  async run(pejl, invocation) {
    const known = withProposals(pejl, invocation)
    if (!known) return no('Ingen af dokumenterne har budgetforslag.')
    const wish = readWish(invocation.args)
    const code = codeIn(wish.subject)
    if (wish.kind !== 'show')
      return code === null
        ? no('Skriv forslagets kode først, fx »forslag Ø701 tilføj 1, 4: navn«.')
        : await change(pejl, invocation, known, code, wish)
    const standing = known.background.filter(
      (one) => one.kind === 'proposal' && (wish.all || one.ended === null),
    )
    if (code !== null) return one(pejl, known, code, standing)
    if (/^\d+$/.test(wish.subject)) return ofGoal(pejl, known, Number(wish.subject), standing)
    return wish.subject === ''
      ? overview(known, standing)
      : no(`Jeg kan ikke finde forslaget ${quoted(wish.subject)}.`, buttons(['forslag']))
  },
}

/** The set of the channel, else the first that has proposals. */
function withProposals(pejl: Pejl, { situations, shown }: Invocation): Situation | undefined {
  const having = [...situations, ...shown].filter(({ set }) => set.proposals.length > 0)
  return having.find(({ set }) => set === pejl.home) ?? having[0]
}

/** "Ø202" of "ø 202" and "o202"; null for what is no code. */
function codeIn(typed: string): string | null {
  const [, letters = '', digits = ''] =
    /^(\p{L}{1,2})\s*(\d{2,3})$/u.exec(typed.toLocaleUpperCase('da')) ?? []
  return digits === '' ? null : `${letters === 'O' ? 'Ø' : letters}${digits}`
}

function one(
  pejl: Pejl,
  known: Situation,
  code: string,
  standing: readonly BackgroundEntry[],
): Outcome {
  const own = standing.filter((entry) => entry.code === code)
  const registered = known.set.proposals.find((proposal) => proposal.code === code)
  if (own.length === 0 && !registered)
    return no(`Jeg kan ikke finde forslaget ${quoted(code)}.`, buttons(['forslag']))
  const names = registered?.names ?? [own[0]?.text ?? '']
  const numbers = own.map(({ pejlemaerke }) => String(pejlemaerke))
  const [name = '', ...others] = names
  return {
    card: listCard(
      `Budgetforslag ${code}`,
      [
        sentence(name),
        ...others.map((other) => sentence(`Hedder også: ${other}`)),
        `Nævnt under pejlemærke ${listText(numbers)}. Dokumentet nævner ingen beløb.`,
      ].join('\n'),
      [
        ...own
          .filter(({ text }) => text !== '')
          .map(({ pejlemaerke, text }) => ({ heading: `Pejlemærke ${pejlemaerke}`, text })),
        ...(registered?.notes ?? []).map(({ text }) => ({ text })),
      ],
      buttons(
        own.map(({ pejlemaerke }) => `tiltag ${pejlemaerkeName(pejl, known.set, pejlemaerke)}`),
      ),
    ),
    json: {
      code,
      names,
      pejlemaerker: numbers.map(Number),
      entries: own.map((entry) => entryJson(known, entry)),
    },
    ok: true,
  }
}

function ofGoal(
  pejl: Pejl,
  known: Situation,
  number: number,
  standing: readonly BackgroundEntry[],
): Outcome {
  const own = standing.filter(({ pejlemaerke }) => pejlemaerke === number)
  return {
    card: listCard(
      `Budgetforslag: ${known.set.noun.one} ${number}`,
      own.length === 0 ? 'Her er ingen budgetforslag.' : '',
      own.map((entry) => ({ text: entryLine(known, entry) })),
      buttons([`tiltag ${pejlemaerkeName(pejl, known.set, number)}`]),
    ),
    json: own.map((entry) => entryJson(known, entry)),
    ok: true,
  }
}

function overview(known: Situation, standing: readonly BackgroundEntry[]): Outcome {
  const codes = [...Map.groupBy(standing, ({ code }) => code)].sort(([a], [b]) =>
    a.localeCompare(b, 'da'),
  )
  const nameOf = (code: string, text: string) =>
    known.set.proposals.find((proposal) => proposal.code === code)?.names[0] ?? text
  return {
    card: listCard(
      'Budgetforslag',
      `${codes.length} forslag, nævnt ${standing.length} gange. Dokumentet nævner ingen beløb.`,
      codes.map(([code, own]) => ({
        heading: `${code} (${listText(own.map(({ pejlemaerke }) => String(pejlemaerke)))})`,
        text: nameOf(code, own[0]?.text ?? ''),
      })),
      buttons(['forslag Ø202']),
    ),
    json: codes.map(([code, own]) => ({
      code,
      pejlemaerker: own.map(({ pejlemaerke }) => pejlemaerke),
    })),
    ok: true,
  }
}

/** "tilføj 1, 4: navn" stands as text before its colon. */
async function change(
  pejl: Pejl,
  { actor }: Invocation,
  known: Situation,
  code: string,
  wish: Exclude<ListWish, { kind: 'show' }>,
): Promise<Outcome> {
  if (!may(speakerIn(known, actor), 'background')) return no(refusal('background', '', []))
  if (wish.kind === 'end') {
    const own = known.background.filter((entry) => entry.code === code && entry.ended === null)
    if (own.length === 0) return no(`Forslaget ${code} findes ikke eller er allerede afsluttet.`)
    const reason = wish.number === null ? wish.reason : ''
    if (reason === '' || reason.length > LONGEST_ENTRY)
      return no(`Skriv kort, hvorfor ${code} er afsluttet: »forslag ${code} afslut: …«.`)
    await endEntries(pejl, actor, known.set, own, reason)
    return done(`${code} er afsluttet og bliver stående i historien.`)
  }
  const [, list = '', name = ''] = /^([\d,\s]+)[\s:]+(\S.*)$/s.exec(wish.text) ?? []
  const numbers = [
    ...new Set(
      list
        .split(/[,\s]+/)
        .filter((part) => part !== '')
        .map(Number),
    ),
  ]
  const unknown = numbers.find(
    (number) => !known.set.pejlemaerker.some((goal) => goal.number === number),
  )
  if (numbers.length === 0 || name === '')
    return no(
      `Skriv, hvilke pejlemærker det støtter, og hvad det hedder: »forslag ${code} tilføj 1, 4: navn«.`,
    )
  if (unknown !== undefined) return no(`Der er ikke noget pejlemærke ${unknown}.`)
  if (name.length > LONGEST_ENTRY)
    return no(`Navnet er for langt. Skriv højst ${LONGEST_ENTRY} tegn.`)
  const places = await addEntry(pejl, actor, known.set, numbers, {
    kind: 'proposal',
    code,
    text: name,
  })
  return places.length === 0
    ? no(`${code} står der allerede.`)
    : done(
        `${code} er tilføjet under pejlemærke ${listText(places.map(({ pejlemaerke }) => String(pejlemaerke)))}.`,
      )
}
