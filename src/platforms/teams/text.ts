/** What somebody wrote, as words. */
import type { Activity } from './activity.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
}

/** Where an answer to a message (swiped, on a phone) names the message that it answers. */
const QUOTED = /<quoted messageId="[^"<>]*"\s*\/>/g

/**
 * What a person typed, without the mention of the bot and without mark-up. A "<" in plain text is
 * the person's own.
 */
export function typedText({ text, textFormat, entities, recipient }: Activity): string {
  const mentions = (entities ?? []).filter(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id,
  )
  const own = mentions.reduce((rest, { text: mark }) => rest.replace(mark || ' ', ' '), text ?? '')
  const named = own.replace(QUOTED, ' ').replace(/<at\b[^>]*>(.*?)<\/at>/gis, '$1')
  const bare =
    textFormat === 'xml' || textFormat === 'html'
      ? named.replace(/<(br|\/p|\/div)\b[^>]*>/gi, '\n').replace(/<\/?[a-z][^>]*>/gi, '')
      : named
  return bare
    .replace(/&(lt|gt|quot|#39|apos|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('\u00a0', ' ')
    .trim()
}

/** A picture, a file or the like without a word. What is typed comes as HTML too. */
export const isWordless = (activity: Activity): boolean =>
  typedText(activity) === '' &&
  (activity.attachments ?? []).some(
    ({ contentType, content }) =>
      contentType !== 'text/html' || /<(img|attachment)\b/i.test(String(content)),
  )
