/** A question's form in a modal: a milestone of a plan, and a document with many goals. */
import { expect, test } from 'vitest'
import { questionIds } from '../../../src/cards/question-form.ts'
import { questionModal } from '../../../src/platforms/slack/question-modal.ts'
import { adoption } from '../../cards/samples.ts'
import { viewRefusal } from '../../support/slack/limits.ts'
import { openSlackHouse, textsOf } from './slack-house.ts'

const SET = 'forebyggelse-2011-2012'
const M1 = `${SET}/M1:2011-09`
const ids = questionIds(M1)
const DAY = '2011-09-16 08:30'

/** Milestones that their owner is asked about, in private. */
async function asked(...codes: string[]) {
  const { press, tickAt, slack, until } = await openSlackHouse('Socket Mode', '2011-08-15 08:00')
  const adopted = { startsOn: '1. september 2011', place: 'direktion' }
  const owners = Object.fromEntries(codes.map((code) => [`owner ${code}`, 'dataejer-skole']))
  await press('controller', 'adopt', { ...adopted, items: SET, ...owners })
  await tickAt(DAY)
  const owner = slack.person('dataejer-skole')
  const message = async () => {
    const newest = (await owner.messages()).at(-1)
    if (!newest) throw new Error('no message')
    return newest
  }
  const open = async () => {
    await owner.press('question', await message())
    await until(() => owner.modals().length === 1)
  }
  const reads = (text: string) =>
    until(async () => textsOf((await message()).blocks).some((one) => one.includes(text)))
  return { owner, message, open, reads, slack }
}

test('a milestone that is late: what is wrong stands beside each field, and the answer in its message', async () => {
  const { owner, message, open, reads } = await asked('M1')
  const before = await message()
  await open()
  const wrong = await owner.submit({ [ids.choice]: 'delayed' })
  expect(wrong.body).toEqual({
    response_action: 'errors',
    errors: {
      [ids.when]: 'Skriv den nye måned, fx november 2011.',
      [ids.reason]: 'Skriv kort, hvad der har gjort, at det tager længere tid.',
    },
  })
  const typed = { [ids.when]: 'november 2011', [ids.reason]: 'To bydele mangler.' }
  await owner.submit({ [ids.choice]: 'delayed', ...typed })
  expect(owner.modals()).toEqual([])
  await reads('M1 er registreret som forsinket til november 2011. To bydele mangler.')
  expect((await message()).ts).toBe(before.ts)
  await open()
  await owner.submit({ [ids.reason]: 'Tre bydele mangler.' })
  await reads('M1 er registreret som forsinket til november 2011. Tre bydele mangler.')
})

test('of several questions in one message the others stay while one is answered', async () => {
  const { owner, message, open, reads, slack } = await asked('M1', 'M2')
  const others = ({ blocks }: { blocks?: unknown }) =>
    textsOf(blocks).filter((text) => text.startsWith('*Milepæl M2, »') || text === 'Svar')
  const { ts, blocks } = await message()
  expect(others({ blocks })).toHaveLength(3)
  await open()
  await owner.submit({ [ids.choice]: 'reached' })
  await reads('M1 er registreret som nået.')
  const updates = slack.calls('chat.update').filter(({ args }) => args.ts === ts)
  const edits = updates.map(({ args }) => others(args))
  expect(edits.length).toBeGreaterThan(0)
  expect(edits).toEqual(edits.map(() => [expect.stringMatching('Milepæl M2'), 'Svar']))
})

test('forty goals with thirty choices each are a form that Slack takes, with every field', () => {
  const { data } = adoption(40, 30)
  const [question] = data.questions
  if (!question) throw new Error('no question')
  const view = questionModal(data, question, { home: true })
  expect(viewRefusal(view)).toBeNull()
  expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(81)
})
