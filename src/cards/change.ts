import type { ChangeVerdict } from '../domain/chance/verdict.ts'
import { changesText } from '../domain/chance/words.ts'
import { upperFirst } from '../domain/danish-text.ts'

export type ChangeData = { text: string }
export type ChangeCard = { name: 'change'; data: ChangeData; text: string }

/** What a thread below a living card gets for each change. */
export type ScoreChange = {
  /** What its set calls a goal: "pejlemærke". */
  noun: string
  number: number
  from: string
  to: string
  /** "1D for 2015 er indberettet som 1.330" */
  cause: string
  /** Delmål that moved though the shown score stands still ("1D fra 3,8 til 3,9"). */
  moved: string
  /** "4 af 6 delmål" */
  coverageFrom: string
  coverageTo: string
  /** Whether the delmål's own changes are more than chance; none where that cannot be said. */
  verdicts: readonly ChangeVerdict[]
}

export function changeCard(change: ScoreChange): ChangeCard {
  const text = changeText(change)
  return { name: 'change', data: { text }, text }
}

/** From, to, because of what, and whether that is more than chance. Also the digest's line. */
export function changeText(change: ScoreChange): string {
  const { noun, number, from, to, cause, moved, coverageFrom, coverageTo, verdicts } = change
  const goal = `${upperFirst(noun)} ${number}`
  const score =
    from === to || (isBare(from) && isBare(to))
      ? `${goal} står fortsat ${standing(to)}. ${upperFirst(cause)}${moved === '' ? '' : ` (${moved})`}.`
      : `${goal} er gået fra ${from} til ${to}, fordi ${cause}.`
  const covered =
    coverageFrom === coverageTo
      ? ''
      : `Datagrundlaget er gået fra ${coverageFrom} til ${coverageTo}.`
  return [score, covered, changesText(verdicts)].filter((text) => text !== '').join(' ')
}

/** A goal without a score is shown as "–", or "– (mål mangler)". */
const isBare = (shown: string): boolean => shown.startsWith('–')

/** "på 2,4"; "uden tal (mål mangler)" */
const standing = (shown: string): string =>
  isBare(shown) ? `uden tal${shown.slice('–'.length)}` : `på ${shown}`
