/** Who takes part, from people.yaml. */
import { type DelmaalKey, delmaalId, readDelmaalId } from '../domain/figure-key.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'
import { byFile } from './goal-sets.ts'

/** Somebody who takes part, with what they own. */
export type Person = {
  key: string
  /** The role as shown: "dataejer bolig". */
  name: string
  email: string
  isController: boolean
  isFirstController: boolean
  isManagement: boolean
  /** The platform they prefer; null for the one that is on. */
  platform: string | null
  /** The delmål whose figures are theirs. */
  owns: readonly DelmaalKey[]
}

const danish = new Intl.Collator('da')

/** Everybody who is active, controllers first, then by name as Danes sort. */
export async function loadPeople(db: Tx): Promise<Person[]> {
  const rows = await db.person.findMany({ where: { active: true } })
  const owned = Map.groupBy(await db.dataOwner.findMany(), ({ personKey }) => personKey)
  const people = rows.map(({ active: _, ...row }) => ({
    ...row,
    owns: (owned.get(row.key) ?? []).map((own) => readDelmaalId(own.delmaalId)),
  }))
  return people.sort(
    (a, b) => Number(b.isController) - Number(a.isController) || danish.compare(a.name, b.name),
  )
}

/** The name of everybody there ever was, by key: history names those who have left too. */
export async function loadNames(db: Tx): Promise<ReadonlyMap<string, string>> {
  const people = await db.person.findMany({ select: { key: true, name: true } })
  return new Map(people.map(({ key, name }) => [key, name]))
}

type Contact = { key: string; name: string; email: string }
const contact = { key: true, name: true, email: true }

/** Somebody who is active; null for one who is not, or never was. */
export const personByKey = (db: Tx, key: string): Promise<Contact | null> =>
  db.person.findFirst({ where: { key, active: true }, select: contact })

/**
 * The active person who has one of these addresses, capitals or not; null when nobody has. They are
 * compared here: the store takes _ and % in an address for any letters when capitals do not matter.
 */
export async function personByEmail(db: Tx, emails: readonly string[]): Promise<Contact | null> {
  const wanted = new Set(emails.map((email) => email.toLowerCase()))
  const people = await db.person.findMany({ where: { active: true }, select: contact })
  return people.find(({ email }) => wanted.has(email.toLowerCase())) ?? null
}

/**
 * Makes the database agree with people.yaml: who is gone becomes inactive (what they reported stays
 * theirs), owners become exactly the file's, but in sets that a controller adopted in chat. Returns
 * whether anything was changed.
 * @param sets the keys of those that are followed up by their file
 */
export async function savePeople(
  tx: Tx,
  people: readonly Person[],
  sets: readonly string[],
): Promise<boolean> {
  const known = new Map((await tx.person.findMany()).map((row) => [row.key, row]))
  const wanted = people.map(({ owns: _, ...row }) => ({ ...row, active: true }))
  const added = wanted.filter(({ key }) => !known.has(key))
  const changed = wanted.filter((row) => {
    const old = known.get(row.key)
    return old && JSON.stringify(sorted(old)) !== JSON.stringify(sorted(row))
  })
  const kept = new Set(people.map(({ key }) => key))
  const gone = [...known.values()].filter(({ key, active }) => active && !kept.has(key))
  await tx.person.updateMany({
    where: { key: { in: gone.map(({ key }) => key) } },
    data: { active: false },
  })
  await inBatches(added, (data) => tx.person.createMany({ data }))
  for (const { key, ...row } of changed) await tx.person.update({ where: { key }, data: row })
  const moved = await saveOwners(tx, people, sets)
  return added.length + changed.length + gone.length > 0 || moved
}

/** Adds owners in a goal set that a controller adopts in chat. */
export async function addOwners(
  tx: Tx,
  owners: readonly { personKey: string; own: DelmaalKey }[],
): Promise<void> {
  await tx.dataOwner.createMany({
    data: owners.map(({ personKey, own }) => ({ personKey, delmaalId: delmaalId(own) })),
    skipDuplicates: true,
  })
}

/** Leaves these delmål or steps without an owner. */
export async function removeOwners(tx: Tx, owned: readonly DelmaalKey[]): Promise<void> {
  await tx.dataOwner.deleteMany({ where: { delmaalId: { in: owned.map(delmaalId) } } })
}

const sorted = (row: object) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))

async function saveOwners(
  tx: Tx,
  people: readonly Person[],
  sets: readonly string[],
): Promise<boolean> {
  const where = { delmaal: { goalSet: byFile(sets) } }
  const rows = people.flatMap(({ key, owns }) =>
    owns.map((own) => ({ person_key: key, delmaal_id: delmaalId(own) })),
  )
  const known = (await tx.dataOwner.findMany({ where })).map(
    (row) => `${row.personKey} ${row.delmaalId}`,
  )
  const names = new Set(rows.map((row) => `${row.person_key} ${row.delmaal_id}`))
  if (known.length === names.size && known.every((name) => names.has(name))) return false
  await tx.dataOwner.deleteMany({ where })
  await inBatches(rows, (batch) => tx.$executeRaw(insertion('data_owner', batch)))
  return true
}
