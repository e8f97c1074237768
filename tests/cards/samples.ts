/** One realistic card of each kind, as the loop and the commands make them. */
import { announcementCard } from '../../src/cards/announcement.ts'
import { smallBarometer } from '../../src/cards/barometer.ts'
import { baselineCard } from '../../src/cards/baseline.ts'
import type { Card } from '../../src/cards/card.ts'
import { changeCard } from '../../src/cards/change.ts'
import { digestCard } from '../../src/cards/digest.ts'
import { fieldIds } from '../../src/cards/figure-form.ts'
import { listCard } from '../../src/cards/list.ts'
import { noticeCard } from '../../src/cards/notice.ts'
import {
  type Question,
  type QuestionCard,
  type QuestionField,
  questionCard,
} from '../../src/cards/question.ts'
import { questionIds } from '../../src/cards/question-form.ts'
import { type ReflectionData, reflectionCard } from '../../src/cards/reflection.ts'
import { choiceOf, type FigureField, reminderCard } from '../../src/cards/reminder.ts'
import { statusCard } from '../../src/cards/status.ts'
import type { DelmaalStatus, PejlemaerkeStatus } from '../../src/domain/barometer/status.ts'
import { figureId } from '../../src/domain/figure-key.ts'

/** The name of a delmål's figure for 2015. */
export const figure = (code: string): string =>
  figureId({ set: 'pejlemaerker-2014-2017', code, period: '2015' })

export function field(item: string, change: Partial<FigureField> = {}): FigureField {
  return {
    item,
    ids: fieldIds(item),
    heading: `${/([^/]+):/.exec(item)?.[1]} · Der er færre hjemløse københavnere`,
    why: 'Tallet for 2015 skal indberettes senest den 1. februar.',
    facts: 'Seneste tal findes ikke. Baseline var 1.581 (2013), og målet er 1.255 i 2017.',
    open: true,
    answered: false,
    label: 'Antal borgere i 2015',
    figure: '',
    comment: '',
    evidence: '',
    reason: '',
    expectedOn: '',
    never: false,
    problem: '',
    commentProblem: '',
    evidenceProblem: '',
    reasonProblem: '',
    dateProblem: '',
    suggestion: choiceOf(item, '', ''),
    confirmation: choiceOf(item, '', ''),
    base: '0',
    receipt: '',
    ...change,
  }
}

export function delmaal(code: string, change: Partial<DelmaalStatus> = {}): DelmaalStatus {
  return {
    code,
    title: 'Flere udsatte københavnere kommer i egen bolig',
    unit: { kind: 'count', noun: 'borgere', inflections: [], decimals: 0 },
    baseline: { value: 859, year: 2013 },
    status: { period: '2014', value: 828, revision: 1 },
    target: 1000,
    targetText: '1.000',
    targetYear: 2017,
    footnotes: [],
    score: -1.0993,
    display: '−1,1',
    threshold: false,
    reached: false,
    reachedText: '',
    counted: true,
    why: '',
    path: { score: -1.0993, expected: 1.25, codes: [code], periods: ['2014'] },
    trace: [],
    parts: [],
    ...change,
  }
}

export function pejlemaerke(change: Partial<PejlemaerkeStatus> = {}): PejlemaerkeStatus {
  return {
    goalSet: 'pejlemaerker-2014-2017',
    noun: { one: 'pejlemærke', many: 'pejlemærker', the: 'pejlemærket' },
    number: 1,
    title: 'Flere udsatte københavnere kommer ud af hjemløshed',
    score: 2.3954,
    display: '2,4',
    label: null,
    reached: false,
    reachedText: '',
    coverage: { counted: 4, total: 6, text: '4 af 6 delmål' },
    path: {
      ...{ score: 2.3954, expected: 1.25, periods: ['2014'] },
      codes: ['1A', '1B', '1C', '1F1', '1F2'],
    },
    thresholds: { holding: 0, total: 0 },
    pace: 'foran planen',
    published: {
      year: 2014,
      score: 1.6,
      label: '',
      whyDifferent: 'dér er delmål uden status formentlig regnet som 0',
      whyMore: '',
    },
    notes: ['befolkningsvægte mangler, regnet med lige vægte'],
    delmaal: [
      delmaal('1A'),
      delmaal('1D', {
        ...{ status: null, score: null, display: '–', counted: false, path: null },
        why: 'status mangler',
      }),
      delmaal('1F', {
        score: 2.931,
        parts: [delmaal('1F1', { score: 0.8621 }), delmaal('1F2', { score: 5, reached: true })],
      }),
    ],
    trace: [],
    ...change,
  }
}

