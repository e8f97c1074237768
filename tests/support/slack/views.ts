/** Modals and App Homes: triggers that live three seconds, the stack of modals each person sees. */
import { randomUUID } from 'node:crypto'
import { type Refusal, refusal, viewRefusal } from './limits.ts'
import { isObject, type Json } from './shape.ts'
import type { Args, Reply, Workspace } from './workspace.ts'

export type View = Json & {
  id: string
  hash: string
  callback_id: string
  private_metadata: string
  blocks: readonly Json[]
}

const TRIGGER_MS = 3000
const DEEPEST = 3

export function viewStore(workspace: Workspace, now: () => number) {
  const stacks = new Map<string, View[]>()
  const homes = new Map<string, View>()
  const triggers = new Map<string, { user: string; at: number; used: boolean; view?: string }>()
  const stack = (user: string) => stacks.get(user) ?? []
  const owner = (viewId: string) =>
    [...stacks].find(([, views]) => views.some(({ id }) => id === viewId))?.[0]

  function trigger(user: string, view?: string): string {
    const id = `${Date.now()}.${randomUUID()}`
    triggers.set(id, { user, at: now(), used: false, view })
    return id
  }

  function exchange(id: unknown) {
    const known = triggers.get(String(id))
    if (!known) return refusal('invalid_trigger_id')
    if (now() - known.at >= TRIGGER_MS) return refusal('expired_trigger_id')
    if (known.used) return refusal('exchanged_trigger_id')
    known.used = true
    return { ...known, ok: true as const }
  }

  /** emulate has triggers of its own, by the real clock; ours is exchanged for one of those. */
  async function add(method: string, args: Args, user: string, parent?: string): Promise<Reply> {
    const request = { user_id: user, view_id: parent }
    const { trigger_id } = await workspace.asBot('views.generateTriggerId', request)
    const reply = await workspace.asApp(method, { view: withIds(args.view), trigger_id })
    if (reply.ok) stacks.set(user, [...(parent ? stack(user) : []), reply.view as View])
    return reply
  }

  async function replace(args: Args): Promise<Reply> {
    const user = owner(String(args.view_id))
    if (!user) return refusal('not_found')
    const reply = await workspace.asApp('views.update', { ...args, view: withIds(args.view) })
    if (reply.ok)
      stacks.set(
        user,
        stack(user).map((view) => (view.id === args.view_id ? (reply.view as View) : view)),
      )
    return reply
  }

  const methods: Readonly<Record<string, (args: Args) => Promise<Reply | Refusal>>> = {
    'views.open': async (args) => {
      const refused = viewRefusal(args.view)
      if (refused) return refused
      const known = exchange(args.trigger_id)
      return known.ok ? add('views.open', args, known.user) : known
    },
    'views.push': async (args) => {
      const refused = viewRefusal(args.view)
      if (refused) return refused
      const known = exchange(args.trigger_id)
      if (!known.ok) return known
      if (!known.view || owner(known.view) !== known.user) return refusal('view_not_found')
      if (stack(known.user).length >= DEEPEST) return refusal('push_limit_reached')
      return add('views.push', args, known.user, known.view)
    },
    'views.update': async (args) => viewRefusal(args.view) ?? replace(args),
    'views.publish': async (args) => {
      const refused = viewRefusal(args.view)
      if (refused) return refused
      const reply = await workspace.asApp('views.publish', { ...args, view: withIds(args.view) })
      if (reply.ok) homes.set(String(args.user_id), reply.view as View)
      return reply
    },
  }

  /**
   * What Slack does with the answer to a view_submission. Throws where Slack would show the person
   * that the app does not work: a wrong view, errors for a block that is no input.
   */
  async function answered(user: string, view: View, ack: unknown): Promise<void> {
    if (!isObject(ack) || !ack.response_action) return closeTop(user)
    if (ack.response_action === 'clear') return void stacks.delete(user)
    if (ack.response_action === 'errors') return errorsFit(view, ack.errors)
    const refused = viewRefusal(ack.view)
    if (refused) throw new Error(`response_action: ${JSON.stringify(refused)}`)
    const args = { view: ack.view, view_id: view.id }
    if (ack.response_action === 'update') await replace(args)
    else if (ack.response_action === 'push' && stack(user).length < DEEPEST)
      await add('views.push', args, user, view.id)
    else throw new Error(`response_action: ${ack.response_action}`)
  }

  function closeTop(user: string): void {
    stacks.set(user, stack(user).slice(0, -1))
  }

  return {
    methods,
    trigger,
    answered,
    closeTop,
    /** The modal in front, and those behind it. */
    modals: (user: string): readonly View[] => stack(user).toReversed(),
    home: (user: string): View | null => homes.get(user) ?? null,
  }
}

function errorsFit(view: View, errors: unknown): void {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id)
  const named = isObject(errors) ? Object.keys(errors) : []
  const wrong = named.find((name) => !inputs.includes(name))
  if (named.length === 0 || wrong) throw new Error(`errors for no input block: ${wrong ?? 'none'}`)
}

/** Blocks and elements without an id get one, as in Slack. */
export function withIds(owner: unknown): Json {
  const { blocks, ...rest } = owner as { blocks?: readonly Json[] }
  const element = (one: unknown) => (isInteractive(one) ? { action_id: shortId(), ...one } : one)
  return {
    ...rest,
    ...(blocks && {
      blocks: blocks.map((block) => ({
        block_id: shortId(),
        ...block,
        ...(block.type === 'actions' && { elements: (block.elements as Json[]).map(element) }),
        ...(isObject(block.accessory) && { accessory: element(block.accessory) }),
      })),
    }),
  }
}

const isInteractive = (one: unknown): one is Json => isObject(one) && one.type !== 'image'
const shortId = () => randomUUID().slice(0, 5)
