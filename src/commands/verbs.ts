/** What each button and form of a card does. A card names them; platforms only carry the name. */
import { readFigureId } from '../domain/figure-key.ts'
import { may, refusal } from '../domain/rights.ts'
import { confirmBaseline } from '../loop/baseline/set.ts'
import { onlySetWith } from '../loop/pejl.ts'
import {
  answerReflection,
  readReflection,
  reopenReflection,
  shareReflection,
} from '../loop/reflection/answer.ts'
import { speakerIn } from '../loop/rights.ts'
import { situations } from '../loop/situation.ts'
import { adoptVerb } from './documents/vedtag.ts'
import { cancel, confirm, correct, form, giveUp, postpone, report } from './figure-verbs.ts'
import { answer, answerAgain, question } from './plan/step-verbs.ts'
import { replaceOr, reply, type Verb } from './reaction.ts'

const ANOTHERS = 'Denne refleksion hører til en anden.'

export const verbs: Readonly<Record<string, Verb>> = {
  report,
  postpone,
  'give-up': giveUp,
  confirm,
  correct,
  cancel,
  form,
  answer,
  'answer-again': answerAgain,
  question,
  adopt: adoptVerb,
  /** A reflection by itself, for a platform that shows its form apart from the card. */
  reflection: async (pejl, actor, data) => {
    const card = await readReflection(pejl, actor, data.reflection ?? '')
    return card ? { card, place: 'reply' } : reply(ANOTHERS)
  },
  reflect: async (pejl, actor, data) =>
    replaceOr(
      await answerReflection(pejl, actor, data.reflection ?? '', data.answer ?? ''),
      ANOTHERS,
    ),
  'reflect-again': async (pejl, actor, data) =>
    replaceOr(await reopenReflection(pejl, actor, data.reflection ?? ''), ANOTHERS),
  share: async (pejl, actor, data) =>
    replaceOr(
      await shareReflection(pejl, actor, data.reflection ?? ''),
      'Kun den, der har skrevet refleksionen, kan dele den.',
    ),
  'confirm-baseline': async (pejl, actor, data, now) => {
    const [first] = await situations(pejl, now)
    if (!first || !may(speakerIn(first, actor), 'confirm-baseline'))
      return reply(refusal('confirm-baseline', '', []))
    const figure = readFigureId(data.item ?? '', (code) => onlySetWith(pejl, code))
    return replaceOr(
      figure && (await confirmBaseline(pejl, actor, figure)),
      'Jeg kan ikke finde tallet. Prøv »historik«.',
    )
  },
}
