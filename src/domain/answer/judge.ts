import { readFigure } from '../figures/danish-figure.ts'
import { formatFigure } from '../figures/danish-format.ts'
import { periodText } from '../time/cadence.ts'
import { jumpQuestion } from './jump.ts'
import { givenUp, postponement } from './postponement.ts'
import {
  answeredMeanwhile,
  type FigureQuestion,
  type Judgement,
  periodProblem,
  type Reply,
  refusedFor,
  tooLong,
} from './question.ts'

/** Judges a reply. Pure: what was typed and the problems stand side by side, nothing is lost. */
export function judge(question: FigureQuestion, reply: Reply): Judgement {
  switch (reply.asked) {
    case '':
      return { kind: 'untouched' }
    case 'figure':
      return figure(question, reply)
    case 'postponement':
      return postponement(question, reply)
    case 'given-up':
      return givenUp(question, reply)
  }
}

function figure(question: FigureQuestion, reply: Reply): Judgement {
  const { delmaal, last, baseline } = question
  const confirmed = reply.confirmed !== '' && reply.confirmed === reply.figure
  const refusedPeriod = periodProblem(question)
  if (refusedPeriod !== '') return refusedFor({ figure: refusedPeriod })

  const before = confirmed ? null : (last?.value ?? baseline?.value ?? null)
  const reading = readFigure(reply.figure, delmaal.unit, before)
  const evidence = evidenceProblem(reply.evidence)
  const comment = tooLong(reply.comment, 'Kommentaren')
  if (!reading.ok)
    return refusedFor({
      figure: reading.message,
      suggestion: reading.suggestion,
      confirmation: readFigure(reply.figure, delmaal.unit, null).ok ? reply.figure : null,
      evidence,
      comment,
    })
  const doubt = doubtAbout(question, reply, reading.value, confirmed)
  if (doubt !== '' || evidence !== '' || comment !== '')
    return refusedFor({
      figure: doubt,
      confirmation: doubt === '' ? null : reply.figure,
      evidence,
      comment,
    })
  return {
    kind: 'figure',
    value: reading.value,
    comment: reply.comment.trim(),
    evidence: reply.evidence.trim(),
  }
}

/**
 * A jump, or that somebody answered meanwhile: asked together, confirmed once. A yes to the one is no
 * yes to the other, which may have come up since.
 */
function doubtAbout(
  question: FigureQuestion,
  reply: Reply,
  value: number,
  confirmed: boolean,
): string {
  const { delmaal, last, baseline, target } = question
  const { unit, jump } = delmaal
  const before = last
    ? { value: last.value, when: periodText(last.period), isBaseline: false }
    : baseline && { value: baseline.value, when: String(baseline.year), isBaseline: true }
  const jumped = confirmed
    ? null
    : jumpQuestion({
        value,
        last: before,
        baseline: baseline?.value ?? null,
        target,
        unit,
        jump,
      })
  const meanwhile = answeredMeanwhile(question, reply)
  const text = formatFigure(value, unit)
  const wish =
    question.known?.text === text
      ? 'Vil du gemme det med din kommentar og dit link i stedet?'
      : `Vil du rette det til ${text}?`
  const stale = meanwhile === '' ? '' : `${meanwhile} ${wish}`
  return [stale, jumped ?? ''].filter((part) => part !== '').join(' ')
}

function evidenceProblem(typed: string): string {
  const text = typed.trim()
  if (text === '') return ''
  const isWeb = /^https?:\/\//i.test(text) && URL.canParse(text)
  if (!isWeb) return 'Et link skal begynde med https:// eller http://.'
  return tooLong(text, 'Linket')
}
