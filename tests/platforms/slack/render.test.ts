import { describe, expect, test } from 'vitest'
import { announcementCard } from '../../../src/cards/announcement.ts'
import { listCard } from '../../../src/cards/list.ts'
import { noticeCard } from '../../../src/cards/notice.ts'
import { reflectionCard } from '../../../src/cards/reflection.ts'
import { reminderCard } from '../../../src/cards/reminder.ts'
import { figureModal, laterModal } from '../../../src/platforms/slack/figure-modals.ts'
import { reflectionModal } from '../../../src/platforms/slack/modal.ts'
import { messageOf } from '../../../src/platforms/slack/render.ts'
import { plainText } from '../../../src/platforms/slack/text-received.ts'
import {
  delmaal,
  field,
  figure,
  pejlemaerke,
  reflectionData,
  samples,
} from '../../cards/samples.ts'
import { messageRefusal, viewRefusal } from '../../support/slack/limits.ts'
import { textsOf } from './texts.ts'

const long = (words: number) => 'ord & <tegn> '.repeat(words)

test.each(Object.entries(samples))('%s is a message that Slack takes', (_, card) => {
  expect(messageRefusal(messageOf(card))).toBeNull()
})

test('what is typed is shown as it is typed in Slack', () => {
  const { blocks } = messageOf(listCard('Hjælp', '', [{ command: 'status', text: 'Viser' }]))
  expect(textsOf(blocks)).toContain('*/pejl status*')
})

describe('too much is split or shortened, and never refused', () => {
  const figures = Array.from({ length: 60 }, (_, at) =>
    field(figure(`1X${at}`), { why: long(30), reason: long(200), comment: long(200) }),
  )
  test.each([
    ['a reminder of sixty figures', reminderCard(long(30), long(300), figures)],
    [
      'a long list',
      listCard(
        long(40),
        '',
        Array.from({ length: 70 }, () => ({ heading: long(20), text: long(90) })),
      ),
    ],
    ['one endless word', noticeCard('æ'.repeat(20_000))],
    [
      'a button that carries too much',
      noticeCard('Hvad?', [{ title: long(20), command: long(300) }]),
    ],
    [
      'sixty delmål',
      announcementCard(
        pejlemaerke({ delmaal: Array.from({ length: 60 }, (_, at) => delmaal(`1X${at}`)) }),
        '1',
        '',
        'i dag',
      ),
    ],
    [
      'thirty buttons',
      listCard(
        'Valg',
        '',
        [],
        Array.from({ length: 30 }, (_, at) => ({ title: `${at}`, command: `status ${at}` })),
      ),
    ],
    ['a long answer', reflectionCard(reflectionData({ open: false, answer: long(300) }))],
  ])('%s', (_, card) => {
    expect(messageRefusal(messageOf(card))).toBeNull()
  })

  test('the closing buttons stay, and what was left out is said', () => {
    const { blocks } = messageOf(reminderCard('Tal', '', figures))
    expect(JSON.stringify(blocks.at(-1))).toContain('Indberet')
    expect(textsOf(blocks)).toContain(
      'Der er mere, end Slack har plads til her. Spørg om lidt ad gangen, fx »/pejl mine« eller »/pejl status 5A«.',
    )
  })

  test('in modals too', () => {
    const { data } = reminderCard('Tal', '', figures)
    const shown = { url: 'https://hooks.slack.com/actions/T1/2/3', replace: true }
    const [first] = data.fields
    if (!first) throw new Error('no figure')
    expect(viewRefusal(figureModal(data, first, { shown, follows: true }))).toBeNull()
    expect(viewRefusal(laterModal(data, first, { shown }))).toBeNull()
    const answer = reflectionData({ answer: long(400), questions: long(400) })
    expect(viewRefusal(reflectionModal(answer, shown))).toBeNull()
  })
})

describe("people's text", () => {
  const typed = '<!channel> & <@U1> *fed* ${title}'

  test('calls nobody and links nowhere', () => {
    const { text, blocks } = messageOf(listCard(typed, '', [{ heading: typed, text: typed }]))
    expect(text).not.toContain('<')
    const marked = JSON.stringify(blocks).match(/"mrkdwn","text":"[^"]*"/g) ?? []
    expect(marked).toEqual([
      '"mrkdwn","text":"*&lt;!channel&gt; &amp; &lt;@U1&gt; *fed* ${title}*"',
    ])
  })

  test('is plain text, as it was typed, where it is an answer', () => {
    const { blocks } = messageOf(reflectionCard(reflectionData({ open: false, answer: typed })))
    expect(blocks).toContainEqual({ type: 'section', text: { type: 'plain_text', text: typed } })
  })

  test('comes in as it was typed', () => {
    expect(plainText('<@U0PEJL> indberet 1D &lt;5 <https://kk.dk|kk.dk>')).toBe(
      'indberet 1D <5 https://kk.dk',
    )
  })
})

test('a form is filled in with what was typed, and says what was wrong', () => {
  const one = field(figure('1D'), { figure: '97.1', problem: 'Mener du 97,1?' })
  const view = JSON.stringify(figureModal(reminderCard('Tal', '', [one]).data, one, { shown: {} }))
  expect(view).toContain('"initial_value":"97.1"')
  expect(view).toContain('⚠️ Mener du 97,1?')
})