export const reflectionData = (change: Partial<ReflectionData> = {}): ReflectionData => ({
  title: 'Refleksion: 1A',
  opening: '1A er gået fra 859 til 828, altså væk fra målet på 1.000.',
  questions:
    'Hvad kan forklare det, lokalt eller udefra?\nHvad kunne I prøve, som bygger på det, der virker?',
  reflection: '0b6f0c1e-7f0e-4c39-9d5e-8a3f4b0f6f11',
  open: true,
  answer: '',
  problem: '',
  privacy: 'Kun du kan se dit svar, medmindre du deler det.',
  shareable: false,
  ...change,
})

export const MILESTONE = 'forebyggelse-2011-2012/M5:2011-09'

const asked = (
  id: string,
  kind: QuestionField['kind'],
  label: string,
  change: Partial<QuestionField> = {},
): QuestionField => ({ id, kind, label, value: '', options: [], problem: '', ...change })

/** What a milestone is asked about: each of its fields as it should be, or changed. */
export function milestoneFields(
  change: Partial<Record<'choice' | 'when' | 'reason', Partial<QuestionField>>> = {},
): QuestionField[] {
  const ids = questionIds(MILESTONE)
  const options = [
    { title: 'Nået', value: 'reached' },
    { title: 'Forsinket', value: 'delayed' },
    { title: 'Udgår', value: 'dropped' },
  ]
  return [
    asked(ids.choice, 'choice', 'Hvordan står det til?', { options, ...change.choice }),
    asked(ids.when, 'line', 'Ny måned, hvis den er forsinket', change.when),
    asked(ids.reason, 'text', 'Grund, hvis den er forsinket eller udgår', change.reason),
  ]
}

export const milestone = (change: Partial<Question> = {}): Question => ({
  item: MILESTONE,
  heading: 'Milepæl M5: Aftaler om samarbejdet på tværs af forvaltninger',
  why: 'Planen siger den 30. september 2011. Hvordan står det til?',
  open: true,
  answered: false,
  receipt: '',
  fields: milestoneFields(),
  ...change,
})

export const answeredMilestone = milestone({
  open: false,
  answered: true,
  receipt: 'Tak. M5 er registreret som forsinket til november 2011. Svaret kan altid rettes.',
  fields: [],
})

export const planQuestion = (...questions: Question[]): QuestionCard =>
  questionCard({
    title: 'Spørgsmål om planen',
    intro: '',
    items: questions.map(({ item }) => `${item}@0`).join(' '),
    questions,
    verb: 'answer',
    submit: 'Send svaret',
  })

/** Each of so many goals with an owner and a channel to choose. */
export function adoption(goals: number, choices: number): QuestionCard {
  const item = 'grundlag-2014-2017/vedtag:2014'
  const options = (of: string) =>
    Array.from({ length: choices }, (_, at) => ({
      title: `${of} for område ${at}`,
      value: `${of}-${at}`,
    }))
  const fields = Array.from({ length: goals }, (_, at) => [
    asked(`owner:${at}`, 'choice', `${at}A: Hvem indberetter?`, { options: options('dataejer') }),
    asked(`channel:${at}`, 'choice', `${at}A: Hvilken kanal?`, { options: options('kanal') }),
  ])
  return questionCard({
    title: 'Vedtag målsættet',
    intro: '',
    items: `${item}@0`,
    questions: [
      milestone({
        item,
        heading: 'Det nye målsæt',
        why: '',
        fields: [asked(`when:${item}`, 'line', 'Fra hvilken dag?'), ...fields.flat()],
      }),
    ],
    verb: 'adopt',
    submit: 'Vedtag målsættet',
  })
}

const reminderTitle = 'Et tal til pejlemærkerne'

