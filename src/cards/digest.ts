import type { Barometer } from './barometer.ts'

/** A pejlemærke in the digest. */
export type DigestRow = {
  label: string
  display: string
  coverage: string
  hasScore: boolean
  barometer: Barometer
  /** The key of its living card's message; "" where it has none. */
  livingCard: string
  /** An address of that card. "" until the platform that the digest is sent on has found one. */
  link: string
}

export type DigestData = {
  title: string
  /** That it is shown again, and how it looked when; "" when it is sent. */
  standing: string
  changed: string
  awaited: string
  next: string
  /** Of messages that did not arrive, or may not have; "" when there are none. */
  undelivered: string
  /** "Alle pejlemærker" */
  all: string
  barometers: DigestRow[]
}
export type DigestCard = { name: 'digest'; data: DigestData; text: string }

/** The weekly digest to management. Each section is its lines, or one kind sentence when empty. */
export function digestCard(told: Omit<DigestData, 'standing'> & Partial<DigestData>): DigestCard {
  const data = { standing: '', ...told }
  const text = [
    [data.standing, data.title].filter((part) => part !== '').join('\n'),
    `Det er sket siden sidst\n${data.changed}`,
    `Afventes\n${data.awaited}`,
    `Næste frister\n${data.next}`,
    ...(data.all === '' ? [] : [`${data.all}\n${data.barometers.map(rowText).join('\n')}`]),
    ...(data.undelivered ? [data.undelivered] : []),
  ].join('\n\n')
  return { name: 'digest', data, text }
}

const rowText = ({ label, display, coverage, link }: DigestRow): string =>
  [`${label}: ${display}`, coverage, link].filter((part) => part !== '').join(' · ')
