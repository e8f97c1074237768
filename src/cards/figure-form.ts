/**
 * The form of a card that asks for figures: how its fields and buttons are named, and what comes
 * back from them. A platform carries these texts and never looks inside.
 */
import { type FigureKey, figureId, readFigureId } from '../domain/figure-key.ts'

export const FIELDS = ['figure', 'comment', 'evidence', 'reason', 'expectedOn'] as const
export type FieldName = (typeof FIELDS)[number]
/** What stands in a figure's fields, as typed; "" for an empty one. */
export type Fields = Record<FieldName, string>

/** What a card's button or form carries. */
export type FormData = Readonly<Record<string, string>>

/** The id of each of a figure's fields: unique in the card. */
export const fieldIds = (item: string): Fields => ({
  figure: `figure:${item}`,
  comment: `comment:${item}`,
  evidence: `evidence:${item}`,
  reason: `reason:${item}`,
  expectedOn: `expectedOn:${item}`,
})

/** A figure on a card: as the card names it, with the revision that the card knew of. */
export type ListedFigure = FigureKey & { item: string; base: number }

/**
 * "<goal set>/1D:2015@0 1E:2015@2", for the card to carry. A goal set is named where it differs from
 * the one before, since a button carries 2,000 characters at the most on some platforms.
 */
export const listFigures = (listed: readonly { item: string; base: string }[]): string =>
  listed
    .map(({ item, base }, at) => {
      const isKnown = at > 0 && setIn(listed[at - 1]?.item ?? '') === setIn(item)
      return `${isKnown ? item.slice(setIn(item).length) : item}@${base}`
    })
    .join(' ')

/** The goal set in a figure's name, "pejlemaerker-2014-2017/"; "" where none is named. */
const setIn = (item: string): string => item.slice(0, item.lastIndexOf('/') + 1)

/** The figures in the list, as the card's fields name them. */
export const listedItems = (text: string): string[] => parts(text).map(({ item }) => item)

function parts(text: string): { item: string; base: string }[] {
  let set = ''
  return text.split(' ').map((part) => {
    const [name = '', base = ''] = part.split('@')
    set = setIn(name) || set
    return { item: setIn(name) === '' ? set + name : name, base }
  })
}

/**
 * More than any platform sends in: a web form of some 500 figures is longer than the 64 KB that are taken,
 * and other cards have room for fewer. It is there for what was made up to keep pejl busy; since nothing
 * typed may be dropped in silence, a longer list is refused in words, never cut.
 */
const MOST_FIGURES = 1000

export const listsTooMany = (text: string): boolean => parts(text).length > MOST_FIGURES

/** Reads the list a card carries: each figure once. What makes no sense is left out. */
export function readList(text: string, setOf: (code: string) => string | null): ListedFigure[] {
  const found = parts(text).flatMap(({ item, base }) => {
    const key = readFigureId(item, setOf)
    return key && /^\d{1,6}$/.test(base) ? [{ ...key, item, base: Number(base) }] : []
  })
  return [...new Map(found.map((one) => [figureId(one), one])).values()]
}

/** What a button carries that answers a question about one figure: the figure's name and a text. */
export const choice = (item: string, text: string): string => (text === '' ? '' : `${item} ${text}`)

/** The text of a choice that is about this figure; "" for none and for another's. */
export const chosenFor = (carried: string | undefined, item: string): string =>
  carried?.startsWith(`${item} `) ? carried.slice(item.length + 1) : ''

/** A figure's fields in what came back; absent ones are empty. `item` is how the card names it. */
export function typedIn(data: FormData, item: string): Fields {
  const ids = fieldIds(item)
  const typed = (name: FieldName) => data[ids[name]] ?? ''
  return {
    figure: typed('figure'),
    comment: typed('comment'),
    evidence: typed('evidence'),
    reason: typed('reason'),
    expectedOn: typed('expectedOn'),
  }
}
