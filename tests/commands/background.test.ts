import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const say = async (text: string, person = 'controller') => (await house.say(person, text)).card.text

test('årsager: the four barriers of pejlemærke 1, and that the document gives none for 2', async () => {
  const first = await say('årsager 1', 'leder-bolig')
  expect(first.match(/^ {2}\d\. /gm)).toHaveLength(4)
  expect(first).toContain('4 årsager')
  expect(await say('årsager 2')).toContain('Dokumentet (001) giver ingen årsager her.')
})

test('tiltag: eleven activities, seven proposals and one point of attention for pejlemærke 6', async () => {
  const text = await say('tiltag 6')
  expect(text).toContain('11 tiltag, 7 budgetforslag og 1 opmærksomhedspunkt')
  expect(text.match(/^ {2}\d+\. /gm)).toHaveLength(19)
})

test('forslag: both names of Ø202 and where it is mentioned, however it is typed', async () => {
  for (const typed of ['forslag Ø202', 'forslag ø 202', 'forslag O202']) {
    const text = await say(typed)
    expect(text).toContain('Specialiseret rehabiliteringsindsats')
    expect(text).toContain('Region Hovedstadens psykiatri')
    expect(text).toContain('Nævnt under pejlemærke 1, 4 og 7. Dokumentet nævner ingen beløb.')
  }
  expect(await say('forslag')).toContain('15 forslag, nævnt 26 gange.')
  expect(await say('forslag X99')).toContain('Jeg kan ikke finde forslaget »X99«.')
})

test('forslag: found by words of its names, or by the pejlemærke it is mentioned under', async () => {
  const housing = await say('forslag bostøtte')
  expect(housing).toMatch(/^Budgetforslag Ø201\n/)
  const young = await say('forslag om unge')
  expect(young).toMatch(/^Budgetforslag: unge\n/)
  for (const code of ['Ø101', 'Ø102']) expect(young).toContain(code)
  expect(young).not.toContain('Ø201')
  for (const typed of ['forslag 6', 'forslag 2014-2017/6', 'forslag 6A'])
    expect(await say(typed)).toMatch(/^Budgetforslag: pejlemærke 6\n/)
  expect(await say('forslag 12')).toContain('Jeg kan ikke finde forslaget »12«.')
  expect(await say('forslag xyzzy')).toContain('Jeg kan ikke finde forslaget »xyzzy«.')
})

test('forslag: one mention is ended and the others stand; with »alle« who, when and why', async () => {
  expect(await say('forslag Ø202 afslut 4: Dækkes af IPS.')).toBe(
    'Ø202 er afsluttet under pejlemærke 4 og bliver stående i historien.',
  )
  expect(await say('tiltag 4')).not.toContain('Ø202')
  expect(await say('tiltag 7')).toContain('Ø202')
  const standing = await say('forslag Ø202')
  expect(standing).toContain('Nævnt under pejlemærke 1 og 7.')
  expect(standing).not.toContain('Pejlemærke 4')
  const whole = await say('forslag Ø202 alle')
  expect(whole).toMatch(
    /Pejlemærke 4\n.*Afsluttet den 4\. januar 2016 af controller: Dækkes af IPS\.\n/,
  )
  expect(await say('forslag Ø202 afslut 4: igen')).toBe(
    'Ø202 står ikke under pejlemærke 4, men under pejlemærke 1 og 7.',
  )
  expect(await say('forslag Ø202 afslut 1')).toContain('Skriv kort, hvorfor')
  expect(await say('forslag Ø202 afslut: 2 andre dækker det')).toBe(
    'Ø202 er afsluttet og bliver stående i historien.',
  )
  expect(await say('forslag Ø202')).toContain(
    'Det er afsluttet alle steder; »forslag Ø202 alle« viser hvornår og hvorfor.',
  )
  const ended = await say('forslag Ø202 alle')
  expect(ended).toContain('2 andre dækker det')
  expect(ended).toContain('Det er afsluttet alle steder. Dokumentet')
})

test('forslag: one that was added in chat says so, and nothing of what the document says', async () => {
  await say('forslag Ø701 tilføj 1 og 4: Et nyt værested')
  const text = await say('forslag Ø701')
  expect(text).toContain('Budgetforslag Ø701\nEt nyt værested.\nStår under pejlemærke 1 og 4.')
  expect(text).toContain('Pejlemærke 4\n  Tilføjet af controller den 4. januar 2016.')
  expect(text).not.toContain('Dokumentet')
  await say('forslag Ø303 tilføj 9: Job til flere')
  expect(await say('forslag Ø303')).toContain(
    'Nævnt under pejlemærke 4, 6 og 7. Står også under pejlemærke 9. Dokumentet nævner ingen beløb.',
  )
})

