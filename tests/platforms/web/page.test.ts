import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../../src/cards/notice.ts'
import { questionCard } from '../../../src/cards/question.ts'
import { questionIds } from '../../../src/cards/question-form.ts'
import { type FigureField, reminderCard } from '../../../src/cards/reminder.ts'
import {
  adoption,
  answeredMilestone,
  field,
  MILESTONE,
  milestone,
  milestoneFields,
  planQuestion,
  samples,
} from '../../cards/samples.ts'
import { launchBrowser } from '../../support/browser.ts'
import { inputOf, named } from '../../support/form.ts'
import { type Chat, openChat, START } from './chat.ts'

const OWNER = 'dataejer-bolig'
const PRIVATE = `person:${OWNER}` as const
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const MARKUP = '<img src=x onerror="document.title=\'ramt\'"><b>fed</b> **stjerner** ${title}'

let chat: Chat
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  ;[chat, browser] = await Promise.all([openChat(), launchBrowser()])
})
beforeEach(() => chat.clear())
afterEach(async () => {
  await page.context().close()
  expect(complaints.splice(0)).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await chat.close()
})

/** Opens a conversation; what goes wrong in the page, or against its policy, fails the test. */
async function open(conversation: string, options: BrowserContextOptions = {}): Promise<void> {
  page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (said) => {
    const refused = said.text().startsWith('Failed to load resource')
    if (said.type() === 'error' && !refused) complaints.push(said.text())
  })
  await page.goto(`${chat.address}/#som=${OWNER}&samtale=${encodeURIComponent(conversation)}`)
  await page.locator('[aria-current="page"]').waitFor({ state: 'attached' })
}

const reminder = (change: Partial<FigureField> = {}) =>
  reminderCard('Et tal', '', [field(named('1D:2015'), change)])

const figure = () => page.getByLabel('Antal borgere i 2015')
const posts = () => page.locator('#posts')
const commands = () => page.getByRole('listbox', { name: 'Kommandoer' })
const composer = () => page.getByRole('combobox', { name: 'Skriv til pejl' })

describe('what people type', () => {
  test('is shown as it was typed, in cards and posts, and never becomes markup', async () => {
    chat.asked.onCommand = () => noticeCard(MARKUP)
    await open(PRIVATE)
    await composer().fill(MARKUP)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.body').allInnerTexts()).toEqual([MARKUP, MARKUP])
    expect(await page.locator('.body img, .body b').count()).toBe(0)
    expect(await page.title()).toBe('pejl')
  })

  test('stays in the field when it could not be sent, with a sentence that says so', async () => {
    chat.asked.onCommand = () => {
      throw new Error('broken')
    }
    await open(PRIVATE)
    await composer().fill('indberet 1D 1.330')
    await page.keyboard.press('Enter')
    await page.getByText('Det gik desværre ikke').waitFor()
    expect(await composer().inputValue()).toBe('indberet 1D 1.330')
  })
})

describe('what is typed in a card', () => {
  const go = (name: string) => page.getByRole('link', { name }).click()

  test('is there again after a look at another conversation and as another person', async () => {
    await chat.send(PRIVATE, reminder())
    await open(PRIVATE)
    await page.getByRole('button', { name: 'Tilføj kommentar eller link' }).click()
    await page.getByLabel('Kommentar (valgfri)').fill('Opgjort i december')
    await figure().fill('1.330')
    await go('direktion')
    await figure().waitFor({ state: 'detached' })
    await go('pejl (kun dig)')
    expect(await figure().inputValue()).toBe('1.330')
    await page.getByLabel('Du er').selectOption('leder-socialomr-det')
    await figure().waitFor({ state: 'detached' })
    await page.getByLabel('Du er').selectOption(OWNER)
    await figure().waitFor()
    expect(await figure().inputValue()).toBe('1.330')
    expect(await page.getByLabel('Kommentar (valgfri)').inputValue()).toBe('Opgjort i december')
    await page.getByRole('button', { name: 'Indberet' }).click()
    await posts().getByText('Tak.').waitFor()
    expect(chat.asked.submissions[0]?.submission.data[inputOf('1D:2015')]).toBe('1.330')
  })

  test('is never cut, however long; pejl says so beside the field', async () => {
    const long = 'x'.repeat(20_000)
    await chat.send(PRIVATE, reminder({ comment: 'åben' }))
    await open(PRIVATE)
    await page.getByLabel('Kommentar (valgfri)').fill(long)
    await page.getByRole('button', { name: 'Indberet' }).click()
    await posts().getByText('Tak.').waitFor()
    expect(chat.asked.submissions[0]?.submission.data[inputOf('1D:2015', 'comment')]).toBe(long)
    for (const id of ['figure', 'comment', 'evidence', 'reason'])
      expect(await page.locator(`[id*="${id}:"] [maxlength]`).count()).toBe(0)
  })
})

