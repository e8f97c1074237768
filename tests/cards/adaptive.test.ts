import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { barometer, smallBarometer } from '../../src/cards/barometer.ts'
import { expand, loadTemplates } from '../../src/cards/expand.ts'
import { noticeCard } from '../../src/cards/notice.ts'
import { reflectionCard } from '../../src/cards/reflection.ts'
import { reminderCard } from '../../src/cards/reminder.ts'
import { statusCard } from '../../src/cards/status.ts'
import { cardProblems } from '../support/adaptive-card.ts'
import { delmaal, field, figure, pejlemaerke, reflectionData, samples } from './samples.ts'

const FOLDER = new URL('../../cards/adaptive/', import.meta.url).pathname
const templates = loadTemplates(FOLDER)

test.each(Object.entries(samples))('%s is a valid Adaptive Card 1.5', (_, card) => {
  expect(cardProblems(expand(card, templates))).toEqual([])
})

test('every template has a sample', () => {
  const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''))
  expect(new Set(Object.values(samples).map((card) => card.name))).toEqual(new Set(names))
})

test('what a $when asks about is in the data of its card', () => {
  for (const card of Object.values(samples)) {
    const template = JSON.stringify(templates.get(card.name))
    const data = JSON.stringify(card.data)
    const conditions = [...template.matchAll(/"(?:\$when|isVisible)":"\$\{([^}]*)\}"/g)]
    const names = conditions.flatMap(([, condition = '']) => condition.match(/\w+/g) ?? [])
    if (data.includes('[]')) continue // an empty list names no fields
    for (const name of names) expect(data).toContain(`"${name}":`)
  }
})

test('sixty delmål stay under the 80 KB that Teams takes', () => {
  const many = Array.from({ length: 60 }, (_, at) => delmaal(`1X${at}`))
  const card = expand(statusCard(pejlemaerke({ delmaal: many }), '1', ''), templates)
  expect(cardProblems(card)).toEqual([])
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(80_000)
})

describe("people's text", () => {
  const typed = '${title} <b>fed</b> *stjerne* [link](https://x.dk) $&{x} ${if(true, 1, 2)}'

  test('comes out as it went in', () => {
    const answered = reflectionCard(reflectionData({ open: false, answer: typed }))
    const texts = strings(expand(answered, templates))
    expect(texts).toContain(typed)
  })

  test('fills a field as it was typed, also when it looks like a template', () => {
    const card = reminderCard('Tal', '', [field(figure('1D'), { figure: typed, problem: typed })])
    expect(strings(expand(card, templates)).filter((text) => text === typed)).toHaveLength(2)
  })

  test('is never set where a host reads markdown', () => {
    const marked = [
      noticeCard(typed),
      reflectionCard(reflectionData({ open: false, answer: typed })),
      reminderCard('Tal', '', [field(figure('1D'), { open: false, receipt: typed })]),
    ]
    for (const card of marked)
      expect(blocks(expand(card, templates)).filter(({ text }) => text === typed)).toEqual([
        { type: 'TextRun', text: typed },
      ])
  })
})

test('data that a template asks for and does not get is an error that names it', () => {
  expect(() => expand({ name: 'change', data: {} }, templates)).toThrow(
    'the card "change" lacks data for ${text}',
  )
})

test('a card without a template is an error that names it', () => {
  expect(() => expand({ name: 'ukendt', data: {} }, templates)).toThrow('"ukendt"')
})

test('the buttons ask for what pejl answers (src/commands/inbound.ts)', () => {
  const cards = Object.values(samples).map((card) => expand(card, templates))
  const verbs = cards.flatMap(blocks).flatMap(({ verb }) => verb ?? [])
  expect([...new Set(verbs)].sort()).toEqual([
    'adopt',
    'answer',
    'answer-again',
    'cancel',
    'command',
    'confirm-baseline',
    'correct',
    'give-up',
    'postpone',
    'reflect',
    'reflect-again',
    'report',
    'share',
  ])
})

test('a small barometer has no numbers to squint at, and says the same in words', () => {
  const [large, small] = [barometer(pejlemaerke()), smallBarometer(pejlemaerke())]
  expect(decodeURIComponent(large.picture)).toContain('>+5</text>')
  expect(decodeURIComponent(small.picture)).not.toContain('<text')
  expect(small.altText).toBe(large.altText)
})

test('no field cuts what is pasted into it', () => {
  for (const template of templates.values())
    expect(JSON.stringify(template)).not.toContain('maxLength')
})

test('a score that follows the plan says so in the glossary’s words', () => {
  const text = (pace: 'følger planen' | 'foran planen') =>
    statusCard(pejlemaerke({ pace }), '1', '').text
  expect(text('følger planen')).toContain('; pejlemærket følger planen.')
  expect(text('foran planen')).toContain('; pejlemærket er foran planen.')
})

describe('a score that holds thresholds too', () => {
  const mixed = pejlemaerke({
    path: { score: 1.2, expected: 2.5, codes: ['1A', '1B'], periods: ['2014', '2015'] },
    ...{ pace: 'bagefter planen', thresholds: { holding: 1, total: 2 } },
  })

  test('is not held against the plan; what has a line is, alone, and thresholds are told beside', () => {
    expect(statusCard(mixed, '1', '').text).toContain(
      'For 1A og 1B alene er tallet 1,2, og efter planen skulle det være 2,5 for tal fra 2014 og 2015; de er bagefter planen. 1 af 2 tærskler holder.',
    )
  })

  test('has no mark for the plan on its barometer', () => {
    const mark = 'stroke-dasharray'
    expect(decodeURIComponent(barometer(pejlemaerke()).picture)).toContain(mark)
    expect(decodeURIComponent(barometer(mixed).picture)).not.toContain(mark)
    expect(barometer(mixed).altText).not.toContain('Planen')
  })
})

test('answering what is due takes one button, whatever the number of figures', () => {
  const reminder = reminderCard('Tal', '', [field(figure('1A')), field(figure('1D'))])
  const reports = blocks(expand(reminder, templates)).filter(
    ({ type, verb }) => type === 'Action.Execute' && verb === 'report',
  )
  expect(reports.map(({ data }) => data)).toEqual([{ items: reminder.data.items }])
})

test('the reason fields are open at once when something is wrong with them', () => {
  const shown = (change: Parameters<typeof field>[1]) =>
    blocks(expand(reminderCard('Tal', '', [field(figure('1D'), change)]), templates)).find(
      ({ id }) => id === `later:${figure('1D')}`,
    )?.isVisible
  expect(shown({})).toBe(false)
  expect(shown({ dateProblem: 'Vælg en dag.' })).toBe(true)
})

type Block = Partial<Record<'id' | 'type' | 'text' | 'verb' | 'data' | 'isVisible', unknown>>

function blocks(value: unknown): Block[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(blocks)]
}

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(strings)
      : []
