import { noticeCard } from '../../cards/notice.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName } from '../names.ts'
import type { AlsoHappened } from './intent.ts'

export const renderAlsoHappened: Render<AlsoHappened> = async (pejl, { intent }) => {
  const { set: key, number, opening, corrected } = intent
  const set = pejl.sets.find((one) => one.key === key)
  const topic = set ? pejlemaerkeName(pejl, set, number) : number
  const happened = corrected ? `Et tal er rettet: ${opening}` : opening
  return noticeCard(
    `${happened} Det kan du tage med i din refleksion om ${set?.noun.one ?? 'pejlemærke'} ${topic}.`,
  )
}
