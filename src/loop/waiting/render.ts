import { noticeCard } from '../../cards/notice.ts'
import { listText, upperFirst } from '../../domain/danish-text.ts'
import type { Render } from '../kind.ts'

/** How many recipients are named. */
const NAMED = 5

/** As it was when it was found out. */
export const renderWaiting: Render<{
  platform: string
  count: number
  recipients: string[]
}> = async (_pejl, { intent: { platform, count, recipients } }) => {
  const more = recipients.length - NAMED
  const named = recipients.slice(0, NAMED)
  const names = listText(more > 0 ? [...named, `${more} andre`] : named)
  const messages = count === 1 ? 'En besked' : `${count} beskeder`
  const through = platform === '' ? '' : ` gennem ${upperFirst(platform)}`
  return noticeCard(
    `${messages} til ${names} har ventet i over en time på at komme ud${through}. Jeg bliver ved med at prøve. Varer det ved, så bed den, der driver pejl, om at se i loggen.`,
    [{ title: 'Prøv igen', command: 'gensend' }],
  )
}
