import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allLeaves } from '../../src/domain/goal-set.ts'
import { BACKGROUND_KINDS } from '../../src/domain/sourced.ts'
import { digestOf } from '../../src/loop/digest/render.ts'
import { withAnswer, withBaseline } from '../../src/loop/known.ts'
import { knownAt } from '../../src/loop/known-at.ts'
import { type Situation, situationOf, situations } from '../../src/loop/situation.ts'
import { statusOf } from '../../src/loop/status-of.ts'
import { type House, momentOf, openHouse } from '../support/house.ts'

const THEN = momentOf('2016-02-10 23:59')

let house: House
let known: Situation
beforeAll(async () => {
  house = await openHouse()
  house.setClock('2016-02-01 10:00')
  await house.say('dataejer-bolig', 'indberet 1D 1.330')
  await house.say('dataejer-bolig', 'udskyd 1E 1. april 2016 Registeret opdateres')
  await house.say('controller', 'årsager 1 tilføj: Boligerne er blevet dyrere')
  const [first] = await situations(house.pejl, THEN)
  if (!first) throw new Error('no goal set')
  known = first
})
afterAll(() => house.close())

const later = fc
  .integer({ min: 1, max: 1_500 * 24 * 60 })
  .map((minutes) => new Date(THEN.getTime() + minutes * 60_000))
const period = fc.constantFrom('2013', '2014', '2015', '2016', '2017')
const number = fc.integer({ min: 1, max: 9 })

/** What somebody does after that day: changes what is known of the set. */
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('figure' as const),
    leaf: fc.nat(),
    period,
    value: fc.integer({ min: 0, max: 100 }),
    at: later,
  }),
  fc.record({ kind: fc.constant('postponement' as const), leaf: fc.nat(), period, at: later }),
  fc.record({
    kind: fc.constant('baseline' as const),
    leaf: fc.nat(),
    value: fc.integer({ min: 1, max: 9_000 }),
    at: later,
  }),
  fc.record({
    kind: fc.constant('added' as const),
    number,
    what: fc.constantFrom(...BACKGROUND_KINDS),
    at: later,
  }),
  fc.record({ kind: fc.constant('ended' as const), which: fc.nat(), at: later }),
  fc.record({ kind: fc.constant('adopted' as const), at: later }),
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

function after(before: Situation, one: Deed): Situation {
  const leaves = allLeaves(before.set)
  const codeOf = (leaf: number) => leaves[leaf % leaves.length]?.delmaal.code ?? ''
  const version = before.version + 1
  const from = { by: 'controller', through: 'web', revision: 7, at: one.at }
  switch (one.kind) {
    case 'figure': {
      const said = { kind: one.kind, value: one.value, comment: '', evidence: '' }
      const about = { code: codeOf(one.leaf), period: one.period }
      return withAnswer(before, { ...from, ...said, ...about }, version)
    }
    case 'postponement': {
      const said = { kind: one.kind, reason: 'senere', expectedOn: '2019-01-01' }
      const about = { code: codeOf(one.leaf), period: one.period }
      return withAnswer(before, { ...from, ...said, ...about }, version)
    }
    case 'baseline': {
      const { value, at } = one
      const baseline = { revision: 7, year: 2013, value, confirmedBy: 'controller', at }
      return withBaseline(before, codeOf(one.leaf), baseline, version)
    }
    case 'added': {
      const entry = { group: '', code: '', text: 'senere', source: '', ended: null }
      const place = { pejlemaerke: one.number, kind: one.what, number: 99 }
      const added = { ...entry, ...place, addedBy: 'controller', addedAt: one.at }
      return { ...before, background: [...before.background, added], version }
    }
    case 'ended': {
      const at = one.which % before.background.length
      const background = before.background.map((entry, index) =>
        index === at && entry.ended === null
          ? { ...entry, ended: { by: 'controller', at: one.at, reason: 'løst' } }
          : entry,
      )
      return { ...before, background, version }
    }
    case 'adopted':
      return { ...before, adoptedAt: one.at, startsOn: '2017-01-01', version }
  }
}

/** All that can be said of that day, as people read it. */
function saidOfThen(all: Situation) {
  const { version: _, ...then } = knownAt(all, THEN)
  const seen = situationOf({ ...then, version: 0 }, THEN)
  const span = { since: momentOf('2016-01-04 08:00').toISOString(), until: THEN.toISOString() }
  return {
    statuses: seen.set.pejlemaerker.map((one) => statusOf(seen, one.number)),
    awaited: seen.openWithin(42),
    digest: digestOf({ sets: [all.set] }, all, span),
    background: then.background,
    answers: then.answers,
    startsOn: then.startsOn,
  }
}

test('nothing that is done after a day changes what is said of it', () => {
  const said = saidOfThen(known)
  expect(said.statuses[0]?.display).toBe('2,7')
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), (deeds) => {
      expect(saidOfThen(deeds.reduce(after, known))).toEqual(said)
    }),
    { numRuns: 200 },
  )
})
