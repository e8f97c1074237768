import { listCard } from '../../cards/list.ts'
import { linesText, listText, lowerFirst, sentence } from '../../domain/danish-text.ts'
import { quoted, subjectOf } from '../../domain/danish-words.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import { linksWith } from '../../domain/link.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { buttons, no } from '../answers.ts'
import type { Command, Invocation, Outcome } from '../command.ts'
import { type Compared, comparedWith } from './compare-linked.ts'
import { isDifferent, publishedRow, publishedStatuses } from './compare-published.ts'
import { documentNamed } from './document-named.ts'

const PUBLISHED = 'offentliggjort'

export const sammenlign: Command = {
  name: 'sammenlign',
  aliases: ['sammenligning', 'compare'],
  usage: '[offentliggjort | 2010 | grundlag]',
  description:
    'viser det offentliggjorte ved siden af det beregnede, og dokumenternes mål ved siden af hinanden',
  example: 'sammenlign',
  onlyShows: true,
  async run(pejl, invocation) {
    const subject = subjectOf(invocation.args)
    if (subject === '') return overview(pejl, invocation)
    if (PUBLISHED.startsWith(subject.toLocaleLowerCase('da'))) return published(pejl, invocation)
    const document = documentNamed(pejl.documents, subject)
    if (document) return linked(pejl, invocation, document)
    return no(
      `Jeg ved ikke, hvad ${quoted(invocation.args)} skal sammenlignes med.`,
      buttons(partsOf(pejl).map(({ command }) => command)),
    )
  },
}

/** The documents that stand beside what is followed up, or beside one another. */
const besides = ({ documents, sets }: Pejl): GoalSet[] =>
  documents.filter((set) => !sets.includes(set) && linksWith(documents, set).length > 0)

const partsOf = (pejl: Pejl) => [
  { title: 'Offentliggjort og beregnet', command: `sammenlign ${PUBLISHED}` },
  ...besides(pejl).map(({ title, name }) => ({ title, command: `sammenlign ${name}` })),
]

function overview(pejl: Pejl, invocation: Invocation): Outcome {
  const all = publishedStatuses(pejl, invocation.situations)
  const different = all.filter(isDifferent)
  const differ = different.map(
    ({ topic, shown, computed }) => `${topic} (${shown} mod ${computed.display})`,
  )
  const linkedTo = besides(pejl).map((set) => ({
    set,
    compared: comparedWith(pejl, invocation, set),
  }))
  const rows = [
    {
      heading: 'Det offentliggjorte og det beregnede',
      text:
        differ.length === 0
          ? `${all.length} er offentliggjort, og pejl regner det samme.`
          : `${all.length} er offentliggjort. pejl regner noget andet for ${listText(differ)}.`,
    },
    ...linkedTo.map(({ set, compared }) => ({
      heading: `${set.title} og de andre dokumenter`,
      text: `Går igen et andet sted: ${listText(compared.map(({ own }) => own.code))}.`,
    })),
  ]
  return {
    card: listCard('Sammenligninger', '', rows, partsOf(pejl)),
    json: {
      published: { total: all.length, different: different.map(({ topic }) => topic) },
      documents: linkedTo.map(({ set, compared }) => ({
        goalSet: set.key,
        linked: compared.map(({ own }) => own.code),
      })),
    },
    ok: true,
  }
}

function published(pejl: Pejl, { situations }: Invocation): Outcome {
  const all = publishedStatuses(pejl, situations)
  return {
    card: listCard(
      'Offentliggjort og beregnet',
      'Dokumentet giver skalaen og reglen om manglende tal; resten af beregningen er pejls egen.',
      all.map(publishedRow),
      all
        .filter(isDifferent)
        .map(({ topic }) => ({ title: `Beregning ${topic}`, command: `beregning ${topic}` })),
    ),
    json: all,
    ok: true,
  }
}

function linked(pejl: Pejl, invocation: Invocation, document: GoalSet): Outcome {
  const compared = comparedWith(pejl, invocation, document)
  const rows = compared.map(({ own, against }) => ({
    heading: own.heading,
    text: [own.text, ...against.map(besideText)].filter((part) => part !== '').join('\n\n'),
  }))
  return {
    card: listCard(
      `${document.title} ved siden af de andre dokumenter`,
      rows.length === 0 ? 'Intet herfra går igen i de andre dokumenter.' : '',
      rows,
      [{ title: 'Hele dokumentet', command: `målsæt ${document.name}` }],
    ),
    json: { goalSet: document.key, compared },
    ok: true,
  }
}

/** What stands in another document, and why it cannot be compared. One row a topic, so that the answer fits everywhere. */
const besideText = ({ document, heading, text, why }: Compared['against'][number]): string =>
  linesText(
    `Ved siden af (${document}): ${heading}`,
    text,
    sentence(`Kan ikke sammenlignes direkte: ${lowerFirst(why)}`),
  )
