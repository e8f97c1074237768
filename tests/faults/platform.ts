/** A chat platform with every ordinary fault of a real one, a conversation at a time. */
import { type Outgoing, type Platform, type Ref, SendError } from '../../src/outbox/port.ts'

/** What the next call of a conversation does. */
export type Fault =
  | 'network'
  | 'rate-limited'
  | 'not-allowed'
  /** The call times out; the message arrived, or not. */
  | 'arrived, no answer'
  | 'lost, no answer'
  /** The call answers well, and the other worker goes on meanwhile. */
  | 'a while'
  /** The call answers well, but only after the lease that covered it. */
  | 'slow'
  /** The message should show something newer before the call answers. */
  | 'revised'
  /** The call ends without an answer when its time is up, although the message arrived; its lease is over. */
  | 'hangs'
  /** The process dies in the call; the message arrived, or not. */
  | 'arrived, died'
  | 'lost, died'

/** What the next look-up of a conversation does: the first fails, the others answer what was true before. */
export type LookUpFault = 'network' | 'a while' | 'slow'

export type Post = {
  id: number
  messageId: string
  recipient: string
  text: string
  /** The post that it stands below; null for one of its own. */
  below: number | null
  deleted: boolean
}

/** How long a call lasts at most (ms): longer than a lease, as Teams'. */
export const CALL_MS = 15_000

/** What the platform does to the process that calls it. */
export type Caller = {
  /** Real time passes while the call lasts, and the other worker goes on; returns how long it took. */
  meanwhile(ms: number): Promise<number>
  /** Somebody has something else to show meanwhile. */
  revise(messageId: string): Promise<void>
  /** Never resolves for a process that is dead. */
  alive(): Promise<void>
  /** The process is heard of no more. */
  die(): Promise<never>
}

export type Double = ReturnType<typeof faultyPlatform>

export function faultyPlatform(name: string, canLookUp: boolean) {
  const posts: Post[] = []
  const faults = new Map<string, Fault[]>()
  const lookUpFaults = new Map<string, LookUpFault[]>()

  async function call(
    { recipient, messageId }: Outgoing,
    caller: Caller,
    arrive: () => Ref,
  ): Promise<Ref> {
    await caller.alive()
    const fault = faults.get(recipient)?.shift()
    if (fault === undefined) return arrive()
    if (fault === 'revised') {
      await caller.revise(messageId)
      return arrive()
    }
    if (fault === 'network') throw failed({ kind: 'network' })
    if (fault === 'rate-limited') throw failed({ kind: 'rate-limited', retryAfterMs: 5_000 })
    if (fault === 'not-allowed') throw failed({ kind: 'not-allowed', advice: 'Giv pejl lov.' })
    if (fault === 'a while' || fault === 'slow' || fault === 'hangs') {
      const lasted = await caller.meanwhile(durationOf(fault))
      if (lasted > CALL_MS) throw failed({ kind: 'uncertain' })
      const ref = arrive()
      if (fault !== 'hangs') return ref
    }
    if (fault.startsWith('arrived')) arrive()
    if (fault.endsWith('died')) return await caller.die()
    throw failed({ kind: 'uncertain' })
  }

  const standing = (ref: Ref): Post => {
    if (ref.on !== name) throw new RangeError(`${name} knows nothing of ${ref.on}`)
    const post = posts.find(({ id }) => id === ref.post)
    if (!post || post.deleted) throw failed({ kind: 'gone', advice: 'Den er slettet.' })
    return post
  }

  return {
    posts,
    faults,
    lookUpFaults,
    /** The platform as one worker calls it. */
    for(caller: Caller): Platform {
      return {
        name,
        callMs: CALL_MS,
        send: (message) =>
          call(message, caller, () => {
            const { messageId, recipient, card, root } = message
            const below = root ? standing(root).id : null
            const id = posts.length + 1
            posts.push({ id, messageId, recipient, text: card.text, below, deleted: false })
            return { on: name, post: id }
          }),
        async update(ref, message) {
          await call(message, caller, () => {
            standing(ref).text = message.card.text
            return ref
          })
        },
        ...(canLookUp && {
          lookUp: async ({ messageId, recipient }) => {
            await caller.alive()
            const fault = lookUpFaults.get(recipient)?.shift()
            if (fault === 'network') throw failed({ kind: 'network' })
            const post = posts.findLast((one) => one.messageId === messageId && !one.deleted)
            if (fault) await caller.meanwhile(durationOf(fault))
            return post ? { on: name, post: post.id } : null
          },
        }),
      }
    },
  }
}

const durationOf = (fault: Fault | LookUpFault): number =>
  fault === 'a while' ? 1_000 : CALL_MS - 1_000

const failed = (failure: ConstructorParameters<typeof SendError>[0]): SendError =>
  new SendError(failure, failure.kind)
