/** "forslag Ø701 tilføj 1, 4: navn", "forslag Ø701 afslut: hvorfor", and one mention alone: "afslut 4: hvorfor". */
import { listText } from '../../domain/danish-text.ts'
import { may, refusal } from '../../domain/rights.ts'
import { addEntry, endEntries } from '../../loop/background.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { speakerIn } from '../../loop/rights.ts'
import type { Situation } from '../../loop/situation.ts'
import { no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { done, type ListWish, LONGEST_ENTRY } from './background.ts'

export async function changeProposal(
  pejl: Pejl,
  { actor }: Invocation,
  known: Situation,
  code: string,
  wish: Exclude<ListWish, { kind: 'show' }>,
): Promise<Outcome> {
  if (!may(speakerIn(known, actor), 'background')) return no(refusal('background', '', []))
  return wish.kind === 'add'
    ? await add(pejl, actor, known, code, wish.text)
    : await end(pejl, actor, known, code, wish)
}

async function end(
  pejl: Pejl,
  actor: Invocation['actor'],
  { set, background }: Situation,
  code: string,
  { number, reason }: Extract<ListWish, { kind: 'end' }>,
): Promise<Outcome> {
  const standing = background.filter((entry) => entry.code === code && entry.ended === null)
  if (standing.length === 0) return no(`Forslaget ${code} findes ikke eller er allerede afsluttet.`)
  const own = standing.filter(({ pejlemaerke }) => number === null || pejlemaerke === number)
  if (own.length === 0)
    return no(
      `${code} står ikke under ${set.noun.one} ${number}, men under ${set.noun.one} ${listText(standing.map(({ pejlemaerke }) => String(pejlemaerke)))}.`,
    )
  const what = number === null ? 'afslut' : `afslut ${number}`
  if (reason === '' || reason.length > LONGEST_ENTRY)
    return no(`Skriv kort, hvorfor ${code} er afsluttet: »forslag ${code} ${what}: …«.`)
  await endEntries(pejl, actor, set, own, reason)
  const where = number === null ? '' : ` under ${set.noun.one} ${number}`
  return done(`${code} er afsluttet${where} og bliver stående i historien.`)
}

/** `text` is "1, 4: navn": where it stands, and what it is called. */
async function add(
  pejl: Pejl,
  actor: Invocation['actor'],
  { set }: Situation,
  code: string,
  text: string,
): Promise<Outcome> {
  const [, list = '', name = ''] = /^([\d,\sog]+)[\s:]+(\S.*)$/s.exec(text) ?? []
  const numbers = [...new Set((list.match(/\d+/g) ?? []).map(Number))]
  const unknown = numbers.find((one) => !set.pejlemaerker.some(({ number }) => number === one))
  if (numbers.length === 0 || !/\p{L}/u.test(name))
    return no(
      `Skriv, hvilke ${set.noun.many} det støtter, og hvad det hedder: »forslag ${code} tilføj 1, 4: navn«.`,
    )
  if (unknown !== undefined) return no(`Der er ikke noget ${set.noun.one} ${unknown}.`)
  if (name.length > LONGEST_ENTRY)
    return no(`Navnet er for langt. Skriv højst ${LONGEST_ENTRY} tegn.`)
  const entry = { kind: 'proposal', code, text: name } as const
  const places = await addEntry(pejl, actor, set, numbers, entry)
  return places.length === 0
    ? no(`${code} står allerede under ${set.noun.one} ${listText(numbers.map(String))}.`)
    : done(
        `${code} er tilføjet under ${set.noun.one} ${listText(places.map(({ pejlemaerke }) => String(pejlemaerke)))}.`,
      )
}
