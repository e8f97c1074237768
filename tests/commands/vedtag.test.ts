import { afterEach, beforeEach, expect, test } from 'vitest'
import { runForTerminal } from '../../src/terminal.ts'
import { openHouse } from '../support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeEach(async () => {
  house = await openHouse('2016-01-04 08:30')
})
afterEach(() => house.close())

const typed = (text: string, confirmed = false) =>
  runForTerminal(house.pejl, { text, as: null, confirmed })

test('a terminal shows what the form would ask, as it is suggested', async () => {
  const { text, ok } = await typed('målsæt vedtag 002 fra 1. februar 2016')
  expect(ok).toBe(true)
  expect(text).toContain('\n  Startdato (fx 1. februar 2016) 1. februar 2016\n')
  expect(text).toContain('hvem indberetter tallene? dataejer bolig\n')
  expect(text).toContain('med en startdato og --ja')
  expect(await house.prisma.goalSet.count({ where: { adoptedBy: { not: null } } })).toBe(0)
})

test('--ja without a day it begins on is asked for one, and sets nothing going', async () => {
  const { text, ok } = await typed('målsæt vedtag grundlag', true)
  expect(ok).toBe(false)
  expect(text).toContain('Skriv den dag, opfølgningen begynder')
  expect(await house.prisma.goalSet.count({ where: { adoptedBy: { not: null } } })).toBe(0)
})

test('--ja sets it going with the suggested owners, once', async () => {
  const { text, ok } = await typed('målsæt vedtag grundlag fra 1. februar 2016', true)
  expect(text).toMatch(
    /^Socialudvalgets grundlag 2014–2017 følges nu op fra den 1\. februar 2016\./,
  )
  expect(ok).toBe(true)
  const { text: missing } = await typed('mangler grundlag')
  expect(missing).toMatch(/^Det afventes · Socialudvalgets grundlag 2014–2017\n/)
  expect(missing).toContain('1A og 2A for 2015: frist den 1. februar 2016')
  expect(missing).not.toContain('5A2')
  const again = await typed('målsæt vedtag grundlag fra 1. marts 2016', true)
  expect(again).toMatchObject({
    ok: false,
    text: 'Socialudvalgets grundlag 2014–2017 følges allerede op.',
  })
})
