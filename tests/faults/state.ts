/** What the worlds that are played together share. */
import type { Db } from '../../src/store/engine/open.ts'
import { newHistory } from './history.ts'
import { faultyPlatform } from './platform.ts'
import type { World } from './worlds.ts'

/** The first and the third can be asked what became of a message. */
export const PLATFORMS = ['asked', 'blind', 'asked too'] as const
/** Domain time stands still: it decides nothing here. */
export const AT = new Date('2016-01-04T07:00:00Z')

/** The person that a world's conversation is with. */
export const personOf = (world: number): string => `world-${world}`

export type State = ReturnType<typeof newState>

export function newState(db: Db, worlds: readonly World[]) {
  let now = new Date('2026-01-05T08:00:00Z')
  const doubles = PLATFORMS.map((name) => faultyPlatform(name, name !== 'blind'))
  return {
    db,
    doubles,
    history: newHistory(),
    /** Messages that have nothing left to say. */
    answered: new Set<string>(),
    /** Recipients whose next message cannot be rendered. */
    unrendered: new Set<string>(),
    /** Of each world what its deeds are about: the letters, and how many lines there are. */
    worlds: worlds.map(({ platform }) => ({ platform, ids: [] as string[], lines: 0 })),
    now: () => now,
    /** Real time passes, unless it is later already. */
    passUntil(then: Date) {
      if (then > now) now = then
    },
    doubleAt(at: number) {
      const double = doubles[at]
      if (!double) throw new RangeError(`no platform ${at}`)
      return double
    },
  }
}
