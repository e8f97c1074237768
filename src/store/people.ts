import type { GoalSet } from '../domain/goal-set.ts'
import { delmaalId, pejlemaerkeId } from './facts.ts'
import type { Tx } from './engine/open.ts'
import type { People } from './seed/people-file.ts'

/** Somebody who takes part, with what they own. */
export type Person = {
  key: string
  name: string
  isController: boolean
  isFirstController: boolean
  isManagement: boolean
  /** Codes of the delmål whose figures are theirs. */
  owns: readonly string[]
  /** Numbers of the pejlemærker they are the leader of. */
  leads: readonly number[]
}

/** Everybody who is active, controllers first, then by name as Danes sort. */
export async function loadPeople(db: Tx, set: GoalSet): Promise<Person[]> {
  const rows = await db.person.findMany({
    where: { active: true },
    include: { owns: { include: { delmaal: true } } },
  })
  const channels = await db.channel.findMany({ where: { pejlemaerkeId: { not: null } } })
  const people = rows.map((row) => ({
    key: row.key,
    name: row.name,
    isController: row.isController,
    isFirstController: row.isFirstController,
    isManagement: row.isManagement,
    owns: row.owns
      .filter((own) => own.delmaal.goalSetKey === set.key)
      .map((own) => own.delmaal.code),
    leads: set.pejlemaerker
      .map((pejlemaerke) => pejlemaerke.number)
      .filter((number) =>
        channels.some(
          (channel) =>
            channel.leaderKey === row.key && channel.pejlemaerkeId === pejlemaerkeId(set, number),
        ),
      ),
  }))
  const collator = new Intl.Collator('da')
  return people.sort(
    (a, b) => Number(b.isController) - Number(a.isController) || collator.compare(a.name, b.name),
  )
}

/**
 * Makes the database agree with people.yaml: who is gone becomes inactive (what they reported
 * stays theirs), owners and channels become exactly the file's.
 */
export async function savePeople(tx: Tx, set: GoalSet, people: People): Promise<void> {
  await tx.person.updateMany({
    where: { key: { notIn: people.persons.map((person) => person.key) } },
    data: { active: false },
  })
  for (const person of people.persons) {
    const row = {
      name: person.name,
      email: person.email,
      isController: person.controller,
      isFirstController: person.firstController,
      isManagement: person.management,
      platform: person.platform,
      active: true,
    }
    await tx.person.upsert({
      where: { key: person.key },
      create: { key: person.key, ...row },
      update: row,
    })
  }
  await tx.dataOwner.deleteMany({ where: { delmaal: { goalSetKey: set.key } } })
  await tx.dataOwner.createMany({
    data: people.persons.flatMap((person) =>
      person.owns.map((code) => ({ personKey: person.key, delmaalId: delmaalId(set, code) })),
    ),
  })
  await tx.channel.deleteMany()
  await tx.channel.createMany({
    data: people.channels.map((channel) => ({
      key: channel.key,
      name: channel.name,
      platform: channel.platform,
      address: channel.address,
      leaderKey: channel.leader,
      pejlemaerkeId: channel.pejlemaerke === null ? null : pejlemaerkeId(set, channel.pejlemaerke),
    })),
  })
}

/** The platform a person or channel prefers, or null. Throws RangeError for one that is gone. */
export async function preferredPlatform(db: Tx, recipient: string): Promise<string | null> {
  const [kind, key = ''] = recipient.split(':')
  const row =
    kind === 'person'
      ? await db.person.findUnique({ where: { key } })
      : await db.channel.findUnique({ where: { key } })
  if (!row) throw new RangeError(`no recipient ${recipient}`)
  return row.platform
}
