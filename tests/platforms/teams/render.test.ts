import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { fieldIds } from '../../../src/cards/figure-form.ts'
import { listCard } from '../../../src/cards/list.ts'
import { noticeCard } from '../../../src/cards/notice.ts'
import { reminderCard } from '../../../src/cards/reminder.ts'
import { statusCard } from '../../../src/cards/status.ts'
import { readActivity } from '../../../src/platforms/teams/activity.ts'
import { forOne, withEmptyFields, withShare } from '../../../src/platforms/teams/finish.ts'
import { cardOf } from '../../../src/platforms/teams/fit.ts'
import { isNode, type Node, nodesOf } from '../../../src/platforms/teams/nodes.ts'
import { messageOf, templates } from '../../../src/platforms/teams/render.ts'
import { typedText } from '../../../src/platforms/teams/text.ts'
import { delmaal, field, figure, pejlemaerke, samples } from '../../cards/samples.ts'
import { cardProblems } from '../../support/adaptive-card.ts'
import { BOT } from '../../support/teams/world.ts'
import { textOf } from './texts.ts'

const own = templates()
const codes = (count: number) => Array.from({ length: count }, (_, at) => `1X${at}`)

/** Of the JSON that is sent, in bytes of UTF-16, as Teams counts. */
const size = (card: object): number => 2 * JSON.stringify(card).length

const statusOf = (count: number) =>
  statusCard(pejlemaerke({ delmaal: codes(count).map((code) => delmaal(code)) }), '1', '')

