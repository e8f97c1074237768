import type { Card } from '../outbox/port.ts'

export type NoticeData = {
  text: string
  /** Commands offered as buttons: the nearest suggestions, the next thing to do. */
  actions: { title: string; command: string }[]
}

/** A short message: a refusal, a confirmation, the nearest suggestions. */
export function noticeCard(
  text: string,
  actions: readonly { title: string; command: string }[] = [],
): Card & { data: NoticeData } {
  return { name: 'notice', data: { text, actions: [...actions] }, text }
}
