/** Slack for the contract that every platform keeps. */
import type { Recipient } from '../../../src/domain/recipient.ts'
import { inputOf } from '../../support/form.ts'
import type { Seen, Stage } from '../contract.ts'
import { buttonOf, makeSlackHouse, rowOf, textsOf } from './slack-house.ts'

export async function openSlackStage(): Promise<Stage> {
  const { slack, until, settle, platform, ...house } = await makeSlackHouse('Socket Mode', {
    paces: {},
  })
  /** Goal sets may share a channel: each address is the key of the one in people.yaml. */
  const placeOf = async (key: string) =>
    (await house.prisma.channel.findUniqueOrThrow({ where: { key } })).address
  const shown = async (person: string, conversation: Recipient) => {
    const [kind, key = ''] = conversation.split(':')
    if (kind === 'person') return slack.person(key).messages()
    const own = slack.person(person).ephemerals()
    const place = await placeOf(key)
    const { id } = slack.channel(place)
    return [...(await slack.messages(place)), ...own.filter(({ channel }) => channel === id)]
  }
  /** Opens the form of one figure or question from the newest message, and sends it in. */
  const fillIn = async (
    person: string,
    button: string,
    item: string,
    fields: Readonly<Record<string, string>>,
  ) => {
    const one = slack.person(person)
    const newest = (await one.messages()).at(-1)
    if (!newest) throw new Error('no message')
    await one.press(button, rowOf(newest, item))
    await until(() => one.modals().length === 1)
    await one.submit(fields)
  }
  return {
    house,
    close: house.close,
    platform,
    settle,
    seen: async (person, conversation) => (await shown(person, conversation)).map(seen),
    thread: async (conversation, { id }) => {
      const root = (await shown('controller', conversation)).find(({ ts }) => ts === id)
      return root ? (await slack.thread(root as never)).map(seen) : []
    },
    ask: async (person, channel, text) => {
      const one = slack.person(person)
      const before = one.ephemerals().length
      await one.command(text, { channel })
      await until(() => one.ephemerals().length > before)
    },
    answered: async (person, channel, text) => {
      const one = slack.person(person)
      const before = one.ephemerals().length
      await one.command(text, { channel })
      await until(() => one.ephemerals().length > before || one.modals().length > 0)
      const [form] = one.modals()
      if (form) await one.close()
      return bare(textsOf(form?.blocks ?? one.ephemerals().at(-1)?.blocks).join('\n'))
    },
    press: async (person, _, title) => {
      const one = slack.person(person)
      const before = one.ephemerals().length
      const newest = one.ephemerals().at(-1)
      if (!newest) throw new Error('no message')
      await one.press(buttonOf(newest.blocks, title), newest)
      await until(() => one.ephemerals().length > before)
      return seen(one.ephemerals().at(-1) ?? newest).text
    },
    share: async (person, channel) => {
      const one = slack.person(person)
      const newest = one.ephemerals().at(-1)
      if (!newest) throw new Error('no message')
      const before = (await slack.messages(channel)).length
      await one.press('publish', newest)
      await until(async () => (await slack.messages(channel)).length > before)
      return (await slack.messages(channel)).map(seen).at(-1)?.text ?? ''
    },
    report: (person, item, figure) => fillIn(person, 'form', item, { [inputOf(item)]: figure }),
    answer: (person, item, fields) => fillIn(person, 'question', item, fields),
    remove: async ({ channel, ts }) => {
      await slack.delete(String(channel), String(ts))
    },
  }
}

const seen = ({ ts, text }: { ts: string; text?: unknown }): Seen => ({
  id: ts,
  text: bare(String(text)),
})

const bare = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
