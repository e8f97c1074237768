/** Breaks lines that are longer than `width` between words, each continued under its own beginning. */
export function wrap(text: string, width: number): string {
  return text.split('\n').map(wrapLine).join('\n')

  function wrapLine(line: string): string {
    const [indent = ''] = /^ */.exec(line) ?? []
    const lines = [indent]
    for (const word of line.trim().split(' ')) {
      const last = lines.at(-1) ?? ''
      const longer = last.trim() === '' ? last + word : `${last} ${word}`
      if (longer.length <= width || last.trim() === '') lines[lines.length - 1] = longer
      else lines.push(`${indent}  ${word}`)
    }
    return lines.join('\n')
  }
}