describe('a card that changes while somebody types in it', () => {
  test('keeps what was typed, what was opened, and the focus', async () => {
    const ref = await chat.send(PRIVATE, reminder())
    await open(PRIVATE)
    await page.getByRole('button', { name: 'Tilføj kommentar eller link' }).click()
    await page.getByLabel('Kommentar (valgfri)').fill('Opgjort i december')
    await figure().fill('1.33')
    const changed = reminder({ why: 'Der er syv dage til fristen.' })
    await chat.web.update(ref, { messageId: '', recipient: PRIVATE, card: changed, at: START })
    await posts().getByText('Der er syv dage til fristen.').waitFor()
    expect(await page.getByLabel('Kommentar (valgfri)').inputValue()).toBe('Opgjort i december')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('text')
    await page.keyboard.type('0')
    expect(await figure().inputValue()).toBe('1.330')
  })

  test('sends in what is typed, all of it as text', async () => {
    await chat.send(PRIVATE, reminder())
    await open(PRIVATE)
    await figure().fill('1.330')
    await page.getByRole('button', { name: 'Indberet' }).click()
    await posts().getByText('Tak.').waitFor()
    expect(chat.asked.submissions[0]?.submission).toEqual({
      verb: 'report',
      data: {
        items: named('1D:2015@0'),
        [inputOf('1D:2015')]: '1.330',
        [inputOf('1D:2015', 'comment')]: '',
        [inputOf('1D:2015', 'evidence')]: '',
        [inputOf('1D:2015', 'reason')]: '',
        [inputOf('1D:2015', 'expectedOn')]: '',
      },
    })
  })

  test('says what is wrong beside the field, tied to it, and moves the focus there', async () => {
    const problem = 'Mener du 97,1?'
    chat.asked.onSubmit = () => ({ place: 'replace', card: reminder({ figure: '97.1', problem }) })
    await chat.send(PRIVATE, reminder())
    await open(PRIVATE)
    await figure().fill('97.1')
    await page.getByRole('button', { name: 'Indberet' }).press('Enter')
    await page.locator('[aria-invalid="true"]:focus').waitFor()
    const described = await figure().getAttribute('aria-describedby')
    expect(await page.locator(`[id="${described}"]`).innerText()).toBe(problem)
    expect(await figure().inputValue()).toBe('97.1')
  })

  test('takes "not yet" without a figure', async () => {
    await chat.send(PRIVATE, reminder())
    await open(PRIVATE)
    const later = page.getByRole('button', { name: 'Tallet findes ikke' })
    expect(await later.getAttribute('aria-expanded')).toBe('false')
    await later.press('Enter')
    expect(await later.getAttribute('aria-expanded')).toBe('true')
    await page.getByLabel('Hvad er årsagen?').fill('Opgøres i marts')
    await page.getByLabel('Hvornår forventes tallet?').fill('2016-04-01')
    await page.getByRole('button', { name: 'Findes ikke endnu' }).press('Enter')
    await posts().getByText('Tak.').waitFor()
    expect(chat.asked.submissions[0]?.submission).toMatchObject({
      verb: 'postpone',
      data: {
        item: named('1D:2015'),
        [inputOf('1D:2015', 'reason')]: 'Opgøres i marts',
        [inputOf('1D:2015', 'expectedOn')]: '2016-04-01',
      },
    })
  })
})

