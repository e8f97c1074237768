import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { questionIds } from '../../src/cards/question-form.ts'
import { readSeed, SEED_DIR, type Seed } from '../../src/store/seed/seed.ts'
import { furnish } from '../support/house.ts'
import { openPlanHouse, readPlanSeed, step } from '../support/plan.ts'
import { makeFolder } from '../support/store.ts'

/** The folder of the seed with each of these files changed: what stands first is replaced by the second. */
const changed = async (changes: Record<string, readonly [string, string]>) => {
  const folder = await makeFolder(SEED_DIR)
  for (const [file, [from, to]] of Object.entries(changes)) {
    const text = await readFile(join(folder, file), 'utf8')
    expect(text).toContain(from)
    await writeFile(join(folder, file), text.replace(from, to))
  }
  return readSeed(folder, null)
}

test('mistakes in several files are told at once, each with its file and line', async () => {
  await expect(
    changed({
      'forebyggelse-2011-2012.yaml': ['to: 2011-10', 'to: 2011-08'],
      'strategi-2010.yaml': ['toYear: 2011', 'toYear: 2009'],
    }),
  ).rejects.toThrow(
    /^forebyggelse-2011-2012\.yaml, linje \d+, plan\.milestones\[4\]\.to: august 2011 er før september 2011\..*\nstrategi-2010\.yaml, linje 18, toYear: Er før 2010\./,
  )
})

test('a file that is empty, or not text, is refused by name', async () => {
  const folder = await makeFolder(SEED_DIR)
  await writeFile(join(folder, 'ny.yaml'), '')
  await expect(readSeed(folder, null)).rejects.toThrow(/^ny\.yaml, linje 1: Filen er tom$/)
  await writeFile(join(folder, 'ny.yaml'), Buffer.from('key: børn\n', 'latin1'))
  await expect(readSeed(folder, null)).rejects.toThrow(
    'ny.yaml, linje 1: Filen er ikke gemt som UTF-8.',
  )
})

let close = async () => {}
afterEach(() => close())

test('a plan’s file that drops a step somebody has answered for is refused, and nothing of it is taken in', async () => {
  const house = await openPlanHouse('2011-09-20 08:30')
  close = house.close
  const item = step('M1', '2011-09')
  const data = { items: `${item}@0`, [questionIds(item).choice]: 'reached' }
  await house.press('dataejer-skole', 'answer', data)
  const { sets, ...rest } = await readPlanSeed()
  const without = (code: string): Seed => ({
    ...rest,
    people: rest.people.map((one) => ({
      ...one,
      owns: one.owns.filter((own) => own.code !== code),
    })),
    sets: sets.map(({ set }) => ({
      checksum: `without ${code}`,
      text: '',
      set: {
        ...set,
        title: 'En anden titel',
        plan: set.plan && {
          ...set.plan,
          milestones: set.plan.milestones.filter((one) => one.code !== code),
        },
      },
    })),
  })
  const before = await house.prisma.goalSet.findMany()
  await expect(furnish(house.prisma, '2011-09-21 08:30', [], without('M1'))).rejects.toThrow(
    'En anden titel: M1 er besvaret og kan ikke fjernes fra filen. Skriv den ind igen.',
  )
  expect(await house.prisma.goalSet.findMany()).toEqual(before)
  const later = await furnish(house.prisma, '2011-09-21 08:30', [], without('M2'))
  expect((await later.say('controller', 'milepæle')).card.text).toContain('En anden titel')
})

test('a plan’s file may change when an area that stands in no file has been answered for', async () => {
  const house = await openPlanHouse('2014-02-03 08:30')
  close = house.close
  const leader = (code: string, year: string, choice: string) => {
    const ids = questionIds(step(code, year))
    const said = { [ids.choice]: choice, [ids.reason]: 'Fordi', [ids.other]: 'Overgange i unge år' }
    return house.press('leder-boern-og-unge', 'answer', { items: `${step(code, year)}@0`, ...said })
  }
  await leader('O1', '2012', 'replaced')
  await leader('O1b', '2013', 'continued')
  const { sets, ...rest } = await readPlanSeed()
  const renamed = sets.map(({ set }) => ({
    checksum: 'ny',
    text: '',
    set: { ...set, title: 'Ny titel' },
  }))
  const later = await furnish(house.prisma, '2014-02-03 09:00', [], { ...rest, sets: renamed })
  const { card } = await later.say('controller', 'indsatsområde O1b')
  expect(card.text).toContain(
    'Indsatsområde O1b, »Overgange i unge år«\nNy titel\n2013: videreført',
  )
})
