/** How a goal set or plan stands, in words. */
import type { GoalSet, SetState } from './goal-set.ts'

const STATES: Readonly<Record<SetState, { word: string; standing: string }>> = {
  adopted: { word: 'vedtaget', standing: 'Vedtaget, men følges ikke op i pejl endnu.' },
  proposed: { word: 'foreslået', standing: 'Forslag, følges ikke op i pejl endnu.' },
  draft: { word: 'udkast', standing: 'Udkast, følges ikke op i pejl endnu.' },
  past: {
    word: 'vedtaget, men perioden var forbi, før pejl kom',
    standing: 'Perioden var forbi, før pejl kom, så det følges ikke op.',
  },
}

/** "vedtaget og følges op", "udkast"; a controller can have set one going that is not adopted. */
export function setStateText({ state }: GoalSet, isFollowed: boolean, hasEnded = false): string {
  const { word } = STATES[state]
  if (!isFollowed) return word
  if (hasEnded) return `${word} og gjort op`
  return state === 'adopted'
    ? `${word} og følges op`
    : `${word}; følges op, fordi en controller har sat det i gang`
}

/** What is said first of a goal whose set is not followed up: "Udkast, følges ikke op i pejl endnu." */
export const standingText = ({ state }: GoalSet): string => STATES[state].standing
