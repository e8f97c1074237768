/** What a document says in pejl, laid out by what it is said of, and how a fact is looked for in it. */
import type { Delmaal, GoalSet, Pejlemaerke } from '../../src/domain/goal-set.ts'
import type { Initiative, Plan } from '../../src/domain/plan/plan.ts'
import type { BackgroundKind, Sourced } from '../../src/domain/sourced.ts'

/** What is said of each thing, in the document's order: { '1 årsag': […], '4A fodnote': […] }. */
export type Said = Readonly<Record<string, readonly string[]>>

const KINDS: Record<BackgroundKind, string> = {
  cause: 'årsag',
  activity: 'tiltag',
  proposal: 'forslag',
  attention: 'opmærksomhed',
}

/** Every statement that a goal set holds; what nothing is said of is left out. */
export function saidIn(set: GoalSet): Said {
  const all: [string, readonly string[]][] = [
    [
      'målsæt',
      [`${set.title} (${set.fromYear}–${set.toYear}, ${set.state}), ${set.missingFigure}`],
    ],
    ['målgruppe', set.targetGroups.map(cited)],
    ...set.principles.map((one, at): [string, string[]] => [
      `princip ${at + 1} ${one.name}`,
      [one.title, cited(one)],
    ]),
    ['ramme', set.frame.map(cited)],
    ['note', set.notes.map(cited)],
    ...set.proposals.flatMap(({ code, names, notes }): [string, readonly string[]][] => [
      [code, names],
      [`${code} note`, notes.map(cited)],
    ]),
    ...set.pejlemaerker.flatMap(ofGoal),
    ...(set.plan ? ofPlan(set.plan) : []),
    [
      'går igen',
      set.links.map(
        (one) => `${one.here} ↔ ${one.set} ${one.there}: ${cited({ ...one, text: one.why })}`,
      ),
    ],
  ]
  return Object.fromEntries(all.filter(([, statements]) => statements.length > 0))
}

const cited = ({ text, source }: Sourced) => (source === '' ? text : `${text} (${source})`)
const underHeading = ({ group, ...one }: Sourced & { group: string }) =>
  group === '' ? cited(one) : `${group}: ${cited(one)}`

function ofGoal(goal: Pejlemaerke): [string, readonly string[]][] {
  const { number, title, belongs, background, footnotes, breaks, notes, published } = goal
  const byKind = Object.entries(KINDS).map(([kind, name]): [string, string[]] => [
    `${number} ${name}`,
    background
      .filter((one) => one.kind === kind)
      .map((one) => `${one.code} ${underHeading(one)}`.trim()),
  ])
  return [
    [`${number}`, [title]],
    [`${number} hører til`, belongs ? Object.values(belongs) : []],
    [
      `${number} offentliggjort`,
      published.map(({ year, score, label, whyDifferent, whyMore }) =>
        [`${year}: ${score ?? 'intet tal'} ${label}`, whyDifferent, whyMore].join(' | '),
      ),
    ],
    ...byKind,
    [`${number} fodnote`, footnotes.map(cited)],
    [`${number} brud`, breaks.map((one) => `${one.year ?? 'uden år'}: ${cited(one)}`)],
    [`${number} note`, notes.map(cited)],
    ...goal.delmaal.flatMap((one) => [one, ...one.parts]).flatMap(ofDelmaal),
  ]
}

const ofDelmaal = ({ code, title, ...one }: Delmaal): [string, readonly string[]][] => [
  [code, [title]],
  [`${code} baseline`, one.baseline?.note ? [one.baseline.note] : []],
  [`${code} eksempel`, one.suggested ? [cited(one.suggested)] : []],
  [`${code} fodnote`, one.footnotes.map(cited)],
  [`${code} note`, one.notes.map(cited)],
  [`${code} mangler`, [one.missingReason, one.horizon].filter((text) => text !== '')],
]

