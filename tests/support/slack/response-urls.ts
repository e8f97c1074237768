/** response_url: five answers within thirty minutes, in a channel the bot need not be in. */
import { randomUUID } from 'node:crypto'
import type { Ephemeral } from './channels.ts'
import { messageRefusal } from './limits.ts'
import type { Json } from './shape.ts'
import { withIds } from './views.ts'
import type { Workspace } from './workspace.ts'

const USES = 5
const LIFE_MS = 30 * 60_000

/** Who may be answered, where; and the message that was pressed, if one was. */
export type Source = { channel: string; user: string; ts?: string; ephemeral?: Ephemeral }

export function responseUrls(
  base: string,
  workspace: Workspace,
  ephemerals: Ephemeral[],
  now: () => number,
) {
  const issued = new Map<string, { source: Source; at: number; uses: number }>()

  /** Puts an answer where it belongs; also what the body of a slash command's ack becomes. */
  async function answer(source: Source, body: Json, via: string): Promise<void> {
    const { channel, user, ts, ephemeral } = source
    const { response_type, replace_original, delete_original, ...message } = body
    const shown = withIds(message)
    const at = ephemeral ? ephemerals.indexOf(ephemeral) : -1
    if (delete_original && ephemeral) ephemerals.splice(at, 1)
    else if (delete_original) await workspace.asBot('chat.delete', { channel, ts })
    else if (replace_original && ephemeral) Object.assign(ephemeral, shown)
    else if (replace_original) await workspace.asBot('chat.update', { ...shown, channel, ts })
    else if (response_type === 'in_channel')
      await workspace.asBot('chat.postMessage', { ...shown, channel })
    else ephemerals.push({ ...shown, ts: randomUUID(), channel, user, via })
  }

  return {
    answer,
    issue(source: Source): string {
      const id = randomUUID()
      issued.set(id, { source, at: now(), uses: 0 })
      return `${base}/response/${id}`
    },
    /** The HTTP answer to a POST to one of them. */
    async post(id: string, body: Json): Promise<{ status: number; says: string }> {
      const known = issued.get(id)
      if (!known) return { status: 404, says: 'invalid_url' }
      if (known.uses >= USES) return { status: 404, says: 'used_url' }
      if (now() - known.at > LIFE_MS) return { status: 404, says: 'expired_url' }
      const refused = body.delete_original ? null : messageRefusal(body)
      if (refused) return { status: 400, says: refused.error }
      known.uses += 1
      await answer(known.source, body, 'response_url')
      return { status: 200, says: 'ok' }
    },
  }
}
