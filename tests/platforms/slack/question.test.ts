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

/** A milestone that its owner is asked about, in private. */
async function asked() {
  const { press, tickAt, slack, until } = await openSlackHouse('Socket Mode', '2011-08-15 08:00')
  const adopted = { startsOn: '1. september 2011', place: 'direktion' }
  await press('controller', 'adopt', { ...adopted, items: SET, 'owner M1': 'dataejer-skole' })
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
  return { owner, message, open, reads }
}

test('a milestone that is late: what is wrong stands beside each field, and the answer in its message', async () => {
  const { owner, message, open, reads } = await asked()
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

test('forty goals with thirty choices each are a form that Slack takes, with every field', () => {
  const { data } = adoption(40, 30)
  const [question] = data.questions
  if (!question) throw new Error('no question')
  const view = questionModal(data, question, { home: true })
  expect(viewRefusal(view)).toBeNull()
  expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(81)
})