const ofPlan = (plan: Plan): [string, readonly string[]][] => [
  ...plan.milestones.map((one): [string, string[]] => [
    one.code,
    [`${one.from} til ${one.to}: ${one.title}`, cited(one)],
  ]),
  ...plan.themes.flatMap(({ number, title, initiatives }): [string, readonly string[]][] => [
    [`tema ${number}`, [title]],
    ...initiatives.flatMap(ofInitiative),
  ]),
  ...plan.areas.map((one): [string, string[]] => [one.code, [`${one.title} (${one.source})`]]),
  ['delopgave', plan.subtasks.map(cited)],
  ['nøgletal', plan.keyFigures.map(cited)],
  ['led', plan.theory.map((one) => `${one.link}: ${cited(one)}`)],
  ['penge', ofMoney(plan)],
  ['beslutning', plan.decisions.map((one) => `${one.day}, ${one.body}: ${cited(one)}`)],
  ...plan.contradictions.map(({ subject, code, money, says, reading }): [string, string[]] => [
    `uenigt: ${subject}`,
    [`om ${code === '' ? 'alt' : code}${money ? ', penge' : ''}`, ...says.map(cited), reading],
  ]),
  ['planens note', plan.notes.map(underHeading)],
]

function ofInitiative(one: Initiative): [string, readonly string[]][] {
  const { code, amounts, reach } = one
  return [
    [code, [one.title, one.otherTitle, one.state, one.condition, cited(one), one.expected]],
    [
      `${code} beløb`,
      [
        ...amounts.text.map(({ millions, note }) => `tekst ${millions}: ${note}`),
        ...(amounts.table === null ? [] : [`tabel ${amounts.table}`]),
        ...(amounts.shared ? [`heraf ${amounts.shared.millions}: ${amounts.shared.with}`] : []),
      ],
    ],
    [`${code} nået`, reach ? [`${reach.now} af ${reach.of} ${reach.unit} (${reach.source})`] : []],
    [`${code} note`, one.notes.map(underHeading)],
  ]
}

function ofMoney({ budget, money }: Plan): string[] {
  const ends = budget?.expiring
  return [
    ...(budget ? [`i alt ${budget.printedTotal} ${budget.unit} (${budget.source})`] : []),
    ...(ends
      ? [
          `${ends.initiative}: ${ends.millions} udløber ${ends.year}, behov ${ends.printedNeed} (${ends.source})`,
        ]
      : []),
    ...(money
      ? [
          money.columns.join(' · '),
          ...money.rows.map(
            (one) => `${one.kind}, ${one.title}: ${one.kroner.join(' · ')} (${one.source})`,
          ),
        ]
      : []),
    ...(money?.moved
      ? [
          `flyttet ${money.moved.kroner} = ${money.moved.parties} × ${money.moved.each} fra ${money.moved.from} til ${money.moved.to} (${money.moved.source})`,
        ]
      : []),
    ...(money?.grant
      ? [`givet ${money.grant.kroner}, ${money.grant.shortBy} mindre (${money.grant.source})`]
      : []),
    ...(money?.notes.map(cited) ?? []),
  ]
}

/** Neither capitals nor a full stop before a source tell facts apart. */
const plain = (text: string) =>
  text.toLocaleLowerCase('da').replaceAll('. (', ' (').replace(/\s+/g, ' ')

const NUMBER = /-?\d+(?:[.,]\d+)*/g
const numbersIn = (text: string) => text.match(NUMBER) ?? []

/**
 * Whether a statement says a fact: its pieces, with "…" between them, stand in this order, and no
 * other number stands there.
 */
export function says(statement: string, fact: string): boolean {
  const whole = plain(statement)
  let from = 0
  for (const piece of plain(fact).split('…')) {
    const at = whole.indexOf(piece.trim(), from)
    if (at === -1) return false
    from = at + piece.trim().length
  }
  return numbersIn(statement).join(' ') === numbersIn(fact).join(' ')
}

/** What is said, with each statement that says its fact given as the fact: equal to the facts when all do. */
export const asFacts = (said: Said, facts: Said): Said =>
  Object.fromEntries(
    Object.entries(said).map(([what, statements]) => [
      what,
      statements.map((one, at) => {
        const fact = facts[what]?.[at]
        return fact !== undefined && says(one, fact) ? fact : one
      }),
    ]),
  )
