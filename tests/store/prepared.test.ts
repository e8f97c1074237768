import { expect, test } from 'vitest'
import { inTransaction } from '../../src/store/engine/open.ts'
import { openTestStore } from '../support/store.ts'

const person = (key: string) => ({ key, name: key, email: `${key}@example.dk`, platform: 'web' })

test('the same question is answered with what there is now, for the values it is asked with', async () => {
  const { db, close } = await openTestStore()
  const named = (key: string) => db.person.findMany({ where: { key } })
  expect(await named('a')).toEqual([])
  await db.person.create({ data: person('a') })
  await db.person.create({ data: { ...person('b'), platform: null } })
  expect(await named('a')).toMatchObject([person('a')])
  expect(await named('b')).toMatchObject([{ key: 'b', platform: null }])
  await db.person.delete({ where: { key: 'a' } })
  expect(await named('a')).toEqual([])
  await close()
})

test('more questions than are remembered are answered, and the first ones again', async () => {
  const { db, close } = await openTestStore()
  const ask = async (number: number) =>
    (await db.$queryRawUnsafe<{ n: number }[]>(`SELECT ${number} + $1::int AS n`, 1))[0]?.n
  for (let number = 0; number < 600; number += 1) expect(await ask(number)).toBe(number + 1)
  expect([await ask(0), await ask(599)]).toEqual([1, 600])
  await close()
})

test('what PostgreSQL refuses leaves nothing behind, and the same is taken when it can be', async () => {
  const { db, close } = await openTestStore()
  const create = () => db.person.create({ data: person('a') })
  const wrong = () => db.$queryRawUnsafe('SELECT nothing FROM nowhere')
  await create()
  await expect(create()).rejects.toMatchObject({ code: 'P2002' })
  await expect(wrong()).rejects.toThrow('nowhere')
  await expect(
    inTransaction(db, async (tx) => {
      await tx.person.delete({ where: { key: 'a' } })
      await tx.$queryRawUnsafe('SELECT 1 / $1::int', 0)
    }),
  ).rejects.toThrow('division by zero')
  expect(await db.person.count()).toBe(1)
  await expect(wrong()).rejects.toThrow('nowhere')
  await db.person.delete({ where: { key: 'a' } })
  expect((await create()).key).toBe('a')
  await close()
})
