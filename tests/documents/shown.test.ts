import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GoalSet } from '../../src/domain/goal-set.ts'
import { planItems } from '../../src/domain/plan/plan.ts'
import { citation, type Sourced } from '../../src/domain/sourced.ts'
import { messageOf } from '../../src/platforms/slack/render.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

/** Everything that somebody can ask about a document. */
function questions({ name, pejlemaerker, proposals, plan }: GoalSet): string[] {
  const numbers = pejlemaerker.map(({ number }) => `${name}/${number}`)
  const steps = plan ? planItems(plan) : []
  const verb = { milestone: 'milepæl', initiative: 'initiativ', area: 'indsatsområde' }
  return [
    ...['målsæt', 'sammenlign'].map((command) => `${command} ${name}`),
    ...['målgrupper', 'principper', 'sammenlign offentliggjort'],
    ...(name === '2014-2017'
      ? numbers.flatMap((one) => [`årsager ${one}`, `tiltag ${one}`, `status ${one}`])
      : []),
    ...proposals.map(({ code }) => `forslag ${code}`),
    ...(plan ? [`plan ${name}`, `budget ${name}`, `forandringsteori ${name}`] : []),
    ...steps.map(({ kind, code }) => `${verb[kind]} ${name}/${code}`),
  ]
}

/** What an answer says that is longer than a message may be. */
const LEFT_OUT = 'end Slack har plads til'
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').toLowerCase()

/** Every statement with its source, wherever in a document it stands. */
function statements(part: unknown): Sourced[] {
  if (Array.isArray(part)) return part.flatMap(statements)
  if (typeof part !== 'object' || part === null) return []
  const own = 'text' in part && 'source' in part && part.text !== '' ? [part as Sourced] : []
  return [...own, ...Object.values(part).flatMap(statements)]
}

test.each(['000', '001', '002', '003', '004'])(
  '%s: every statement can be read in an answer that says where it stands and fits a message',
  async (number) => {
    const set = house.pejl.documents.find(({ document }) => document === number)
    if (!set) throw new Error(`no document ${number}`)
    const answers = await Promise.all(
      questions(set).map(async (typed) => {
        const { card } = await house.say('controller', typed)
        const isWhole = !JSON.stringify(messageOf(card)).includes(LEFT_OUT)
        return { typed, text: plain(card.text), isWhole }
      }),
    )
    const cut = answers.filter(({ isWhole }) => !isWhole).map(({ typed }) => typed)
    expect(cut).toEqual([])
    const asked = answers.map(({ text }) => text)
    const unread = statements(set).filter((one) => {
      const text = plain(one.text).replace(/\.$/, '')
      const source = one.source === '' ? '' : plain(citation(set.document, one))
      return !asked.some((answer) => answer.includes(text) && answer.includes(source))
    })
    expect(unread).toEqual([])
    const titles = [set.title, ...set.pejlemaerker.map(({ title }) => title)]
    expect(titles.filter((title) => !asked.some((one) => one.includes(plain(title))))).toEqual([])
  },
)
