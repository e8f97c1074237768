/** `årsstatus 2015`: a year as it was published; to a controller before that, what would be published. */
import { eitherText } from '../../domain/danish-text.ts'
import { quoted, subjectOf } from '../../domain/danish-words.ts'
import { may } from '../../domain/rights.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { yearlyCommand } from '../../loop/yearly/wording.ts'
import { buttons, no } from '../answers.ts'
import type { Command, Invocation, Outcome } from '../command.ts'
import { documentNamed } from '../documents/document-named.ts'
import { readYear } from '../period.ts'
import { situationIn } from '../situation-of.ts'
import { isOver, preview, publish, soFar } from './before.ts'
import { publishedYear } from './published-year.ts'
import { overviewOfYears } from './years.ts'

export const aarsstatus: Command = {
  name: 'årsstatus',
  aliases: ['aarsstatus', 'yearly'],
  usage: '[2015]',
  description:
    'viser et års offentliggjorte status og hvad der er rettet siden; en controller offentliggør den',
  example: 'årsstatus 2014',
  onlyShows: true,
  async run(pejl, invocation) {
    const { asked, isPublishing, code } = readArgs(invocation.args)
    const { rest, year } = readYear(asked)
    const meant = situationsMeant(pejl, invocation, rest)
    if ('card' in meant) return meant
    if (year === null) return overviewOfYears(pejl, meant)
    const [known, another] = meant.filter((one) => hasYear(one, year))
    if (!known) return noSuchYear(pejl, meant, year)
    if (another) return which(pejl, meant, year)
    const published = known.yearly.find((one) => one.year === year)
    if (published) return publishedYear(known, published, isPublishing ? 'again' : null)
    if (isPublishing || invocation.confirmed)
      return await publish(pejl, invocation, known, year, invocation.confirmed ? null : code)
    const maySee = may(invocation.person, 'publish') && pejl.sets.includes(known.set)
    return maySee && isOver(known, year) ? preview(pejl, known, year) : soFar(known, year)
  },
}

/** "2015 offentliggør 8f3a1c" → what it is about, that it should be published, and which preview was seen. */
function readArgs(args: string): { asked: string; isPublishing: boolean; code: string } {
  const [, asked = '', verb, code = ''] =
    /^(.*?)(?:(?:^|\s+)(offentliggør|publish)(?:\s+(\S+))?)?$/is.exec(args.trim()) ?? []
  return { asked, isPublishing: verb !== undefined, code }
}

/** A goal set's own; of none in particular, those that are followed up and have barometers. */
function situationsMeant(
  pejl: Pejl,
  invocation: Invocation,
  typed: string,
): readonly Situation[] | Outcome {
  const subject = subjectOf(typed)
  const named = documentNamed(pejl.documents, subject)
  if (named) return [situationIn(invocation, named)]
  if (subject !== '')
    return no(`Jeg kender ikke målsættet ${quoted(subject)}. Skriv fx »årsstatus 2014«.`)
  const all = invocation.situations.filter(({ set }) => set.pejlemaerker.length > 0)
  const home = all.filter(({ set }) => set.key === pejl.home?.key)
  return home.length > 0 ? home : all
}

const hasYear = ({ set, yearly }: Situation, year: number): boolean =>
  (set.fromYear <= year && year <= set.toYear) || yearly.some((one) => one.year === year)

function noSuchYear(pejl: Pejl, meant: readonly Situation[], year: number): Outcome {
  const spans = meant.map(({ set }) => `${set.title} går fra ${set.fromYear} til ${set.toYear}`)
  return no(
    `Der er ingen årsstatus for ${year}. ${spans.join('. ')}.`,
    meant.flatMap(({ set, yearly }) =>
      buttons(yearly.map((one) => yearlyCommand(pejl, set, one.year))),
    ),
  )
}

function which(pejl: Pejl, meant: readonly Situation[], year: number): Outcome {
  const commands = meant
    .filter((one) => hasYear(one, year))
    .map(({ set }) => yearlyCommand(pejl, set, year))
  return no(
    `Flere målsæt har ${year}. Mener du ${eitherText(commands.map(quoted))}?`,
    buttons(commands),
  )
}