test('målgrupper: four, tied to no pejlemærke', async () => {
  const text = await say('målgrupper')
  expect(text).toContain('4 målgrupper. De er ikke knyttet til bestemte pejlemærker.')
})

test('a controller adds and ends entries: who, when and why is kept, and the living card tells', async () => {
  await house.tickAt('2016-01-04 08:00')
  expect(await say('årsager 1 tilføj: Flere flytter til byen')).toBe(
    'Tilføjet som nr. 5 under pejlemærke 1: Flere flytter til byen',
  )
  expect(await say('årsager 1 afslut 2: Boligerne er bygget')).toContain('nr. 2 er afsluttet')
  expect(await say('årsager 1')).not.toContain('2. Der er for få')
  const whole = await say('årsager 1 alle')
  expect(whole).toContain('5. Flere flytter til byen. Tilføjet af controller den 4. januar 2016.')
  expect(whole).toContain('Afsluttet den 4. januar 2016 af controller: Boligerne er bygget.')
  const [card] = await house.posts('channel:pejlemaerke-1')
  expect(card?.text).toContain('Ny årsag den 4. januar 2016: Flere flytter til byen.')
  expect(card?.text).toContain('Årsag afsluttet den 4. januar 2016: Der er for få billige boliger')
  expect(card?.text).toMatch(/Senest ændret den 4\. januar 2016 kl\.\s08\.00\./)
  expect(await say('forslag Ø701 tilføj 1, 4: Et nyt værested')).toContain(
    'under pejlemærke 1 og 4',
  )
  expect(await say('tiltag 4')).toContain('Ø701 Et nyt værested')
  expect(await say('forslag Ø701 afslut: Ikke bevilget')).toContain('Ø701 er afsluttet')
  expect(await say('tiltag 4')).not.toContain('Ø701')
})

test('nobody else may, and what makes no sense is met kindly and changes nothing', async () => {
  const before = await house.prisma.background.count()
  const refused = 'Du kan desværre ikke tilføje eller afslutte årsager, tiltag og budgetforslag.'
  expect(await say('årsager 1 tilføj: noget', 'leder-bolig')).toContain(refused)
  expect(await say('forslag Ø701 tilføj 1: noget', 'leder-bolig')).toContain(refused)
  expect(await say('årsager 1 tilføj')).toContain('Skriv også, hvad der skal stå.')
  expect(await say('årsager 1 afslut 9: hvorfor')).toContain('Jeg kan ikke finde årsag nr. 9')
  expect(await say('årsager 1 afslut 2')).toContain('Skriv kort, hvorfor')
  expect(await say(`tiltag 1 tilføj: ${'x'.repeat(501)}`)).toContain('Det er for langt.')
  expect(await say('forslag Ø701 tilføj 12: navn')).toBe('Der er ikke noget pejlemærke 12.')
  expect(await say('forslag Ø701 tilføj navn')).toContain('hvilke pejlemærker det støtter')
  expect(await house.prisma.background.count()).toBe(before)
})

test('årsager and tiltag without a goal: how many each has, a click away', async () => {
  const text = await say('årsager')
  expect(text).toContain('1. Flere udsatte københavnere har en bolig\n  4 årsager')
  expect(text).toContain('2. Flere københavnske skoleelever klarer sig bedre\n  Ingen årsager')
  const { card } = await house.say('controller', 'tiltag')
  expect(card.text).toContain('11 tiltag, 7 budgetforslag og 1 opmærksomhedspunkt')
  expect(card).toMatchObject({
    data: { actions: expect.arrayContaining([{ title: 'tiltag 6', command: 'tiltag 6' }]) },
  })
})

test('the groups of a list are headings with a count each', async () => {
  const text = await say('tiltag 2')
  expect(text).toMatch(/^3 tiltag\n {2}1\. /m)
  expect(text).toMatch(/^For at imødegå risici: 4 tiltag\n {2}4\. /m)
})

test('every line ends in the same way', async () => {
  for (const typed of ['tiltag 6', 'forslag 6', 'årsager 3'])
    for (const line of (await say(typed)).match(/^ {2}\d+\. .*$/gm) ?? [])
      expect(line).toMatch(/\.$/)
})

test('what the document has is not denied when it has been ended', async () => {
  const { json } = await house.say('controller', 'årsager 8')
  const { cause } = json as { cause: { number: number }[] }
  for (const { number } of cause) await say(`årsager 8 afslut ${number}: Gælder ikke mere`)
  const text = await say('årsager 8')
  expect(text).not.toContain('giver ingen årsager')
  expect(text).toContain('Alle er afsluttet; »årsager 8 alle« viser dem.')
})

