import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUniqueViolation } from '../../src/store/errors.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
  await store.prisma.person.create({ data })
})
afterAll(() => store.close())

const data = { key: 'a', name: 'a', email: 'a@example.dk', platform: 'web' }
const errorOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error) => error)

test('a taken key is a unique violation, in a model call, a transaction and raw SQL', async () => {
  const { prisma } = store
  const sameEmail = { ...data, key: 'b' }
  for (const error of [
    await errorOf(prisma.person.create({ data })),
    await errorOf(prisma.person.create({ data: sameEmail })),
    await errorOf(prisma.$transaction((tx) => tx.person.create({ data: sameEmail }))),
    await errorOf(prisma.$executeRaw`INSERT INTO demo_clock (domain_at) VALUES (now()), (now())`),
  ]) {
    expect(isUniqueViolation(error)).toBe(true)
  }
})

test('nothing else is one', async () => {
  const { prisma } = store
  const reflection = { id: crypto.randomUUID(), occasion: {}, at: new Date(0) }
  for (const error of [
    await errorOf(
      prisma.reflection.create({ data: { ...reflection, personKey: 'a', pejlemaerkeId: 'none' } }),
    ),
    await errorOf(prisma.$executeRaw`INSERT INTO demo_clock (id) VALUES (NULL)`),
    new Error('P2002'),
    { code: 'P2002' },
    undefined,
  ]) {
    expect(isUniqueViolation(error)).toBe(false)
  }
})
