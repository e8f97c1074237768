import { listCard } from '../../cards/list.ts'
import { quoted } from '../../domain/danish-words.ts'
import { HAPPENINGS } from '../../domain/reflection/happening.ts'
import { PRINCIPLES } from '../../domain/reflection/prompt.ts'
import { citation } from '../../domain/sourced.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { buttons, no } from '../answers.ts'
import type { Command, Outcome } from '../command.ts'

export const principper: Command = {
  name: 'principper',
  aliases: ['princip', 'principles'],
  usage: '[2]',
  description: 'viser de fire principper, arbejdet hviler på, og hvordan pejl spørger ud fra dem',
  example: 'principper',
  onlyShows: true,
  async run(pejl, { args }) {
    const all = principlesOf(pejl)
    if (args === '') return overview(all)
    const asked = args.toLocaleLowerCase('da')
    const one = all.find(({ number, name }) => asked === String(number) || asked === name)
    if (one) return single(pejl, one)
    return no(
      `Jeg kan ikke finde princippet ${quoted(args)}. Der er ${all.length}.`,
      buttons(all.map(({ number }) => `principper ${number}`)),
    )
  },
}

/** Those of every document, in the order that reflection takes them. */
const principlesOf = ({ documents }: Pejl) =>
  documents
    .flatMap((set) =>
      set.principles.map((one) => ({ ...one, from: citation(set.document, one), set: set.key })),
    )
    .sort((a, b) => place(a.name) - place(b.name))
    .map((one, index) => ({ ...one, number: index + 1 }))

const place = (name: string): number => PRINCIPLES.map(String).indexOf(name)
type Told = ReturnType<typeof principlesOf>[number]

function overview(all: readonly Told[]): Outcome {
  return {
    card: listCard(
      'Principper',
      all.length === 0
        ? 'Dokumenterne har ingen principper.'
        : 'Når pejl spørger en leder til eftertanke, er ét af spørgsmålene stillet ud fra et princip. De går på skift.',
      all.map(({ number, title, text, from }) => ({
        heading: `${number}. ${title}`,
        text,
        detail: from,
      })),
      buttons(all.map(({ number }) => `principper ${number}`)),
    ),
    json: all,
    ok: true,
  }
}

function single({ questions }: Pejl, { number, name, title, text, from, set }: Told): Outcome {
  const asked = questionsOf(questions, name)
  return {
    card: listCard(
      `Princip ${number}`,
      title,
      [
        { text, detail: from },
        {
          heading: 'Sådan spørger pejl ud fra det',
          text: asked.map((question) => `– ${question}`).join('\n'),
        },
      ],
      [{ title: 'Alle principper', command: 'principper' }],
    ),
    json: { number, name, title, text, source: from, goalSet: set, questions: asked },
    ok: true,
  }
}

/** What leaders are asked through a principle, whatever has happened. */
const questionsOf = ({ happenings }: Pejl['questions'], name: string): string[] =>
  HAPPENINGS.flatMap((happening) => {
    const own: Partial<Record<string, string>> = happenings[happening].principles
    return own[name] ?? []
  })
