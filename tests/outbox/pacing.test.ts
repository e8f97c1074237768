import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Limits, newPacer } from '../../src/outbox/pacing.ts'

const limits: Limits = {
  conversation: [
    { count: 7, perMs: 1_000 },
    { count: 60, perMs: 30_000 },
  ],
  platform: [{ count: 30, perMs: 1_000 }],
}

const P = { name: 'p', limits }

test('a message may go at once while no limit is reached', () => {
  expect(newPacer().freeAt(P, 'channel:a', 5_000)).toBe(5_000)
})

test('the eighth message within a second waits until the first is a second old', () => {
  const pacer = newPacer()
  for (let n = 0; n < 7; n++) pacer.sent(P, 'channel:a', 1_000 + n)
  expect(pacer.freeAt(P, 'channel:a', 1_010)).toBe(2_000)
  expect(pacer.freeAt(P, 'channel:b', 1_010)).toBe(1_010)
})

test('the sixty-first message within half a minute waits until the first is that old', () => {
  const pacer = newPacer()
  for (let n = 0; n < 60; n++) pacer.sent(P, 'channel:a', n * 450)
  expect(pacer.freeAt(P, 'channel:a', 27_000)).toBe(30_000)
})

test('all conversations together keep the limit of the platform', () => {
  const pacer = newPacer()
  for (let n = 0; n < 30; n++) pacer.sent(P, `person:${n}`, 1_000)
  expect(pacer.freeAt(P, 'person:new', 1_500)).toBe(2_000)
  expect(pacer.freeAt({ name: 'another', limits }, 'person:new', 1_500)).toBe(1_500)
})

test('a clock that is set back makes nobody wait for it', () => {
  const pacer = newPacer()
  for (let n = 0; n < 7; n++) pacer.sent(P, 'channel:a', 3_600_000 + n)
  expect(pacer.freeAt(P, 'channel:a', 1_000)).toBe(1_000)
})

test('whoever waits as told never exceeds any limit', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ to: fc.integer({ min: 0, max: 4 }), after: fc.integer({ min: 0, max: 400 }) }),
        {
          maxLength: 200,
        },
      ),
      (messages) => {
        const pacer = newPacer()
        const sent: { to: number; time: number }[] = []
        let now = 0
        for (const { to, after } of messages) {
          now = pacer.freeAt(P, `person:${to}`, now + after)
          pacer.sent(P, `person:${to}`, now)
          sent.push({ to, time: now })
        }
        const within = (own: typeof sent, { count, perMs }: { count: number; perMs: number }) =>
          own.every(({ time }, n) => {
            const earlier = own[n - count]
            return earlier === undefined || time - earlier.time >= perMs
          })
        expect(limits.platform.every((rate) => within(sent, rate))).toBe(true)
        for (const person of [0, 1, 2, 3, 4])
          expect(
            limits.conversation.every((rate) =>
              within(
                sent.filter(({ to }) => to === person),
                rate,
              ),
            ),
          ).toBe(true)
      },
    ),
  )
})
