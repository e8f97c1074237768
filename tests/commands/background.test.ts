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
