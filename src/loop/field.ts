import type { FigureField } from '../cards/reminder.ts'
import { judge } from '../domain/answer/judge.ts'
import { comparePeriods, periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, leafOf } from '../domain/goal-set.ts'
import { type FigureQuestion, noProblems, type Reply } from '../domain/answer/question.ts'
import { targetText, targetValue } from '../domain/barometer/target.ts'
import { loadDrafts } from '../store/drafts.ts'
import type { Answer } from '../store/facts.ts'
import { delmaalId, newestAnswer } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import { loadPeople } from '../store/people.ts'
import { due, type Situation } from './due.ts'
import { type ItemKey, itemOf } from './item.ts'
import type { Pejl } from './pejl.ts'
import { type Why, whyAsked } from './why.ts'

/** A figure as a card may ask for it; what several figures share is said once, by the card. */
export type AskedField = Omit<FigureField, 'why'> & { why: Why }

/** The fields of a person's figures as they stand now, with what they typed and what was wrong. */
export async function loadFields(
  pejl: Pejl,
  db: Tx,
  person: string,
  items: readonly ItemKey[],
  now: Date,
): Promise<AskedField[]> {
  const situation = await due(db, pejl, now)
  const drafts = await loadDrafts(db, person)
  const names = new Map(await loadNames(db)).set(person, 'dig')
  const owned = (await loadPeople(db, pejl.set)).flatMap((one) => one.owns)
  return items.flatMap((item) => {
    const delmaal = leafOf(pejl.set, item.code)
    if (!delmaal) return []
    const question = questionOf(situation, names, delmaal, item.period)
    const draft = drafts.get(`${delmaalId(pejl.set, item.code)} ${item.period}`) ?? null
    const awaited = situation.open.find((one) => itemOf(one) === itemOf(item)) ?? null
    const why = whyAsked(question, awaited, owned.includes(item.code))
    return [{ ...field(situation, question, draft), why }]
  })
}

export async function loadNames(db: Tx): Promise<ReadonlyMap<string, string>> {
  const people = await db.person.findMany({ select: { key: true, name: true } })
  return new Map(people.map((person) => [person.key, person.name]))
}

/** What pejl knows of a figure, as the judge of an answer needs it. */
export function questionOf(
  { answers, facts, today }: Situation,
  names: ReadonlyMap<string, string>,
  delmaal: Delmaal,
  period: string,
): FigureQuestion {
  const baseline = facts.baselines.get(delmaal.code) ?? null
  const earlier = (facts.figures.get(delmaal.code) ?? [])
    .filter((figure) => comparePeriods(figure.period, period) < 0)
    .toSorted((a, b) => comparePeriods(a.period, b.period))
  const known = newestAnswer(answers, delmaal.code, period)
  return {
    delmaal,
    period,
    baseline,
    today,
    last: earlier.at(-1) ?? null,
    target: targetValue(delmaal.target, baseline?.value ?? null),
    known: known && {
      kind: known.kind,
      text: answerText(known, delmaal),
      by: known.by && (names.get(known.by) ?? known.by),
      at: known.at,
      revision: known.revision,
    },
  }
}

/** "1.330", or that it is expected on a day. */
export function answerText(answer: Answer, delmaal: Delmaal): string {
  return answer.kind === 'figure'
    ? formatFigure(answer.value, delmaal.unit)
    : `»findes ikke endnu«, ventet ${dateText(answer.expectedOn)},`
}

function field(
  situation: Situation,
  question: FigureQuestion,
  draft: Reply | null,
): Omit<AskedField, 'why'> {
  const { delmaal, period, known, today } = question
  const newest = newestAnswer(situation.answers, delmaal.code, period)
  const waits = newest?.kind === 'postponement' && newest.expectedOn > today
  const judged = draft === null ? null : judge(question, draft)
  const problems = judged?.kind === 'problem' ? judged.problems : noProblems
  const { suggestion, confirmation } = problems
  return {
    item: itemOf({ code: delmaal.code, period }),
    heading: `${delmaal.code} · ${delmaal.title}`,
    facts: factsText(question),
    open: draft !== null || newest === null || (newest.kind === 'postponement' && !waits),
    answered: newest !== null,
    label: `${delmaal.code} for ${periodText(period)} (${delmaal.unit.kind === 'share' ? 'i procent' : `antal ${delmaal.unit.noun}`})`,
    figure: draft?.figure ?? '',
    comment: draft?.comment ?? '',
    evidence: draft?.evidence ?? '',
    reason: draft?.reason ?? '',
    expectedOn: draft?.expectedOn ?? '',
    problem: problems.figure,
    commentProblem: problems.comment,
    evidenceProblem: problems.evidence,
    reasonProblem: problems.reason,
    dateProblem: problems.expectedOn,
    suggestion: {
      title: suggestion === null ? '' : `Ja, ${suggestion}`,
      value: suggestion ?? '',
    },
    confirmation: {
      title: confirmation === null ? '' : `Ja, ${confirmation} er rigtigt`,
      value: confirmation ?? '',
    },
    base: String(known?.revision ?? 0),
    receipt: newest === null ? '' : receiptText(newest, delmaal),
  }
}

/** The receipt repeats the figure as understood. */
export function receiptText(answer: Answer, delmaal: Delmaal): string {
  return answer.kind === 'figure'
    ? `Tak. ${delmaal.code} for ${periodText(answer.period)} er registreret som ${formatFigure(answer.value, delmaal.unit)}. Du kan altid rette tallet.`
    : `Tak for beskeden. Tallet for ${delmaal.code} for ${periodText(answer.period)} forventes ${dateText(answer.expectedOn)}, og jeg spørger igen dér.`
}

/** "Baseline var 859 (2013), sidste tal var 828 (2014), og målet er 1.000 i 2017." */
function factsText({ delmaal, baseline, last }: FigureQuestion): string {
  const { unit, target, targetYear } = delmaal
  const aim =
    target.kind === 'not-set'
      ? 'målet er ikke fastsat endnu'
      : `målet er ${targetText(target, unit, baseline?.value ?? null)} i ${targetYear}`
  if (baseline === null)
    return `Der er ingen baseline endnu, og ${aim}. Det første tal bliver baseline, når en controller har bekræftet det.`
  const before = last
    ? `, sidste tal var ${formatFigure(last.value, unit)} (${periodText(last.period)})`
    : ''
  return `Baseline var ${formatFigure(baseline.value, unit)} (${baseline.year})${before}, og ${aim}.`
}
