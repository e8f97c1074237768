import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { inputOf, named } from '../support/form.ts'

/** This machine may be busy. */
const PATIENCE = { timeout: 20_000 }

/** The web chat as somebody without a mouse uses it: fields and buttons get focus, then keys. */
export function chatPage(page: Page, url: string) {
  const newest = (name: string | RegExp) => page.getByRole('button', { name }).last()
  const part = (id: string) => page.locator(`#posts [id$="-${id}"]`).last()
  const press = async (button: Locator) => {
    await button.focus()
    await page.keyboard.press('Enter')
  }
  return {
    async open(som: string, conversation: string): Promise<void> {
      const isThere = page.url().startsWith(url)
      await page.goto(`${url}/#som=${som}&samtale=${encodeURIComponent(conversation)}`)
      // From another conversation the focus goes along, last of all.
      const shown = isThere ? '#posts:focus' : '[aria-current="page"]'
      await page.locator(shown).waitFor({ state: 'attached' })
    },

    /** Waits until the conversation shows a text. */
    async reads(text: string): Promise<void> {
      await page.locator('#posts').getByText(text, { exact: false }).last().waitFor()
    },

    /** Lets the clock go from event to event until it has been at the one that is named so. */
    async moveTo(event: string): Promise<void> {
      const next = page.locator('#next')
      for (let left = 12; left > 0; left--) {
        // The page hears of a move before its own answer, and a press is nothing until that is there.
        const idle = page.locator('#next:enabled:not([aria-busy])')
        await idle.waitFor({ state: 'attached', ...PATIENCE })
        const shown = (await next.innerText()).replaceAll('\u00a0', ' ')
        const moved = page.waitForResponse('**/api/clock')
        await press(next)
        expect((await moved).status()).toBe(200)
        await expect
          .poll(async () => (await next.innerText()).replaceAll('\u00a0', ' '), PATIENCE)
          .not.toBe(shown)
        if (shown.includes(event)) return
      }
      throw new Error(`the clock never came to »${event}«`)
    },

    /** The figure's field in the newest card that asks for it. */
    figureOf: (code: string): Locator => part(inputOf(`${code}:2015`)).locator('input'),

    async type(field: Locator, text: string): Promise<void> {
      await field.focus()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },

    press: (name: string): Promise<void> => press(newest(name)),

    /** Answers "Tallet findes ikke endnu" for a delmål. */
    async postpone(code: string, reason: string, day: string): Promise<void> {
      const item = named(`${code}:2015`)
      const later = part(`later:${item}`)
      await press(page.locator(`[aria-controls$="later:${item}"]`).last())
      await this.type(part(inputOf(item, 'reason')).locator('textarea'), reason)
      await part(inputOf(item, 'expectedOn')).locator('input').fill(day)
      await press(later.getByRole('button', { name: 'Findes ikke endnu' }))
    },

    /** Whether something is wider than the window. */
    overflows: (): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth),
  }
}
