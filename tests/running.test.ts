import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chatPage } from './journey/chat-page.ts'
import { launchBrowser } from './support/browser.ts'
import { runCli, settingsOf, startPejl } from './support/process.ts'
import { makeTestPlace, type TestPlace } from './support/store.ts'

/** Once, what `npm run test:whole` and `npm run test:faults` do in every way. */
let place: TestPlace
let browser: Browser
beforeAll(async () => {
  ;[place, browser] = await Promise.all([makeTestPlace(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await place.remove()
})

test('pejl starts, takes a figure on its page, answers in the terminal, and has the figure after kill -9', async () => {
  const settings = settingsOf(place)
  const pejl = await startPejl(settings)
  const page = await browser.newPage()
  page.setDefaultTimeout(20_000)
  const chat = chatPage(page, pejl.url)
  await chat.open('dataejer-bolig', 'person:dataejer-bolig')
  await page.getByRole('combobox', { name: 'Skriv til pejl' }).fill('indberet 1D')
  await page.keyboard.press('Enter')
  await chat.type(chat.figureOf('1D'), '1.330')
  await chat.press('Indberet')
  await chat.reads('Tak. 1D for 2015 er registreret som 1.330.')

  const status = await runCli(settings, 'status', '1')
  expect(status).toMatchObject({ code: 0, stderr: '' })
  expect(status.stdout).toContain('2,7 på skalaen fra −5 til 5.')

  await pejl.signal('SIGKILL')
  const history = await runCli(settings, 'historik', '1D')
  expect(history).toMatchObject({ code: 0, stderr: '' })
  expect(history.stdout).toContain('2015: 1.330')
}, 90_000)
