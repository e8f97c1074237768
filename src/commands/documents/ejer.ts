/** `målsæt ejer M2 dataejer skole`: who answers, in a goal set that a controller has made live. */
import { noticeCard } from '../../cards/notice.ts'
import { eitherText, listText } from '../../domain/danish-text.ts'
import { quoted } from '../../domain/danish-words.ts'
import { readTypedName, typedName } from '../../domain/figure-key.ts'
import { type GoalSet, leaves } from '../../domain/goal-set.ts'
import { planItems } from '../../domain/plan/plan.ts'
import { may } from '../../domain/rights.ts'
import { chooseOwner } from '../../loop/adoption/owner.ts'
import { delmaalName, stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { speakerIn } from '../../loop/rights.ts'
import type { Situation } from '../../loop/situation.ts'
import { buttons, no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'

const NOBODY = 'ingen'

/** @param rest what follows "målsæt ejer" */
export async function ejer(
  pejl: Pejl,
  { actor, situations }: Invocation,
  rest: string,
): Promise<Outcome> {
  const [, typed = '', who = ''] = /^(\S*)\s*(.*)$/s.exec(rest.trim()) ?? []
  const [first] = situations
  if (!first || !may(speakerIn(first, actor), 'adopt'))
    return no('Du kan desværre ikke vælge, hvem der svarer. Det kan en controller.')
  const chosen = meant(situations, typed)
  const [one, another] = chosen
  if (!one)
    return no(
      `Jeg finder ikke ${quoted(typed)} i et målsæt, som en controller har sat i gang. Skriv fx »målsæt ejer M2 dataejer skole«.`,
    )
  if (another) return which(chosen, typed, who)
  const { set, codes } = one
  if (set.state === 'adopted') return no(`Hvem der svarer i ${set.title}, står i people.yaml.`)
  const name = who.toLocaleLowerCase('da')
  const person = first.people.find(
    (each) => each.key === name || each.name.toLocaleLowerCase('da') === name,
  )
  if (!person && name !== NOBODY)
    return no(
      `${name === '' ? 'Hvem skal svare?' : `Jeg kender ikke ${quoted(who)}.`} Det kan være ${eitherText([...first.people.map((each) => each.name), NOBODY])}.`,
    )
  await chooseOwner(pejl, set, codes, person?.key ?? null)
  const names = listText(codes.map((code) => nameOf(pejl, set, code)))
  return {
    card: noticeCard(
      person
        ? `Fra nu af svarer ${person.name} for ${names}.`
        : `${names} har nu ingen ansvarlig, så jeg spørger en controller.`,
    ),
    json: { goalSet: set.key, codes, owner: person?.key ?? null },
    ok: true,
  }
}

type Meant = { set: GoalSet; codes: string[] }

/** The figures or the step that a code or a goal's number means, in each set that has it. */
function meant(situations: readonly Situation[], typed: string): Meant[] {
  const { setName, rest } = readTypedName(typed)
  const code = rest.toLocaleUpperCase('da')
  return situations
    .filter(({ set }) => setName === null || set.name === setName.toLocaleLowerCase('da'))
    .map(({ set }) => ({ set, codes: codesOf(set, code) }))
    .filter(({ codes }) => codes.length > 0)
}

function codesOf({ pejlemaerker, plan }: GoalSet, typed: string): string[] {
  const figures = pejlemaerker.flatMap(({ number, delmaal }) =>
    delmaal
      .filter(({ code }) => String(number) === typed || typed.startsWith(code))
      .flatMap(leaves)
      .map(({ code }) => code)
      .filter((code) => String(number) === typed || code.startsWith(typed)),
  )
  const steps = plan ? planItems(plan).filter(({ code }) => code === typed) : []
  return [...figures, ...steps.map(({ code }) => code)]
}

function which(chosen: readonly Meant[], typed: string, person: string): Outcome {
  const names = chosen.map(({ set }) => typedName(set.name, typed))
  return no(
    `Det findes i flere målsæt. Mener du ${eitherText(names)}?`,
    buttons(names.map((name) => `målsæt ejer ${name} ${person}`.trim())),
  )
}

const nameOf = (pejl: Pejl, set: GoalSet, code: string): string =>
  set.plan ? stepName(pejl, set, code) : delmaalName(pejl, set, code)
