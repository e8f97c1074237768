/** The folder for Microsoft's Agents Playground: what it demands of its file, and pejl's people for it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { conversationOf } from '../../src/platforms/teams/send.ts'
import { readSeed, SEED_DIR } from '../../src/store/seed/seed.ts'

const FOLDER = join(import.meta.dirname, '../../manifests/teams/playground')

const text = z.string().min(1)
const account = z.strictObject({
  id: text,
  name: text,
  userPrincipleName: text,
  aadObjectId: z.guid(),
  givenName: text,
  surname: text,
  email: text,
})
const place = { id: text.regex(/^19:.+@thread\.(tacv2|v2)$/), name: text }

/** The schema of 0.2.28, as far as it is used. With a file that does not fit, the Playground ends. */
const configuration = z.strictObject({
  version: z.literal('0.1.1'),
  tenantId: text,
  bot: z.strictObject({ id: text, name: text.max(42) }),
  currentUser: account,
  users: z.array(account).length(5),
  personalChat: z.strictObject({ id: text }),
  groupChat: z.strictObject(place),
  team: z.strictObject({
    ...place,
    aadGroupId: text,
    channels: z.array(z.strictObject(place)).max(1),
  }),
})

const { currentUser, users, team, ...playground } = configuration.parse(
  parse(readFileSync(join(FOLDER, '.m365agentsplayground.yml'), 'utf8')),
)
const everybody = [currentUser, ...users]

test('nobody and no conversation has the id of another', () => {
  const ids = [
    ...everybody.map(({ id }) => id),
    ...everybody.map(({ aadObjectId }) => aadObjectId),
    ...[playground.personalChat, playground.groupChat, team, ...team.channels].map(({ id }) => id),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})

test('pejl takes the people file, and finds in it who and what is in the Playground', async () => {
  const { people, channels } = await readSeed(SEED_DIR, join(FOLDER, 'people.yaml'))
  const emails = people.map(({ email }) => email)
  expect(emails.toSorted()).toEqual(everybody.map(({ email }) => email).toSorted())
  expect(everybody.map(({ userPrincipleName }) => userPrincipleName)).toEqual(
    everybody.map(({ email }) => email),
  )
  expect(channels.map(({ address }) => conversationOf(address)).toSorted()).toEqual(
    [team.id, ...team.channels.map(({ id }) => id)].toSorted(),
  )
})

test('whom it shows is reached there, as are the channels; everybody else is on the page', async () => {
  const { people, channels } = await readSeed(SEED_DIR, join(FOLDER, 'people.yaml'))
  const inTeams = people.filter(({ platform }) => platform === 'teams')
  expect(inTeams.map(({ email }) => email)).toEqual([currentUser.email])
  expect(channels.map(({ platform }) => platform)).toEqual(['teams', 'teams'])
  expect(people.filter(({ platform }) => platform === null)).toHaveLength(5)
})