describe('a question about a plan', () => {
  const ids = questionIds(MILESTONE)
  const choose = (name: string) => page.getByRole('radio', { name })

  test('is answered by keyboard; what is chosen stays when the card changes, and is there when something is wrong', async () => {
    const problem = 'Skriv den nye måned, fx november 2011.'
    const delayed = { choice: { value: 'delayed' }, when: { problem } }
    chat.asked.onSubmit = ({ data }) => ({
      place: 'replace',
      card: planQuestion(
        data[ids.when] === '' ? milestone({ fields: milestoneFields(delayed) }) : answeredMilestone,
      ),
    })
    const ref = await chat.send(PRIVATE, planQuestion(milestone()))
    await open(PRIVATE)
    await choose('Nået').focus()
    await page.keyboard.press('ArrowDown')
    const changed = planQuestion(milestone({ why: 'Der er syv dage til fristen.' }))
    await chat.web.update(ref, { messageId: '', recipient: PRIVATE, card: changed, at: START })
    await posts().getByText('Der er syv dage til fristen.').waitFor()
    expect(await choose('Forsinket').isChecked()).toBe(true)
    expect(await choose('Forsinket').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Send svaret' }).press('Enter')
    await page.locator('[aria-invalid="true"]:focus').waitFor()
    expect(await choose('Forsinket').isChecked()).toBe(true)
    await page.keyboard.type('november 2011')
    await page.getByRole('button', { name: 'Send svaret' }).press('Enter')
    await posts().getByText('M5 er registreret som forsinket til november 2011.').waitFor()
    expect(chat.asked.submissions.at(-1)?.submission.data).toEqual({
      items: `${MILESTONE}@0`,
      [ids.choice]: 'delayed',
      [ids.when]: 'november 2011',
      [ids.reason]: '',
    })
  })
})

describe('choices', () => {
  const ids = questionIds(MILESTONE)
  const choice = (name: string) => page.getByRole('radio', { name, exact: true })
  const group = () => page.getByRole('radiogroup', { name: 'Hvordan står det til?', exact: true })
  const card = (change: { why?: string; problem?: string } = {}) =>
    planQuestion(
      milestone({
        why: change.why ?? '',
        fields: milestoneFields({ choice: { problem: change.problem ?? '' } }),
      }),
    )

  test('are a group called as the question is; what is wrong is said of the group, and the first has the focus', async () => {
    const problem = 'Vælg et af svarene.'
    chat.asked.onSubmit = () => ({ place: 'replace', card: card({ problem }) })
    await chat.send(PRIVATE, card())
    await open(PRIVATE)
    expect(await group().getByRole('radio').count()).toBe(3)
    expect(await choice('Nået').count()).toBe(1)
    await page.getByRole('button', { name: 'Send svaret' }).press('Enter')
    await page.locator('[role="radiogroup"][aria-invalid="true"]').waitFor()
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(1)
    const described = await group().getAttribute('aria-describedby')
    expect(await page.locator(`[id="${described}"]`).innerText()).toBe(problem)
    expect(await choice('Nået').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await choice('Forsinket').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Send svaret' }).press('Enter')
    await page.waitForFunction(() => document.activeElement?.getAttribute('value') === 'delayed')
  })

  test('keep the focus where it is while none is made', async () => {
    const ref = await chat.send(PRIVATE, card())
    await open(PRIVATE)
    await page.getByLabel('Ny måned').focus()
    await page.keyboard.press('Shift+Tab')
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('value'))
    const before = await at()
    const changed = card({ why: 'Der er syv dage til fristen.' })
    await chat.web.update(ref, { messageId: '', recipient: PRIVATE, card: changed, at: START })
    await posts().getByText('Der er syv dage til fristen.').waitFor()
    expect(before).toBe('dropped')
    expect(await at()).toBe(before)
  })

  test('are each card’s own, also where two cards ask the same', async () => {
    await chat.send(PRIVATE, card())
    await chat.send(PRIVATE, card())
    await open(PRIVATE)
    await choice('Nået').first().check()
    await choice('Udgår').last().check()
    expect(await choice('Nået').first().isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Send svaret' }).first().click()
    await posts().getByText('Tak.').waitFor()
    expect(chat.asked.submissions[0]?.submission.data[ids.choice]).toBe('reached')
  })

  test('in a menu are described by what is wrong with them, however their field is called', async () => {
    const form = adoption(1, 8)
    const problem = 'Vælg en fra listen.'
    const wrong = form.data.questions.map((one) => ({
      ...one,
      fields: one.fields.map((each) =>
        each.id === 'owner:0' ? { ...each, id: 'owner M1', problem } : each,
      ),
    }))
    await chat.send(PRIVATE, questionCard({ ...form.data, questions: wrong }))
    await open(PRIVATE)
    const menu = page.getByRole('combobox', { name: '0A: Hvem indberetter?' })
    const [described] = (await menu.getAttribute('aria-describedby'))?.split(' ') ?? []
    expect(await page.locator(`[id="${described}"]`).innerText()).toBe(problem)
  })
})

test('who chooses in a menu is not scrolled away from it by what comes meanwhile', async () => {
  await chat.send(PRIVATE, adoption(6, 8))
  await open(PRIVATE)
  const menu = page.getByRole('combobox', { name: '0A: Hvem indberetter?' })
  await menu.focus()
  const top = () => menu.evaluate((one) => one.getBoundingClientRect().top)
  const before = await top()
  await chat.send(PRIVATE, noticeCard('Den nyeste'))
  await posts().getByText('Den nyeste').waitFor()
  expect(await top()).toBe(before)
})

describe('commands are suggested', () => {
  test('and chosen with the arrows, Enter and Escape', async () => {
    await open(PRIVATE)
    await composer().fill('/pejl st')
    await commands().getByRole('option', { name: 'status' }).waitFor()
    expect(await commands().getByRole('option').count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    const active = await composer().getAttribute('aria-activedescendant')
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await composer().inputValue()).toBe('status ')
    expect(chat.asked.commands).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await composer().getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await posts().getByText('Du skrev: status 1').waitFor()
  })
})

describe('the page', () => {
  test('shows a change in a channel as it happens, in its thread', async () => {
    const root = await chat.send('channel:ledere-1', noticeCard('2,4'))
    await open('channel:ledere-1')
    await posts().getByText('2,4').waitFor()
    await chat.send('channel:ledere-1', noticeCard('fra 2,4 til 2,7'), { root })
    await posts().getByText('1 svar').waitFor()
    expect(await page.locator('.thread .body').innerText()).toBe('fra 2,4 til 2,7')
    expect(await page.locator('#news').textContent()).toBe('pejl: fra 2,4 til 2,7')
  })

  test('marks what is unread, until it is read', async () => {
    await open(PRIVATE)
    await chat.send('channel:direktion', noticeCard('Ugens opfølgning'))
    const unread = page.getByRole('link', { name: 'direktion ulæst' })
    await unread.click()
    await posts().getByText('Ugens opfølgning').waitFor()
    await unread.waitFor({ state: 'detached' })
    await page.reload()
    await posts().getByText('Ugens opfølgning').waitFor()
    await page.getByRole('link', { name: 'pejl (kun dig)' }).click()
    expect(await unread.count()).toBe(0)
  })

  test('keeps the newest post in sight, also below a card that is taller than the view', async () => {
    await open(PRIVATE)
    const tall = ['1A', '1B', '1C', '1D', '1E', '1F1'].map((code) => field(named(`${code}:2015`)))
    await chat.send(PRIVATE, reminderCard('Mange tal', '', tall))
    await posts().getByText('Mange tal').waitFor()
    await chat.send(PRIVATE, noticeCard('Den nyeste'))
    const newest = posts().getByText('Den nyeste')
    await newest.waitFor()
    await expect
      .poll(() =>
        newest.evaluate((one) => one.getBoundingClientRect().bottom <= window.innerHeight),
      )
      .toBe(true)
  })

  test('has buttons that begin where the card does, in each row on a phone', async () => {
    const titles = [
      'Offentliggjort og beregnet',
      'Socialudvalgets grundlag 2014–2017',
      'Forebyggelsesstrategi 2011–2012',
      'Kvalitetsmål 2010–2013',
      'Mål',
    ]
    const commands = titles.map((title) => ({ title, command: 'sammenlign' }))
    await chat.send(PRIVATE, noticeCard('Sammenligninger', commands))
    await open(PRIVATE, { viewport: { width: 380, height: 780 } })
    await page.getByRole('button', { name: 'Mål', exact: true }).waitFor()
    for (const width of [340, 360, 380, 400, 420, 440]) {
      await page.setViewportSize({ width, height: 780 })
      const places = await page
        .locator('.ac-pushButton')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
      const rows = Map.groupBy(places, ({ top }) => top)
      expect(rows.size).toBeGreaterThan(1)
      expect(new Set([...rows.values()].map(([first]) => first?.left)).size).toBe(1)
    }
  })

  test('has its clock on one row on a phone, however much happens next', async () => {
    const what = 'ugens opfølgning og påmindelse til dataejer beskæftigelse og 9 andre'
    chat.clock.next = { at: new Date('2016-01-25T07:00:00Z'), what }
    await open(PRIVATE, { viewport: { width: 380, height: 780 } })
    const next = page.locator('#next')
    await expect
      .poll(async () => (await next.innerText()).replace(/\s+/g, ' '))
      .toBe(`Næste: ${what} man. 25. jan. kl. 08.00`)
    const heights = await page
      .locator('.moves button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
    expect(Math.max(...heights)).toBeLessThan(52)
    const html = page.locator('html')
    expect(await html.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  })

  test('moves the demo clock', async () => {
    await open(PRIVATE)
    await page.getByText('Mandag den 4. januar 2016 kl. 07.55').waitFor()
    await page.getByRole('button', { name: '+1 uge' }).press('Enter')
    await page.getByText('Mandag den 11. januar 2016 kl. 07.55').waitFor()
  })

  test('goes back to the list of conversations on a phone', async () => {
    await open(PRIVATE, { viewport: { width: 380, height: 780 } })
    await page.getByRole('button', { name: 'Samtaler' }).click()
    await page.getByRole('link', { name: 'direktion' }).click()
    await page.getByRole('heading', { name: 'direktion' }).waitFor()
  })

  const looks = [
    { colorScheme: 'light', width: 380 },
    { colorScheme: 'dark', width: 1280 },
  ] as const
  test.each(looks)('has no barrier that axe finds, $colorScheme, $width wide', async (look) => {
    const problem = 'Vælg et af svarene.'
    const chooseOne = planQuestion(milestone({ fields: milestoneFields({ choice: { problem } }) }))
    for (const card of [chooseOne, ...Object.values(samples)]) await chat.send(PRIVATE, card)
    await open(PRIVATE, { ...look, viewport: { width: look.width, height: 800 } })
    await posts().getByText('Tak. 12,5 er nu baseline').waitFor()
    await composer().fill('s')
    const more = page.getByRole('button', { name: 'Tallet findes ikke', expanded: false })
    while ((await more.count()) > 0) await more.first().click()
    await page.evaluate(AXE)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
    )
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    expect(found).toEqual([])
    for (const id of ['html', '#posts'])
      expect(await page.locator(id).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  })
})

type Violation = { id: string; nodes: { html: string }[] }
