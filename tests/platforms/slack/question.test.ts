/** A question's form in a modal, whatever is asked. */
import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { QuestionCard } from '../../../src/cards/question.ts'
import { answeredIn, questionIds } from '../../../src/cards/question-form.ts'
import type { Reaction, Submission } from '../../../src/commands/inbound.ts'
import { questionModal } from '../../../src/platforms/slack/question-modal.ts'
import {
  adoption,
  answeredMilestone,
  MILESTONE,
  milestone,
  milestoneFields,
  planQuestion,
} from '../../cards/samples.ts'
import { viewRefusal } from '../../support/slack/limits.ts'
import { openSlackHouse, textsOf } from './slack-house.ts'

const ids = questionIds(MILESTONE)
const beside = {
  [ids.when]: 'Skriv den nye måned.',
  [ids.reason]: 'Skriv kort, hvorfor det tager længere tid.',
}

/** A milestone that is asked about, and judged as simply as can be. */
function answers({ verb, data }: Submission): Reaction {
  const typed = answeredIn(data, MILESTONE)
  if (verb === 'answer' && typed.when !== '')
    return { card: planQuestion(answeredMilestone), place: 'replace' }
  const isWrong = verb === 'answer'
  const fields = milestoneFields({
    choice: { value: isWrong ? typed.choice : 'delayed' },
    when: { problem: isWrong ? (beside[ids.when] ?? '') : '' },
    reason: { value: typed.reason, problem: isWrong ? (beside[ids.reason] ?? '') : '' },
  })
  return { card: planQuestion(milestone({ fields })), place: 'reply' }
}

async function asked(card: QuestionCard) {
  const { slack, platform, inbound, until } = await openSlackHouse()
  const submit = vi.spyOn(inbound, 'submit').mockImplementation(async (_, sent) => answers(sent))
  const recipient = 'person:dataejer-bolig'
  const owner = slack.person('dataejer-bolig')
  await platform.send({ messageId: randomUUID(), recipient, card, at: new Date() })
  const message = async () => (await owner.messages()).at(-1)
  const press = async () => {
    const newest = await message()
    if (!newest) throw new Error('no message')
    await owner.press('question', newest)
    await until(() => owner.modals().length === 1)
  }
  return { owner, until, submit, message, press }
}

test('what is wrong stands beside each field, and the answer in the message it was given from', async () => {
  const { owner, until, submit, message, press } = await asked(planQuestion(milestone()))
  const before = await message()
  await press()
  const wrong = await owner.submit({ [ids.choice]: 'delayed' })
  expect(wrong.body).toEqual({ response_action: 'errors', errors: beside })
  await owner.submit({ [ids.choice]: 'delayed', [ids.when]: 'november 2011' })
  expect(owner.modals()).toEqual([])
  expect(submit.mock.lastCall?.[1]).toEqual({
    verb: 'answer',
    data: {
      ...{ items: `${MILESTONE}@0`, item: MILESTONE },
      ...{ [ids.choice]: 'delayed', [ids.when]: 'november 2011', [ids.reason]: '' },
    },
  })
  await until(async () => textsOf((await message())?.blocks).includes(answeredMilestone.receipt))
  expect((await message())?.ts).toBe(before?.ts)
})

test('an answer is opened again with what was chosen', async () => {
  const { owner, press } = await asked(planQuestion(answeredMilestone))
  await press()
  await owner.submit({ [ids.when]: 'november 2011' })
  expect(owner.modals()).toEqual([])
})

test('forty goals with thirty choices each are a form that Slack takes, with every field', () => {
  const { data } = adoption(40, 30)
  const [question] = data.questions
  if (!question) throw new Error('no question')
  const view = questionModal(data, question, { home: true })
  expect(viewRefusal(view)).toBeNull()
  expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(81)
})
