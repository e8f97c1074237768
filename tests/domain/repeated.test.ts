import { expect, test } from 'vitest'
import { type Answer, newestAnswers } from '../../src/domain/answer/answers.ts'
import { isRepeated } from '../../src/domain/answer/repeated.ts'
import { emptyDraft } from '../../src/store/drafts.ts'
import { oneDelmaal } from '../support/one-delmaal.ts'

const figure = (revision: number, value: number): Answer => ({
  kind: 'figure',
  code: '1D',
  period: '2015',
  revision,
  value,
  comment: '',
  evidence: '',
  by: 'somebody',
  through: 'web',
  at: new Date('2016-02-01T08:00:00Z'),
})

test('a reply that comes twice is known also when somebody has corrected it in between', () => {
  const answers = [figure(1, 1330), figure(2, 1320)]
  const known = { answers, newest: newestAnswers(answers) }
  const reply = { ...emptyDraft, asked: 'figure' as const, figure: '1.330' }
  const comesAgain = (base: number) =>
    isRepeated(known, oneDelmaal({ code: '1D' }), '2015', { ...reply, base })
  expect(comesAgain(0)).toBe(true)
  expect(comesAgain(1)).toBe(false)
})
