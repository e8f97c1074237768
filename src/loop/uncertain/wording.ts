import { upperFirst } from '../../domain/danish-text.ts'
import { momentText } from '../../domain/time/calendar.ts'
import type { UncertainIntent } from './intent.ts'

/** "påmindelsen til dataejer bolig fra 1. februar 2016 kl. 8.30" */
export const named = ({ called, at }: Pick<UncertainIntent, 'called' | 'at'>, name: string) =>
  `${called} til ${name} fra ${momentText(new Date(at))}`

/** @param name whom the message is for */
export function asked(intent: UncertainIntent, name: string): string {
  const alone = intent.living
    ? 'Svarer du ikke, sender jeg et nyt kort, næste gang der er noget nyt at vise.'
    : 'Svarer du ikke, sender jeg den ikke igen af mig selv.'
  return `Det er uvist, om ${named(intent, name)} kom frem (besked nr. ${intent.number}). Kig i samtalen, eller spørg. Sender du den igen, og kom den alligevel frem, står den der to gange. ${alone}`
}

export const settled = (intent: UncertainIntent, name: string): string =>
  `${upperFirst(named(intent, name))} er der styr på nu. Du behøver ikke gøre mere.`
