import type { Store } from '../../src/store/engine/open.ts'

/** The fewest rows that facts about a delmål need to stand on: goal set 2014, delmål 2014/1D. */
export async function insertDelmaal({ db: prisma }: Store): Promise<string> {
  await prisma.goalSet.create({
    data: { key: '2014', title: 'Pejlemærker', definition: {}, checksum: '' },
  })
  await prisma.pejlemaerke.create({ data: { id: '2014/1', goalSetKey: '2014', number: 1 } })
  await prisma.delmaal.create({
    data: { id: '2014/1D', goalSetKey: '2014', pejlemaerkeId: '2014/1', code: '1D' },
  })
  return '2014/1D'
}
