/** What somebody does in a conversation, on the real store. */
import { toPerson } from '../../src/domain/recipient.ts'
import { enqueue, enqueueThread, retryFailed, revise } from '../../src/store/messages.ts'
import { close, sendAgain } from '../../src/store/uncertain.ts'
import { AT, PLATFORMS, personOf, type State } from './state.ts'
import type { Deed } from './worlds.ts'

/** Does in the conversation of a world what somebody does there. */
export async function perform(state: State, at: number, deed: Deed): Promise<void> {
  const { db, worlds, doubles, history, answered, unrendered, doubleAt } = state
  const mine = worlds[at]
  if (!mine) return
  const recipient = toPerson(personOf(at))
  const letter = (key: string, kind = 'letter') => ({
    key: `${at} ${key}`,
    kind,
    intent: {},
    recipient,
    at: AT,
  })
  const nth = ('nth' in deed ? deed.nth : 0) % Math.max(1, mine.ids.length)
  const id = mine.ids[nth]
  const uncertain = async () =>
    (await db.message.findFirst({ where: { recipient, state: 'uncertain' } }))?.id
  const { posts, faults, lookUpFaults } = doubleAt(mine.platform)
  const suffered = doubles.some((one) => one.faults.has(recipient))
  if (deed.kind === 'put')
    for (let n = 0; n < deed.count; n++)
      mine.ids.push(await enqueue(db, letter(`letter ${mine.ids.length}`)))
  if (deed.kind === 'line') {
    const line = letter(`line ${mine.lines++}`)
    await enqueueThread(db, letter('root', 'living'), line)
  }
  if (deed.kind === 'occasion' && id) await enqueue(db, letter(`letter ${nth}`))
  if (deed.kind === 'revise' && id) await revise(db, [id])
  if (deed.kind === 'answer' && id) {
    answered.add(id)
    await revise(db, [id])
  }
  if (deed.kind === 'delete') {
    const standing = posts.filter((post) => post.recipient === recipient && !post.deleted)
    const post = standing[deed.nth % Math.max(1, standing.length)]
    if (post) {
      post.deleted = true
      history.disturbed.add(post.messageId)
    }
  }
  if (suffered && (deed.kind === 'came through' || deed.kind === 'send again')) {
    const found = await uncertain()
    if (found) await (deed.kind === 'came through' ? close : sendAgain)(db, found)
    if (found) history.told.delete(found)
  }
  if (deed.kind === 'move') {
    mine.platform = deed.platform
    const platform = PLATFORMS[deed.platform]
    await db.person.update({ where: { key: personOf(at) }, data: { platform } })
  }
  if (deed.kind === 'unrendered') unrendered.add(recipient)
  if (deed.kind === 'deaf') history.deaf.add(recipient)
  if (deed.kind === 'retry' && suffered) await retryFailed(db, recipient)
  if (deed.kind === 'faults')
    faults.set(recipient, [...(faults.get(recipient) ?? []), ...deed.faults])
  if (deed.kind === 'look-up')
    lookUpFaults.set(recipient, [...(lookUpFaults.get(recipient) ?? []), deed.fault])
}
