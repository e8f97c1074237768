export type ListData = {
  title: string
  intro: string
  rows: ListRow[]
  /** Commands offered as buttons below. */
  actions: { title: string; command: string }[]
  /** It says the same to everybody, and something: whoever asked may want to show it to others. */
  shareable: boolean
}
/** `command` is a heading too: what is typed, as each platform has it typed ("/pejl" first or not). */
export type ListRow = { heading: string; command: string; text: string; detail: string }

export type ListCard = { name: 'list'; data: ListData; text: string }

/** A titled list: mangler, mine, historik, hjælp, beregning. `own`: for the one who asked alone. */
export function listCard(
  title: string,
  intro: string,
  rows: readonly (Pick<ListRow, 'text'> & Partial<ListRow>)[],
  actions: readonly { title: string; command: string }[] = [],
  { own = false } = {},
): ListCard {
  const data: ListData = {
    title,
    intro,
    rows: rows.map((row) => ({ heading: '', command: '', detail: '', ...row })),
    actions: [...actions],
    shareable: !own && rows.length > 0,
  }
  return { name: 'list', data, text: textOfList(data) }
}

function textOfList({ title, intro, rows }: ListData): string {
  const lines = rows.map((row) =>
    [row.heading, row.command, ...[row.text, row.detail].filter((part) => part !== '').map(indent)]
      .filter((part) => part !== '')
      .join('\n'),
  )
  return [title, intro, ...lines].filter((part) => part !== '').join('\n')
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
