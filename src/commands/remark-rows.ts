/** What is said of a delmål's figures, as the last thing in a list about it. */
export const remarkRows = (remarks: readonly string[]): { heading: string; text: string }[] =>
  remarks.length === 0 ? [] : [{ heading: 'Om tallet', text: remarks.join('\n') }]
