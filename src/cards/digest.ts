import type { Barometer } from './barometer.ts'

export type DigestData = {
  title: string
  changed: string
  awaited: string
  next: string
  /** Of messages that did not arrive, or may not have; "" when there are none. */
  undelivered: string
  barometers: { label: string; display: string; coverage: string; barometer: Barometer }[]
}
export type DigestCard = { name: 'digest'; data: DigestData; text: string }

/** The weekly digest to management. Each section is its lines, or one kind sentence when empty. */
export function digestCard(data: DigestData): DigestCard {
  const text = [
    data.title,
    `Det er sket siden sidst\n${data.changed}`,
    `Afventes\n${data.awaited}`,
    `Næste frister\n${data.next}`,
    `Alle pejlemærker\n${data.barometers.map((row) => `${row.label}: ${row.display} · ${row.coverage}`).join('\n')}`,
    ...(data.undelivered ? [data.undelivered] : []),
  ].join('\n\n')
  return { name: 'digest', data, text }
}