const pictures = (card: object): string[] => JSON.stringify(card).match(/"url":"data:[^;,]*/g) ?? []

describe.each(Object.entries(samples))('%s', (_, card) => {
  test('is a valid card 1.5 under 80 KB, with a summary', () => {
    const { attachments, summary } = messageOf(card, own) as {
      summary: string
      attachments: { content: object }[]
    }
    const [{ content }] = attachments as [{ content: object }]
    expect(cardProblems(content)).toEqual([])
    expect(size(content)).toBeLessThan(80_000)
    expect(summary.length).toBeGreaterThan(0)
    expect(summary.length).toBeLessThanOrEqual(300)
  })
})

describe('sixty delmål', () => {
  const long = 'En lang forklaring, der fylder. '.repeat(60)
  const many: Record<string, Card> = {
    reminder: reminderCard(
      'Tal',
      '',
      codes(60).map((code) => field(figure(code))),
    ),
    list: listCard(
      'Liste',
      '',
      codes(60).map((heading) => ({ heading, text: long, detail: long })),
    ),
  }

  test.each(Object.entries(many))(
    'fit in a %s under 80 KB, which says what is left out',
    (_, card) => {
      const fitted = cardOf(card, own)
      expect(cardProblems(fitted)).toEqual([])
      expect(size(fitted)).toBeLessThanOrEqual(80_000)
      expect(size(fitted)).toBeGreaterThan(60_000)
      expect(textOf(fitted)).toContain('1X0')
      expect(textOf(fitted)).toMatch(
        /; \d+ (?:tal er ikke med\. Skriv »mine« for at se alle dine|rækker er ikke med\. Spørg om lidt ad gangen, fx »status 5A«)\.$/m,
      )
    },
  )

  test('fit in a status card without any left out', () => {
    const card = cardOf(statusOf(60), own)
    expect(cardProblems(card)).toEqual([])
    expect(size(card)).toBeLessThanOrEqual(80_000)
    expect(textOf(card)).toContain('1X59')
    expect(textOf(card)).not.toContain('er ikke med')
  })

  test('and a text that is too long by itself becomes a shorter text', () => {
    const fitted = cardOf(noticeCard(long.repeat(40)), own)
    expect(cardProblems(fitted)).toEqual([])
    expect(size(fitted)).toBeLessThan(80_000)
    expect(textOf(fitted)).toMatch(/^En lang forklaring.* …$/)
  })
})

test('what is typed is shown as it is typed in Teams: without a slash', () => {
  expect(textOf(cardOf(samples.list as Card, own))).toMatch(/^status \[5 \| 5A\]$/m)
})

describe('what only one person sees', () => {
  const card = cardOf(statusOf(1), own, (whole) => forOne(withShare('Del i kanalen', 'x')(whole)))

  test('is a valid card, with a button that shares it', () => {
    expect(cardProblems(card)).toEqual([])
    expect(textOf(card)).toContain('Del i kanalen')
  })

  test('says so in every button, also for a host with Action.Submit only', () => {
    const carried = nodesOf(card as Node).flatMap(({ data }) => (isNode(data) ? [data.alone] : []))
    expect(carried).toEqual(carried.map(() => '1'))
    expect(carried).toHaveLength(6)
  })
})

describe('a picture', () => {
  test('is a PNG, after its words', () => {
    const card = cardOf(samples.announcement as Card, own)
    expect(pictures(card)).toEqual(['"url":"data:image/png'])
    const texts = JSON.stringify(card)
    expect(texts.indexOf('"text":"2,4"')).toBeLessThan(texts.indexOf('"url":'))
  })

  test('is left out where there is no room for it', () => {
    let count = 60
    while (pictures(cardOf(statusOf(count), own)).length > 0) count += 1
    const card = cardOf(statusOf(count), own)
    expect(size(card)).toBeLessThanOrEqual(80_000)
    expect(textOf(card)).toContain(`1X${count - 1}`)
    expect(textOf(card)).not.toContain('er ikke med')
  })
})

describe('fields that Teams leaves out because they are empty', () => {
  const opened = field(figure('1C'))
  const closed = field(figure('1D'), { open: false, answered: true, receipt: 'Tak.' })
  const card = cardOf(reminderCard('Tal', '', [opened, closed]), own) as {
    actions: { data: Record<string, string>; fallback: { data: Record<string, string> } }[]
  }

  test('come back as empty, those of a closed figure do not', () => {
    const [report] = card.actions
    expect(withEmptyFields(report?.data ?? {})).toEqual({
      items: report?.data.items,
      [fieldIds(figure('1C')).figure]: '',
    })
    expect(report?.fallback.data).toEqual({ verb: 'report', ...report?.data })
  })

  test('never take the place of what was typed', () => {
    const [report] = card.actions
    const id = fieldIds(figure('1C')).figure
    const sent = { ...report?.data, [id]: '97' }
    expect(withEmptyFields(sent)[id]).toBe('97')
  })
})

describe('what was typed', () => {
  const mark = `<at>${BOT.name}</at>`
  const mention = { type: 'mention', text: mark, mentioned: { id: BOT.id } }
  const typed = (text: string | undefined, more: object = {}) => {
    const base = { channelId: 'msteams', serviceUrl: 'https://x.example/', recipient: BOT }
    const place = { type: 'message', from: { id: '29:1' }, conversation: { id: 'a:1' } }
    const activity = readActivity({ ...base, ...place, text, ...more })
    if (!activity) throw new Error('not an activity')
    return typedText(activity)
  }

  test.each<[string, string, object]>([
    ['plain', 'status 5', {}],
    ['with a mention first', `${mark} status 5\n`, { entities: [mention] }],
    ['with a mention last', `status 5 ${mark}`, { entities: [mention] }],
    ['with a mention that names nobody', '<at>pejl</at>status 5', { entities: [mention] }],
    ['with hard spaces', '&nbsp;status\u00a05&nbsp;', {}],
    ['as XML', '<p>status <b>5</b></p>', { textFormat: 'xml' }],
    ['as an answer to a message', '<quoted messageId="1778622003149"/> status 5', {}],
  ])('%s is read as the command alone', (_, text, more) => {
    expect(typed(text, more)).toBe('status 5')
  })

  test('keeps a "<" in plain text, and reads entities', () => {
    expect(typed('indberet 1D 5 kommentar: a < b &amp; c')).toBe(
      'indberet 1D 5 kommentar: a < b & c',
    )
  })

  test('keeps the name of another person that is mentioned', () => {
    const other = { type: 'mention', text: '<at>Bo</at>', mentioned: { id: '29:2' } }
    expect(typed(`${mark} spørg <at>Bo</at>`, { entities: [mention, other] })).toBe('spørg Bo')
  })

  test('may be nothing', () => {
    expect(typed(undefined)).toBe('')
  })
})
