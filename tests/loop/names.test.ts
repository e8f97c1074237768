import { expect, test } from 'vitest'
import { stepName } from '../../src/loop/names.ts'
import { readPlanSeed } from '../support/plan.ts'

test('a step is called by its code alone where that finds it, and else with its plan in front', async () => {
  const [seeded] = (await readPlanSeed()).sets
  if (!seeded) throw new Error('no plan')
  const plan = seeded.set
  const other = { ...plan, key: 'another-plan', name: 'anden' }
  const documents = [plan, other]
  expect(stepName({ sets: [plan], documents }, plan, 'M1')).toBe('M1')
  expect(stepName({ sets: [plan], documents }, other, 'M1')).toBe('anden/M1')
  expect(stepName({ sets: [], documents }, plan, 'M1')).toBe('plan/M1')
  expect(stepName({ sets: [], documents: [plan] }, plan, 'M1')).toBe('M1')
  expect(stepName({ sets: documents, documents }, plan, 'M1')).toBe('plan/M1')
})
