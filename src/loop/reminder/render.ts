import { isSameFigure } from '../../domain/figure-key.ts'
import { personOf } from '../../domain/recipient.ts'
import { carriedBy } from '../../store/claims.ts'
import { loadDrafts } from '../../store/drafts.ts'
import type { Render } from '../kind.ts'
import { situations } from '../situation.ts'
import { figuresCard } from './card.ts'
import { figureFields } from './figure-field.ts'
import { MOVED } from './wording.ts'

/** The reminder as it should look now; null when all was answered before it was sent. */
export const renderReminder: Render<object> = async (pejl, { id, recipient, ref }, now) => {
  const person = personOf(recipient)
  if (person === null) throw new RangeError(`a reminder for ${recipient}`)
  const carried = await carriedBy(pejl.db, id)
  const drafts = await loadDrafts(pejl.db, person)
  const all = await situations(pejl, now)
  const figures = all.flatMap(({ set }) => carried.filter((one) => one.set === set.key))
  const fields = figureFields(pejl, all, drafts, person, figures).map((field) => {
    const moved = carried.some((one) => one.askedAnew && isSameFigure(one, field.figureKey))
    return field.open && moved ? { ...field, open: false, answered: false, receipt: MOVED } : field
  })
  const shown = ref === null ? fields.filter((field) => field.open) : fields
  return shown.length === 0 ? null : figuresCard(shown)
}