export const samples: Record<string, Card> = {
  'reminder, open': reminderCard(reminderTitle, 'Tak, fordi du følger op.', [field(figure('1D'))]),
  'reminder, with everything to say': reminderCard(reminderTitle, '', [
    field(figure('1A'), {
      figure: '97.1',
      comment: 'Opgjort i december',
      evidence: 'kk',
      problem: 'Jeg er ikke sikker på, hvordan 97.1 skal læses. Mener du 97,1?',
      evidenceProblem: 'Et link begynder med https://.',
      suggestion: choiceOf(figure('1A'), 'Ja, 97,1', '97,1'),
    }),
    field(figure('1B'), {
      figure: '8.280',
      problem: 'Du har skrevet 8.280. Sidste status var 828 (2014). Er 8.280 rigtigt?',
      confirmation: choiceOf(figure('1B'), 'Ja, 8.280 er rigtigt', '8.280'),
    }),
    field(figure('1C'), {
      reasonProblem: 'Skriv kort, hvorfor tallet ikke findes endnu.',
      dateProblem: 'Vælg en dag, der ligger fremme.',
    }),
    field(figure('1E'), { answered: true, commentProblem: 'Kommentaren er for lang.' }),
    field(figure('1D'), {
      open: false,
      answered: true,
      receipt: 'Tak. 1D for 2015 er registreret som 1.330. Du kan altid rette tallet.',
    }),
  ]),
  'reminder, seven figures': reminderCard(
    '7 tal til pejlemærkerne',
    '',
    ['1A', '1B', '1C', '1D', '1E', '1F1', '1F2'].map((code) => field(figure(code))),
  ),
  'reminder, nothing left to ask': reminderCard(reminderTitle, '', []),
  status: statusCard(pejlemaerke(), '1', 'Usikkerhed: mellem 0,8 og 2,8.'),
  'status without a score': statusCard(
    pejlemaerke({
      score: null,
      display: '0 (kun baseline-målinger)',
      label: '0 (kun baseline-målinger)',
      path: null,
      pace: null,
      published: null,
      notes: [],
      delmaal: [],
    }),
    '1',
    '',
  ),
  announcement: announcementCard(
    pejlemaerke(),
    '1',
    'Usikkerhed: kan ikke siges, for det vides ikke, hvor mange 1C er en andel af.',
    'mandag den 4. januar 2016 kl. 08.00',
  ),
  change: changeCard({
    noun: 'pejlemærke',
    number: 1,
    from: '2,4',
    to: '2,7',
    cause: '1D for 2015 er indberettet som 1.330',
    moved: '',
    coverageFrom: '4 af 6 delmål',
    coverageTo: '5 af 6 delmål',
    verdicts: [{ code: '1D', kind: 'signal', firstGuess: true }],
  }),
  'reflection, open': reflectionCard(reflectionData({ problem: 'Skriv et svar først.' })),
  'reflection, answered': reflectionCard(
    reflectionData({ open: false, answer: 'Billige boliger forsvinder.', shareable: true }),
  ),
  'question, with problems': planQuestion(
    milestone({
      fields: milestoneFields({
        choice: { value: 'delayed' },
        when: { value: 'snart', problem: 'Jeg kan ikke læse en måned i »snart«.' },
        reason: { problem: 'Skriv kort, hvad der har gjort, at det tager længere tid.' },
      }),
    }),
    milestone({
      item: 'forebyggelse-2011-2012/M6:2011-10',
      open: false,
      receipt: 'Der spørges til den i en nyere besked.',
      fields: [],
    }),
  ),
  'question, answered': planQuestion(answeredMilestone),
  'question, of many': adoption(3, 8),
  digest: digestCard({
    title: 'Ugens opfølgning på pejlemærkerne: mandag den 18. januar 2016 (uge 3)',
    changed: 'Pejlemærke 1 er gået fra 2,4 til 2,7, fordi 1D for 2015 er indberettet som 1.330.',
    awaited: '2A fra dataejer børn og unge\n4B1 har endnu ingen dataejer',
    next: '1. februar: 24 tal for 2015',
    undelivered: 'Det er uvist, om en besked kom frem. En controller kan se hvilke med »gensend«.',
    all: 'Alle pejlemærker',
    barometers: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
      label: `Pejlemærke ${number}`,
      display: number === 1 ? '2,4' : number === 5 ? '−1,0' : '0 (kun baseline-målinger)',
      coverage: '4 af 6 delmål',
      hasScore: number === 1 || number === 5,
      livingCard: `announcement pejlemaerker-2014-2017 ${number}`,
      link: '',
      barometer: smallBarometer(
        pejlemaerke({ score: number === 1 ? 2.4 : number === 5 ? -1 : null }),
      ),
    })),
  }),
  list: listCard(
    'Det mangler vi',
    'To tal afventes.',
    [
      { heading: '1D', text: 'Afventes fra dataejer bolig', detail: 'Senest den 1. februar' },
      { heading: '', text: 'Ingen dataejer på 4B1' },
      { command: 'status [5 | 5A]', text: 'Viser, hvor langt et pejlemærke er' },
    ],
    [{ title: 'Vis status', command: 'status 1' }],
  ),
  'list, empty': listCard('Mine tal', '', []),
  notice: noticeCard('Den kommando kender jeg ikke. Mener du status?', [
    { title: 'status', command: 'status' },
  ]),
  'notice without buttons': noticeCard('Tak.'),
  'baseline, open': baselineCard({
    title: 'Bekræft en baseline',
    text: 'Det første tal for 8A er 12,5 (2015). Skal det være baseline?',
    item: figure('8A'),
    open: true,
    receipt: '',
  }),
  'baseline, confirmed': baselineCard({
    title: 'Bekræft en baseline',
    text: '',
    item: figure('8A'),
    open: false,
    receipt: 'Tak. 12,5 er nu baseline for 8A.',
  }),
}
