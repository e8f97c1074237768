import { noticeCard } from '../../cards/notice.ts'
import { isSameFigure } from '../../domain/figure-key.ts'
import { personOf } from '../../domain/recipient.ts'
import { carriedBy } from '../../store/carried.ts'
import { loadDrafts } from '../../store/drafts.ts'
import type { Render } from '../kind.ts'
import { situations } from '../situation.ts'
import { figuresCard } from './card.ts'
import { type AskedField, figureFields } from './figure-field.ts'
import type { ReminderIntent } from './intent.ts'
import { MOVED, type Receipt } from './wording.ts'

/**
 * The reminder as it should look now; null when all was answered before it was sent. When a newer one
 * has taken over all that was open, one line is left of it.
 */
export const renderReminder: Render<ReminderIntent> = async (pejl, { id, recipient, ref }, now) => {
  const person = personOf(recipient)
  if (person === null) throw new RangeError(`a reminder for ${recipient}`)
  const carried = await carriedBy(pejl.db, id)
  const drafts = await loadDrafts(pejl.db, person)
  const all = await situations(pejl, now)
  const figures = all.flatMap(({ set }) => carried.filter((one) => one.set === set.key))
  const fields = figureFields(pejl, all, drafts, person, figures)
  const isMoved = ({ figureKey }: AskedField) =>
    carried.some((one) => one.askedAnew && isSameFigure(one, figureKey))
  const here = fields.filter((field) => !isMoved(field))
  const open = here.filter((field) => field.open)
  if (ref === null) return open.length === 0 ? null : figuresCard(open)
  if (open.length === 0 && here.length < fields.length) return noticeCard(MOVED)
  const receipt: Receipt = { thanks: '', text: MOVED }
  const shown = fields.map((field) =>
    isMoved(field) ? { ...field, open: false, answered: false, receipt } : field,
  )
  return shown.length === 0 ? null : figuresCard(shown)
}
