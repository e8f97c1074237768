/** Somebody at a screen: types, presses, fills in, and looks. Each act reaches the app over the wire. */
import type { Ephemeral } from './channels.ts'
import { type Desk, deliveries } from './delivery.ts'
import { action, filledIn } from './form.ts'
import type { Message } from './reading.ts'
import type { Source } from './response-urls.ts'
import { isObject, type Json } from './shape.ts'
import type { Delivering } from './wire.ts'
import { APP, type Person } from './workspace.ts'

/** Where something is pressed; an ephemeral message is one of `ephemerals`. */
export type Place = Message | Ephemeral | 'modal' | 'home'

export function personAt(desk: Desk, person: Person) {
  const { workspace, views, urls, ephemerals } = desk
  const { common, slash, interactive, event } = deliveries(desk, person)

  const channelId = (key: string) => {
    const known = workspace.channels.find((one) => one.key === key)
    if (!known) throw new Error(`no such channel: ${key}`)
    return known.id
  }
  const direct = async () => {
    const { channel } = await workspace.asBot('conversations.open', { users: person.id })
    return (channel as { id: string }).id
  }

  /** Posts as the person, then tells the app. */
  async function said(type: string, channel: string, text: string, more: Json, how?: Delivering) {
    // emulate keeps no files; one that is sent alone has no text.
    const posted = { channel, text: text || '(fil)', thread_ts: more.thread_ts }
    const { ts } = await workspace.asPerson(person.key, 'chat.postMessage', posted)
    const scope = type === 'message' ? 'im:history' : 'app_mentions:read'
    return event(scope, { type, user: person.id, channel, text, ts, event_ts: ts, ...more }, how)
  }

  function surface(place: Place): { blocks: unknown; where: Json; view?: string } {
    if (place === 'modal' || place === 'home') {
      const view = place === 'modal' ? views.modals(person.id)[0] : views.home(person.id)
      if (!view) throw new Error(`${person.key} has no ${place} open`)
      const where = { container: { type: 'view', view_id: view.id }, view }
      return { blocks: view.blocks, where, view: view.id }
    }
    const { ts, channel, blocks = [] } = place
    const is_ephemeral = 'via' in place
    const source: Source = { channel, user: person.id, ts }
    if (is_ephemeral) source.ephemeral = place as Ephemeral
    const container = { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral }
    const message = is_ephemeral ? {} : { message: place }
    const response_url = urls.issue(source)
    return { blocks, where: { container, channel: { id: channel }, ...message, response_url } }
  }

  return {
    ...person,
    /** A slash command, with everything after its name. In the person's own chat with the bot, or a channel. */
    async command(text: string, { channel = '', ...how }: Delivering & { channel?: string } = {}) {
      const source = { channel: channel ? channelId(channel) : await direct(), user: person.id }
      const delivery = await slash(
        {
          text,
          channel_id: source.channel,
          channel_name: channel || 'directmessage',
          response_url: urls.issue(source),
          trigger_id: views.trigger(person.id),
        },
        how,
      )
      if (delivery.status === 200 && delivery.body !== '' && !isEmpty(delivery.body))
        await urls.answer(
          source,
          isObject(delivery.body) ? delivery.body : { text: delivery.body },
          'ack',
        )
      return delivery
    },
    /** Presses or chooses something; `chosen` is an option's value or a date. */
    press(
      actionId: string,
      place: Place,
      { chosen, ...how }: Delivering & { chosen?: string } = {},
    ) {
      const { blocks, where, view } = surface(place)
      const actions = [action(blocks, actionId, chosen)]
      const trigger_id = views.trigger(person.id, view)
      const payload = { type: 'block_actions', ...common, ...where, trigger_id, actions }
      return interactive({ ...payload, state: { values: {} } }, how)
    },
    /** Sends in the modal in front, filled in by block_id; it closes or changes as the app answers. */
    async submit(given: Readonly<Record<string, string>>, how?: Delivering) {
      const view = views.modals(person.id)[0]
      if (!view) throw new Error(`${person.key} has no modal open`)
      const shown = { ...view, state: filledIn(view, given) }
      const trigger_id = views.trigger(person.id, view.id)
      const payload = { type: 'view_submission', ...common, trigger_id, view: shown }
      const delivery = await interactive({ ...payload, response_urls: [] }, how)
      if (delivery.status === 200) await views.answered(person.id, view, delivery.body)
      return delivery
    },
    /** Closes the modal in front; the app hears of it when the view asks for that. */
    async close() {
      const view = views.modals(person.id)[0]
      views.closeTop(person.id)
      if (view?.notify_on_close)
        await interactive({ type: 'view_closed', ...common, view, is_cleared: false })
    },
    async openHome(how?: Delivering) {
      const view = views.home(person.id)
      const body = {
        type: 'app_home_opened',
        user: person.id,
        channel: await direct(),
        tab: 'home',
      }
      return event(null, { ...body, ...(view && { view }) }, how)
    },
    mention(
      channel: string,
      text: string,
      { thread, ...how }: Delivering & { thread?: string } = {},
    ) {
      const more = thread ? { thread_ts: thread } : {}
      return said('app_mention', channelId(channel), `<@${APP.botUserId}> ${text}`, more, how)
    },
    /** Writes to the bot in private, perhaps in a thread, perhaps with a file. */
    async write(
      text: string,
      { thread, file, ...how }: Delivering & { thread?: string; file?: string } = {},
    ) {
      const more = {
        channel_type: 'im',
        ...(thread && { thread_ts: thread }),
        ...(file && { subtype: 'file_share', files: [{ id: 'F0FILE', name: file }] }),
      }
      return said('message', await direct(), text, more, how)
    },
    /** The private chat with the bot, oldest first. */
    messages: async () => desk.messages(await direct()),
    ephemerals: () => ephemerals.filter((one) => one.user === person.id),
    /** The modal in front, and those behind it. */
    modals: () => views.modals(person.id),
    home: () => views.home(person.id),
  }
}

const isEmpty = (body: unknown) => isObject(body) && Object.keys(body).length === 0
