import { announcementCard } from '../../cards/announcement.ts'
import type { Card } from '../../cards/card.ts'
import { changeCard } from '../../cards/change.ts'
import { reflectionCard } from '../../cards/reflection.ts'
import { reminderCard } from '../../cards/reminder.ts'
import { uncertaintyOf } from '../../domain/chance/words.ts'
import { personOf, type Recipient } from '../../domain/recipient.ts'
import { PRIVACY } from '../../domain/reflection/prompt.ts'
import { momentText } from '../../domain/time/calendar.ts'
import { loadDrafts } from '../../store/drafts.ts'
import { digestOf } from '../digest/render.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName, topicName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { shownFields } from '../reminder/card.ts'
import { figureFields } from '../reminder/figure-field.ts'
import { type Situation, situations, YEAR_AHEAD } from '../situation.ts'
import { statusOf } from '../status-of.ts'
import type { SampleName } from './intent.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000

/** Every sample is of the first goal set and its first pejlemærke, as they stand. */
export const renderSample: Render<{ card: SampleName }> = async (
  pejl,
  { intent, recipient },
  now,
) => {
  const [known] = await situations(pejl, now)
  const card = known ? await samples[intent.card](pejl, known, recipient) : null
  return card && marked(card)
}

type Sample = (pejl: Pejl, known: Situation, recipient: Recipient) => Promise<Card> | Card | null

const samples: Readonly<Record<SampleName, Sample>> = {
  reminder: async (pejl, known, recipient) => {
    const person = personOf(recipient) ?? ''
    const drafts = await loadDrafts(pejl.db, person)
    const figures = known
      .openWithin(YEAR_AHEAD)
      .slice(0, 1)
      .map(({ code, period }) => ({ set: known.set.key, code, period }))
    const fields = figureFields(pejl, [known], drafts, person, figures)
    const intro = 'Sådan ser en påmindelse ud. Sender du et tal ind herfra, gælder det.'
    return reminderCard(`Et tal til ${topicName(pejl, known.set)}`, intro, shownFields(fields))
  },
  announcement: (pejl, known) => {
    const status = first(known)
    const topic = pejlemaerkeName(pejl, known.set, status.number)
    const uncertainty = uncertaintyOf(known.set, status)
    return announcementCard(status, topic, uncertainty, momentText(known.now))
  },
  change: (_pejl, known) => {
    const { noun, number, display, coverage } = first(known)
    const same = { from: display, to: display, moved: '', verdicts: [] }
    const covered = { coverageFrom: coverage.text, coverageTo: coverage.text }
    return changeCard({
      ...{ noun: noun.one, number, cause: 'Her står, hvad der er sket' },
      ...{ ...same, ...covered },
    })
  },
  reflection: (_pejl, known) =>
    reflectionCard({
      title: `Til eftertanke: ${known.set.noun.one} ${first(known).number}`,
      opening: 'Sådan bliver en leder spurgt, når et tal har flyttet sig.',
      questions: 'Hvad ligger bag, og hvad vil I prøve som det næste?',
      reflection: '',
      open: true,
      answer: '',
      problem: '',
      privacy: PRIVACY,
      shareable: false,
    }),
  digest: (pejl, known) =>
    digestOf(pejl, known, {
      since: new Date(known.now.getTime() - WEEK_MS).toISOString(),
      until: known.now.toISOString(),
    }),
}

const first = (known: Situation) => statusOf(known, known.set.pejlemaerker[0]?.number ?? 1)

/** A sample says that it is one. */
function marked(card: Card): Card {
  const text = `Prøve: ${card.text}`
  switch (card.name) {
    case 'change':
      return { ...card, data: { ...card.data, text: `Prøve: ${card.data.text}` }, text }
    case 'reminder':
      return { ...card, data: { ...card.data, title: `Prøve: ${card.data.title}` }, text }
    case 'announcement':
      return { ...card, data: { ...card.data, title: `Prøve: ${card.data.title}` }, text }
    case 'reflection':
      return { ...card, data: { ...card.data, title: `Prøve: ${card.data.title}` }, text }
    case 'digest':
      return { ...card, data: { ...card.data, title: `Prøve: ${card.data.title}` }, text }
    default:
      throw new RangeError(`no sample is a ${card.name}`)
  }
}
