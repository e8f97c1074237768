/** What of a card is kept when it was sent, and how it is shown again later. */
import type { Card } from './card.ts'
import { digestCard } from './digest.ts'
import { noticeCard } from './notice.ts'
import { questionCard } from './question.ts'
import { reflectionCard } from './reflection.ts'
import type { FigureField } from './reminder.ts'
import { reminderCard } from './reminder.ts'
import { statusText } from './status.ts'

/**
 * The card as it is kept for ever. One that only tells is kept whole. One that asks is kept as its words,
 * since its fields and buttons must not act when it is shown again; what its reader had typed in it, or
 * answered in private, is not kept: that is theirs, and stands where it is theirs to take away.
 */
export function keptCard(card: Card): Card {
  switch (card.name) {
    case 'reminder': {
      const { title, intro, fields } = card.data
      return noticeCard(reminderCard(title, intro, fields.map(untyped)).text)
    }
    case 'question': {
      const questions = card.data.questions.map((one) => ({ ...one, fields: [] }))
      return noticeCard(questionCard({ ...card.data, questions }).text)
    }
    case 'reflection':
      return noticeCard(reflectionCard({ ...card.data, answer: '', problem: '' }).text)
    case 'baseline':
      return noticeCard(card.text)
    case 'notice':
      return noticeCard(card.kept ?? card.text)
    default:
      return card
  }
}

/**
 * A card as the archive has it. A field that cards of its name have got since must be filled in here.
 * Throws RangeError for what no card is called.
 */
export function readKept(card: { name: string; text: string }): Card {
  if (isCard(card)) return card
  throw new RangeError(`no card is called ${card.name}`)
}

/** What `keptCard` makes. */
const KEPT: readonly string[] = 'announcement barometer change digest list notice status'.split(' ')

const isCard = (card: { name: string; text: string }): card is Card => KEPT.includes(card.name)

/** Questions back tell what was typed. */
const untyped = (field: FigureField): FigureField => ({
  ...field,
  problem: '',
  commentProblem: '',
  evidenceProblem: '',
  reasonProblem: '',
  dateProblem: '',
})

/** The same card with a sentence first, drawn as natively as without. */
export function headed(sentence: string, card: Card): Card {
  const text = `${sentence}\n${card.text}`
  switch (card.name) {
    case 'status':
    case 'barometer': {
      const data = { ...card.data, standing: joined(sentence, card.data.standing) }
      return { ...card, data, text: statusText(data) }
    }
    case 'announcement': {
      const data = { ...card.data, standing: joined(sentence, card.data.standing) }
      return { ...card, data, text: `${statusText(data)}\n${data.updated}` }
    }
    case 'list':
      return { ...card, data: { ...card.data, intro: joined(sentence, card.data.intro) }, text }
    case 'digest':
      return digestCard({ ...card.data, standing: sentence })
    case 'change':
      return { ...card, data: { text }, text }
    case 'notice':
      return noticeCard(text, card.data.actions)
    default:
      return noticeCard(text)
  }
}

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n')
