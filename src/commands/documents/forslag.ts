import { listCard } from '../../cards/list.ts'
import { proposalName } from '../../domain/background-words.ts'
import { linesText, listText, sentence, upperFirst } from '../../domain/danish-text.ts'
import { quoted, subjectOf, wordsOf } from '../../domain/danish-words.ts'
import { pejlemaerkeName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import type { BackgroundEntry } from '../../store/background.ts'
import { buttons, no } from '../answers.ts'
import type { Command, Invocation, Outcome } from '../command.ts'
import { find } from '../find.ts'
import { situationIn } from '../situation-of.ts'
import { type Topic, titled } from '../topics.ts'
import { entriesOf, entryJson, entryLine, happenedTo, readWish } from './background.ts'
import { changeProposal } from './change-proposal.ts'
import { type Proposal, proposalCode, proposalsIn, withProposals } from './proposals.ts'
import { setHeading } from './set-heading.ts'

export const forslag: Command = {
  name: 'forslag',
  aliases: ['budgetforslag', 'proposals'],
  usage: '[Ø202 | 6 | ord] [alle | tilføj 1, 4: navn | afslut 4: hvorfor]',
  description: 'viser budgetforslagene, og hvilke pejlemærker de skal støtte',
  example: 'forslag Ø202',
  onlyShows: true,
  async run(pejl, invocation) {
    const wish = readWish(invocation.args)
    const code = proposalCode(wish.subject)
    const known = withProposals(pejl, invocation, code)
    if (!known) return no('Ingen af dokumenterne har budgetforslag.')
    if (wish.kind !== 'show')
      return code === null
        ? no('Skriv forslagets kode først, fx »forslag Ø701 tilføj 1, 4: navn«.')
        : await changeProposal(pejl, invocation, known, code, wish)
    const all = proposalsIn(known, wish.all)
    if (code !== null) return one(pejl, known, code, all, wish.all)
    if (wish.subject === '') return list(pejl, known, 'Budgetforslag', all)
    const fits = titled(all, wordsOf(subjectOf(wish.subject)))
    const [only, another] = fits
    if (only && !another) return one(pejl, known, only.code, all, wish.all)
    if (only) return list(pejl, known, `Budgetforslag: ${subjectOf(wish.subject)}`, fits)
    const found = find(pejl, wish.subject)
    return found.kind === 'topic'
      ? ofGoal(pejl, invocation, found.topic, wish.all)
      : no(`Jeg kan ikke finde forslaget ${quoted(wish.subject)}.`, buttons(['forslag']))
  },
}

const numbersOf = (entries: readonly BackgroundEntry[]): string[] =>
  entries.map(({ pejlemaerke }) => String(pejlemaerke))

/** @param ended those that were ended are among them */
function one(
  pejl: Pejl,
  known: Situation,
  code: string,
  all: readonly Proposal[],
  ended: boolean,
): Outcome {
  const { set } = known
  const registered = set.proposals.find((proposal) => proposal.code === code)
  const whole = proposalsIn(known, true).find((proposal) => proposal.code === code)
  if (!whole) return no(`Jeg kan ikke finde forslaget ${quoted(code)}.`, buttons(['forslag']))
  const own = all.find((proposal) => proposal.code === code)?.own ?? []
  const [name = whole.name, ...others] = registered?.names ?? []
  return {
    card: listCard(
      setHeading(pejl, set, `Budgetforslag ${code}`),
      linesText(
        sentence(name),
        ...others.map((other) => sentence(`Hedder også: ${other}`)),
        whereText(known, whole, registered !== undefined, ended),
      ),
      [
        ...own
          .map((entry) => ({
            heading: upperFirst(`${set.noun.one} ${entry.pejlemaerke}`),
            text: [entry.text === name ? '' : sentence(entry.text), ...happenedTo(known, entry)]
              .filter((part) => part !== '')
              .join(' '),
          }))
          .filter(({ text }) => text !== ''),
        ...(registered?.notes ?? []).map(({ text }) => ({ heading: 'Om forslaget', text })),
      ],
      buttons(own.map(({ pejlemaerke }) => `tiltag ${pejlemaerkeName(pejl, set, pejlemaerke)}`)),
    ),
    json: {
      code,
      names: registered?.names ?? [name],
      pejlemaerker: own.map(({ pejlemaerke }) => pejlemaerke),
      entries: own.map((entry) => entryJson(known, entry)),
    },
    ok: true,
  }
}

/** Where the document mentions it and where it was added; amounts are the document's matter only. */
function whereText(
  { set }: Situation,
  { code, own }: Proposal,
  registered: boolean,
  shown: boolean,
): string {
  const standing = own.filter(({ ended }) => ended === null)
  const under = (entries: readonly BackgroundEntry[]) =>
    `under ${set.noun.one} ${listText(numbersOf(entries))}`
  const documents = standing.filter(({ addedBy }) => addedBy === null)
  const added = standing.filter(({ addedBy }) => addedBy !== null)
  return [
    documents.length === 0 ? '' : `Nævnt ${under(documents)}.`,
    added.length === 0 ? '' : `Står ${documents.length === 0 ? '' : 'også '}${under(added)}.`,
    standing.length === 0
      ? `Det er afsluttet alle steder${shown ? '' : `; »forslag ${code} alle« viser hvornår og hvorfor`}.`
      : '',
    registered ? 'Dokumentet nævner ingen beløb.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function ofGoal(
  pejl: Pejl,
  invocation: Invocation,
  { set, pejlemaerke: { number } }: Topic,
  all: boolean,
): Outcome {
  const known = situationIn(invocation, set)
  const own = entriesOf(known, number, 'proposal', all)
  return {
    card: listCard(
      setHeading(pejl, set, `Budgetforslag: ${set.noun.one} ${number}`),
      own.length === 0 ? 'Her er ingen budgetforslag.' : '',
      own.map((entry) => ({ text: entryLine(known, entry) })),
      buttons([`tiltag ${pejlemaerkeName(pejl, set, number)}`]),
    ),
    json: own.map((entry) => entryJson(known, entry)),
    ok: true,
  }
}

function list(pejl: Pejl, known: Situation, title: string, all: readonly Proposal[]): Outcome {
  const mentions = all.reduce((sum, { own }) => sum + own.length, 0)
  const isDocuments = all.some(({ code }) => proposalName(known.set, code) !== '')
  return {
    card: listCard(
      setHeading(pejl, known.set, title),
      `${all.length} forslag, nævnt ${mentions} gange.${isDocuments ? ' Dokumentet nævner ingen beløb.' : ''}`,
      all.map(({ code, name, own }) => ({
        heading: `${code} · ${known.set.noun.one} ${listText(numbersOf(own))}`,
        text: name,
        detail: linesText(...new Set(own.flatMap((entry) => happenedTo(known, entry)))),
      })),
      buttons(all.slice(0, MOST_OFFERS).map(({ code }) => `forslag ${code}`)),
    ),
    json: all.map(({ code, own }) => ({
      code,
      pejlemaerker: own.map(({ pejlemaerke }) => pejlemaerke),
    })),
    ok: true,
  }
}

const MOST_OFFERS = 4
