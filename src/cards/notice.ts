export type NoticeData = {
  text: string
  /** Commands offered as buttons: the nearest suggestions, the next thing to do. */
  actions: { title: string; command: string }[]
}
export type NoticeCard = {
  name: 'notice'
  data: NoticeData
  text: string
  /** What is kept of it where it holds somebody's own words, which are theirs to take back (kept.ts). */
  kept?: string
}

/** A short message: a refusal, a confirmation, the nearest suggestions. */
export function noticeCard(
  text: string,
  actions: readonly { title: string; command: string }[] = [],
): NoticeCard {
  return { name: 'notice', data: { text, actions: [...actions] }, text }
}
