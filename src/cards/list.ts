export type ListData = {
  title: string
  intro: string
  rows: ListRow[]
  /** Commands offered as buttons below. */
  actions: { title: string; command: string }[]
}
/** `command` is a heading too: what is typed, as each platform has it typed ("/pejl" first or not). */
type ListRow = { heading: string; command: string; text: string; detail: string }

/** `personal` when it is only for the one who asked, like their own figures. */
export type ListCard = { name: 'list'; data: ListData; text: string; personal: boolean }

/** A titled list: mangler, mine, historik, hjælp, beregning. */
export function listCard(
  title: string,
  intro: string,
  rows: readonly (Pick<ListRow, 'text'> & Partial<ListRow>)[],
  actions: readonly { title: string; command: string }[] = [],
  { personal = false } = {},
): ListCard {
  const data: ListData = {
    title,
    intro,
    rows: rows.map((row) => ({ heading: '', command: '', detail: '', ...row })),
    actions: [...actions],
  }
  return { name: 'list', data, text: textOfList(data), personal }
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
