import { expect, onTestFinished, test } from 'vitest'
import { furnish } from '../support/house.ts'
import { openTwoGoalSets, readTwoGoalSets } from '../support/two-goal-sets.ts'

test('what was said of a goal set stands when it is followed up no longer, and nobody is asked about it', async () => {
  const house = await openTwoGoalSets()
  onTestFinished(() => house.close())
  await house.tickAt('2016-01-04 08:00')
  const posts = async () => {
    const all = await house.prisma.webPost.findMany({ orderBy: { id: 'asc' } })
    return all.filter(({ conversation }) => conversation.startsWith('channel:'))
  }
  const before = await posts()
  const { sets, ...rest } = await readTwoGoalSets()
  const [kept] = sets
  if (!kept) throw new Error('no goal set')
  const channels = rest.channels.filter(({ set }) => set === kept.set.key)
  const seed = { ...rest, sets: [kept], channels }

  const later = await furnish(house.prisma, '2016-02-01 08:30', [], seed)
  await house.prisma.message.updateMany({ data: { revision: { increment: 1 }, state: 'due' } })
  await later.tickAt('2016-02-01 08:30')

  const after = await posts()
  const gone = before.filter(
    ({ conversation }) => !channels.some(({ key }) => conversation === `channel:${key}`),
  )
  expect(gone.length).toBeGreaterThan(0)
  expect(after.filter(({ id }) => gone.some((post) => post.id === id))).toEqual(gone)
  const states = await house.prisma.message.groupBy({ by: ['state'] })
  expect(states.map(({ state }) => state).filter((state) => state === 'due')).toEqual([])
  const claims = await house.prisma.claim.findMany({ where: { kind: 'remind' } })
  expect(claims.length).toBeGreaterThan(0)
  expect(claims.filter(({ delmaalId }) => !delmaalId?.startsWith(`${kept.set.key}/`))).toEqual([])
})
