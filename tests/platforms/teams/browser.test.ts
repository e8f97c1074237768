/** Cards as Teams gets them, in the narrow window of a phone, drawn by the renderer that Microsoft publishes. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageOf, templates } from '../../../src/platforms/teams/render.ts'
import { samples } from '../../cards/samples.ts'
import { launchBrowser } from '../../support/browser.ts'

const { resolve } = createRequire(import.meta.url)
const AXE = readFileSync(resolve('axe-core/axe.min.js'), 'utf8')
const RENDERER = readFileSync(resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8')
const STYLES = readFileSync(resolve('adaptivecards/dist/adaptivecards.css'), 'utf8')
const WIDTH = 380

/** A card is part of somebody else's page: the page's own first heading is not the card's to give. */
const ABOUT_THE_BARE_PAGE = ['page-has-heading-one']

const PAGE = `<!doctype html><html lang="da"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>Et kort i Teams</title>
  <style>body { margin: 0; background: #ffffff } ${STYLES}</style></head><body><main></main></body></html>`

/** The light colours of pejl's own page. */
const tone = (color: string, subtle = color) => ({ default: color, subtle })
const foregroundColors = {
  default: tone('#1b2a2f', '#53626a'),
  accent: tone('#1b5954'),
  good: tone('#1b5954'),
  warning: tone('#963c0f'),
  attention: tone('#963c0f'),
}
const HOST = {
  fontFamily: 'sans-serif',
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  containerStyles: {
    default: { backgroundColor: '#ffffff', foregroundColors },
    emphasis: { backgroundColor: '#f0f4f1', foregroundColors },
  },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  textBlock: { headingLevel: 2 },
}

type Activity = { attachments: [{ content: object }] }
type Violation = { id: string; nodes: { html: string; failureSummary: string }[] }
type Axe = { run(context: Document, options: object): Promise<{ violations: Violation[] }> }

/** With what its buttons open, open already. */
const opened = (content: object): object =>
  JSON.parse(JSON.stringify(content), (name, value) => (name === 'isVisible' ? true : value))

const own = templates()
let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } })
})
afterAll(() => browser?.close())

/** Draws a card alone in the page, and waits for its pictures. */
async function draw(content: object): Promise<void> {
  await page.setContent(PAGE)
  await page.addScriptTag({ content: RENDERER })
  await page.evaluate(
    async ([payload, host]) => {
      const AC = (globalThis as unknown as { AdaptiveCards: typeof import('adaptivecards') })
        .AdaptiveCards
      const card = new AC.AdaptiveCard()
      card.hostConfig = new AC.HostConfig(host)
      card.parse(payload)
      const element = card.render()
      if (!element) throw new Error('the card has nothing to show')
      document.querySelector('main')?.append(element)
      await Promise.all([...document.images].map((one) => one.decode()))
    },
    [content, HOST] as const,
  )
}

async function barriers(): Promise<string[]> {
  await page.addScriptTag({ content: AXE })
  const violations = await page.evaluate(async (off) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]))
    return (await axe.run(document, { rules })).violations
  }, ABOUT_THE_BARE_PAGE)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary})`),
  )
}

const tooWide = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
      .map((one) => `${one.tagName}.${one.className}: ${one.textContent}`),
  )

const cutOff = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, button *')]
      .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0)
      .map((one) => one.textContent),
  )

describe.each(Object.entries(samples))('%s, in a Teams window of a phone', (_, card) => {
  const { content } = (messageOf(card, own) as Activity).attachments[0]
  beforeAll(() => draw(opened(content)))

  test('has no barrier that axe finds', async () => {
    expect(await barriers()).toEqual([])
  })
  test('is no wider than the window', async () => {
    expect(await tooWide()).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      WIDTH,
    )
  })
  test('cuts no button off', async () => {
    expect(await cutOff()).toEqual([])
  })
  test('has words for every picture', async () => {
    const words = await page
      .locator('img')
      .evaluateAll((all) => all.map((one) => one.getAttribute('alt')))
    expect(words).toHaveLength(JSON.stringify(content).match(/"type":"Image"/g)?.length ?? 0)
    for (const alt of words) expect(alt?.trim()).toBeTruthy()
  })
})