test('a set that is only shown is named, with how it stands, and its buttons carry its name', async () => {
  for (const [typed, heading] of [
    ['årsager grundlag/1', 'Årsager: mål 1 · Socialudvalgets grundlag 2014–2017\nUdkast, følges'],
    [
      'tiltag 2010-2013/1',
      'Tiltag: kvalitetsmål 1 · Kvalitetsmål 2010–2013\nForslag, følges ikke op',
    ],
    ['tiltag 2010-2013', 'Tiltag · Kvalitetsmål 2010–2013\nForslag, følges ikke op'],
    ['målgrupper grundlag', 'Målgrupper · Socialudvalgets grundlag 2014–2017\nUdkast, følges'],
  ] as const)
    expect(await say(typed)).toContain(heading)
  const { card } = await house.say('controller', 'tiltag 2010-2013/1')
  const { actions } = (card as { data: { actions: { command: string }[] } }).data
  expect(actions.map(({ command }) => command)).toEqual([
    'årsager 2010-2013/1',
    'status 2010-2013/1',
  ])
  for (const { command } of actions)
    expect((await house.say('controller', command)).card.text).toContain('skolegang')
  expect(await say('årsager 1')).toMatch(/^Årsager: pejlemærke 1\n/)
})

test('the living card tells an entry that was added and ended once, by its name', async () => {
  await house.tickAt('2016-01-04 08:00')
  await say('forslag Ø701 tilføj 6: Et nyt værested')
  await house.tickAt('2016-01-05 10:00')
  await say('forslag Ø701 afslut: Ikke bevilget')
  await say('forslag Ø301 afslut: Trukket tilbage')
  const text = async () => (await house.posts('channel:pejlemaerke-6'))[0]?.text ?? ''
  expect((await text()).match(/Ø701/g)).toHaveLength(1)
  expect(await text()).toContain(
    'Budgetforslag afsluttet den 5. januar 2016: Ø701 Et nyt værested.',
  )
  expect(await text()).toContain('Ø301 Fremskudt behandling på socialpsykiatriske bocentre.')
  expect(await text()).toMatch(/Senest ændret den 5\. januar 2016 kl\.\s10\.00\./)
  await house.tickAt('2016-01-06 11:00')
  await say('tiltag 6 tilføj: Et nyt tilbud')
  expect(await text()).toMatch(/Nyt tiltag den 6\. januar 2016: Et nyt tilbud\.\n.*den 5\. januar/)
})

test('a reason of figures is a reason, and no number', async () => {
  for (const typed of ['årsager 1 afslut: 2 er nok', 'årsager 1 afslut'])
    expect(await say(typed)).toBe('Skriv også nummeret på listen: »årsag 1 afslut 2: hvorfor«.')
  expect(await say('årsager 1 afslut 2')).toContain('Skriv det sådan: »årsag 1 afslut 2: hvorfor«.')
})

test('what fits several goals, or none, is asked about', async () => {
  expect(await say('tiltag borgere')).toContain('Flere passer på »borgere«. Hvilken mener du?')
  const { json } = await house.say('controller', 'tiltag borgere')
  expect(json).toMatchObject({ suggestions: ['tiltag 5', 'tiltag 6', 'tiltag 8', 'tiltag 9'] })
  expect(await say('tiltag botilbud')).toContain('Flere passer på »botilbud«.')
  expect(await say('tiltag karakter')).toMatch(/^Tiltag: pejlemærke 2\n/)
  expect(await say('tiltag A1')).toMatch(/^Tiltag: pejlemærke 5\n/)
  expect(await say('tiltag xyzzy')).toContain('Jeg kan ikke finde »xyzzy«.')
  expect(await say('beregning borgere')).toContain('Flere passer på »borgere«. Hvilken mener du?')
  expect(await say('årsager tilføj: Flere flytter')).toBe(
    'Skriv også, hvilket mål det hører til: »årsager 1 tilføj: Flere flytter«.',
  )
})

test('a proposal needs a name, and figures are none', async () => {
  for (const typed of ['forslag Ø701 tilføj 1, 4', 'forslag Ø701 tilføj 1', 'forslag Ø701 tilføj'])
    expect(await say(typed)).toContain('og hvad det hedder')
  expect(await say('forslag Ø304 tilføj 1: Et herberg')).toBe(
    'Ø304 står allerede under pejlemærke 1.',
  )
})

test('an entry is added to the pejlemærke, also when one of its delmål was typed', async () => {
  expect(await say('tiltag 1D tilføj: Et nyt herberg')).toBe(
    'Tilføjet som nr. 7 under pejlemærke 1: Et nyt herberg',
  )
})
