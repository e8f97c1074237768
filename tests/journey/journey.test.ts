import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { freePort, type RunningPejl, settingsOf, startPejl } from '../support/process.ts'
import { makeTestPlace, type TestPlace } from '../support/store.ts'
import { chatPage } from './chat-page.ts'

let browser: Browser
let place: TestPlace
let pejl: RunningPejl
let page: Page

const start = async (port: string) => startPejl({ ...settingsOf(place), PORT: port })

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(async () => {
  await page.context().close()
  await pejl.signal('SIGTERM')
  await place.remove()
})
afterAll(() => browser.close())

describe.each([
  { how: 'on a desk', viewport: { width: 1280, height: 900 } },
  { how: 'at a phone’s width', viewport: { width: 380, height: 780 } },
])('the follow-up, $how, by keyboard only', ({ viewport }) => {
  test('goes from the first digest over a figure and a restart to the next digest', async () => {
    place = await makeTestPlace()
    const port = String(await freePort())
    pejl = await start(port)
    page = await (await browser.newContext({ viewport })).newPage()
    page.setDefaultTimeout(20_000)
    const chat = chatPage(page, pejl.url)

    await chat.open('leder-bolig', 'channel:pejlemaerke-1')
    await chat.reads('2,4')
    await chat.reads('Datagrundlag: 4 af 6 delmål.')

    await chat.open('dataejer-bolig', 'person:dataejer-bolig')
    await chat.moveTo('påmindelse til dataejer bolig')
    await chat.moveTo('1. feb. kl. 08.30')
    await chat.reads('skal indberettes i dag, den 1. februar.')

    await chat.type(chat.figureOf('1C'), '97.1')
    await chat.press('Indberet')
    await chat.reads('Jeg er ikke sikker på, hvordan 97.1 skal læses. Mener du 97,1?')
    await chat.type(chat.figureOf('1D'), '1.330')

    await pejl.signal('SIGTERM')
    pejl = await start(port)
    await page.reload()
    await chat.reads('Mener du 97,1?')
    expect(await chat.figureOf('1C').inputValue()).toBe('97.1')

    await chat.type(chat.figureOf('1D'), '1.330')
    await chat.press('Indberet')
    await chat.reads('Tak. 1D for 2015 er registreret som 1.330. Du kan altid rette tallet.')

    await chat.open('leder-bolig', 'channel:pejlemaerke-1')
    await chat.reads('2,7')
    await chat.reads('Datagrundlag: 5 af 6 delmål.')
    await chat.reads(
      'Pejlemærke 1 er gået fra 2,4 til 2,7, fordi 1D for 2015 er indberettet som 1.330. Datagrundlaget er gået fra 4 af 6 delmål til 5 af 6 delmål.',
    )
    await chat.open('leder-bolig', 'person:leder-bolig')
    await chat.reads('1D er gået fra 1.581 til 1.330, altså nærmere målet på 1.255.')
    await chat.type(page.getByLabel('Dit svar').last(), 'Flere ud af herberg.')
    await chat.press('Gem svaret')
    await chat.reads('Kun du kan se dit svar, medmindre du deler det.')

    await chat.open('dataejer-skole', 'person:dataejer-skole')
    await chat.postpone('2E', 'Registeret er ikke opdateret.', '2016-04-01')
    await chat.reads('forventes den 1. april 2016, og så spørger jeg igen.')

    await chat.open('direktion', 'channel:direktion')
    await chat.moveTo('ugens opfølgning')
    await chat.reads('Ugens opfølgning på pejlemærkerne: mandag den 8. februar 2016 (uge 6)')
    await chat.reads(
      '2E for 2015 fra dataejer skole forventes den 1. april 2016: Registeret er ikke opdateret.',
    )
    expect(await chat.overflows()).toBe(false)
  }, 180_000)
})
