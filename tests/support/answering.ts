import { sendFigure, typeCommand } from './web-api.ts'

/** Somebody who answers for one figure, over and over. Figures near the last ones ask no question. */
export type Answerer = { person: string; code: string; figures: readonly string[] }

const from = (first: number, length: number): string[] =>
  Array.from({ length }, (_, index) => String(first + index))

export const answerers: readonly Answerer[] = [
  { person: 'dataejer-bolig', code: '1D', figures: from(1300, 40) },
  { person: 'dataejer-botilbud', code: '1F1', figures: from(70, 60) },
  { person: 'dataejer-skole', code: '2C1', figures: from(65, 19) },
  { person: 'dataejer-beskaeftigelse', code: '4A', figures: from(5600, 40) },
  { person: 'dataejer-rehabilitering', code: '5A2', figures: from(0, 17) },
]

/** A figure for 2015 as it was sent, in the order of sending. */
export type Sent = { code: string; value: number; acknowledged: boolean }

/**
 * Answers again and again, each time for a new revision and each answer delivered twice at once,
 * until the server is gone. What was sent stands in `sent`; `acknowledged` is called for each receipt.
 */
export async function answerUntilGone(
  url: string,
  { person, code, figures }: Answerer,
  known: number,
  sent: Sent[],
  acknowledged: () => void,
): Promise<void> {
  const item = `${code}:2015`
  try {
    const form = await typeCommand(url, person, `indberet ${code}`)
    for (let base = known; ; base++) {
      const before = sent.filter((one) => one.code === code).length
      const figure = figures[before % figures.length] ?? ''
      const one: Sent = { code, value: Number(figure), acknowledged: false }
      sent.push(one)
      const send = () => sendFigure(url, person, form.id, { item, base, figure })
      const texts = await Promise.all([send(), send()])
      if (!texts.every((text) => text.includes('er registreret som')))
        throw new Error(`no receipt: ${texts.join(' | ')}`)
      one.acknowledged = true
      acknowledged()
    }
  } catch (error) {
    // What fetch throws when the server dies; anything else is a failure of the test.
    if (!(error instanceof TypeError)) throw error
  }
}
