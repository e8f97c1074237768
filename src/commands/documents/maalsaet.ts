import { listCard } from '../../cards/list.ts'
import { eitherText, linesText } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import { asInFile } from '../../domain/period-end/prolonged.ts'
import { contentsOf, contentsText } from '../../domain/set-contents.ts'
import { setStateText } from '../../domain/set-state.ts'
import { periodStateOf } from '../../loop/closing/final.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { buttons, no } from '../answers.ts'
import type { Command, Invocation, Outcome } from '../command.ts'
import { situationIn } from '../situation-of.ts'
import { documentNamed } from './document-named.ts'
import { documentRows, planCommands } from './document-rows.ts'
import { ejer } from './ejer.ts'
import { forlaeng } from './forlaeng.ts'
import { vedtag } from './vedtag.ts'

export const maalsaet: Command = {
  name: 'målsæt',
  aliases: ['maalsaet', 'sets', 'dokumenter'],
  usage:
    '[grundlag | vedtag grundlag fra 1. februar 2016 | ejer M2 dataejer skole | forlæng 2014-2017 til 2019]',
  description:
    'viser alle målsæt og planer, også dem der ikke følges op, eller ét af dem; vedtag sætter et i gang, ejer vælger, hvem der svarer, forlæng lader perioden slutte senere',
  example: 'målsæt',
  onlyShows: true,
  async run(pejl, invocation) {
    const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(invocation.args) ?? []
    if (word === '') return all(pejl, invocation)
    const verb = word.toLocaleLowerCase('da')
    if (verb === 'vedtag') return await vedtag(pejl, invocation, rest)
    if (verb === 'ejer') return await ejer(pejl, invocation, rest)
    if (verb === 'forlæng') return await forlaeng(pejl, invocation, rest)
    const set = documentNamed(pejl.documents, word)
    if (set) return one(pejl, invocation, set, documentRows(pejl, situationIn(invocation, set)))
    const names = pejl.documents.map(({ name }) => name)
    return no(
      `Jeg kender ikke målsættet ${quoted(word)}. Det kan være ${eitherText(names)}.`,
      buttons(names.map((name) => `målsæt ${name}`)),
    )
  },
}

/** Those that are followed up first. */
const inOrder = ({ documents, sets }: Pejl): GoalSet[] => [
  ...documents.filter((set) => sets.includes(set)),
  ...documents.filter((set) => !sets.includes(set)),
]

function all(pejl: Pejl, invocation: Invocation): Outcome {
  const documents = inOrder(pejl)
  return {
    card: listCard(
      'Målsæt og planer',
      'De øverste følges op. De andre kan du se, og en controller kan sætte dem i gang.',
      documents.map((set) => ({
        heading: set.title,
        text: stateLine(pejl, invocation, set),
        detail: contentsText(set),
      })),
      documents.map(({ title, name }) => ({ title, command: `målsæt ${name}` })),
    ),
    json: documents.map((set) => ({
      goalSet: set.key,
      name: set.name,
      title: set.title,
      document: set.document,
      state: set.state,
      followed: pejl.sets.includes(set),
      fromYear: set.fromYear,
      toYear: set.toYear,
      holds: contentsOf(set),
    })),
    ok: true,
  }
}

/** "udkast · 2014–2017 · dokument 002" */
const stateLine = ({ sets }: Pejl, invocation: Invocation, set: GoalSet): string =>
  [
    setStateText(
      set,
      sets.includes(set),
      periodStateOf(situationIn(invocation, set)).kind === 'closed',
    ),
    periodOfSet(set),
    ...(set.document === '' ? [] : [`dokument ${set.document}`]),
  ].join(' · ')

function periodOfSet(set: GoalSet): string {
  const { fromYear, toYear } = set
  const years = fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`
  const first = asInFile(set).toYear
  return toYear === first ? years : `${years} (forlænget fra ${first})`
}

function one(
  pejl: Pejl,
  invocation: Invocation,
  set: GoalSet,
  rows: ReturnType<typeof documentRows>,
): Outcome {
  const followed = pejl.sets.includes(set)
  return {
    card: listCard(
      set.title,
      linesText(stateLine(pejl, invocation, set), contentsText(set)),
      rows,
      [
        ...(set.pejlemaerker.length > 0
          ? [{ title: 'Status', command: `status ${set.name}` }]
          : []),
        ...buttons([...planCommands(set), ...(set.principles.length > 0 ? ['principper'] : [])]),
        { title: 'Sammenlign', command: `sammenlign ${set.name}` },
      ],
    ),
    json: { followed, ...set },
    ok: true,
  }
}
