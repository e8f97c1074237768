/** Every card there is. A card is a name and its data; each platform turns it into its own native form. */
import type { AnnouncementCard } from './announcement.ts'
import type { BaselineCard } from './baseline.ts'
import type { ChangeCard } from './change.ts'
import type { DigestCard } from './digest.ts'
import type { ListCard } from './list.ts'
import type { NoticeCard } from './notice.ts'
import type { QuestionCard } from './question.ts'
import type { ReflectionCard } from './reflection.ts'
import type { ReminderCard } from './reminder.ts'
import type { BarometerCard, StatusCard } from './status.ts'

/** `text` is the whole message as plain Danish text: terminal, notifications, screen readers. */
export type Card =
  | AnnouncementCard
  | BarometerCard
  | BaselineCard
  | ChangeCard
  | DigestCard
  | ListCard
  | NoticeCard
  | QuestionCard
  | ReflectionCard
  | ReminderCard
  | StatusCard

/** It says the same to everybody, so whoever asked for it may want to show it to others. */
export const isShareable = (card: Card): boolean =>
  card.name === 'status' || (card.name === 'list' && card.data.shareable)
