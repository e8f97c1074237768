/** What people do in Teams besides writing: pictures, files, reactions, corrections. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await openTenant({}, { limited: false })
  await tenant.install('leder-bolig')
})
afterAll(() => tenant.close())

const html = (content: string) => [{ contentType: 'text/html', content }]
const PICTURE = '<p><img src="https://graph.example/hostedContents/1" alt="billede"></p>'

/** Posts an activity of the leder-bolig in their own chat, and returns pejl's posts after it. */
async function heard(more: object): Promise<string[]> {
  const chat = tenant.chat('leder-bolig')
  const before = tenant.posts(chat).length
  const base = tenant.teams.client.base(chat, tenant.person('leder-bolig'))
  expect(await tenant.teams.client.post({ ...base, ...more })).toMatchObject({ status: 200 })
  return tenant.posts(chat).slice(before).map(textOf)
}

describe('a message without words', () => {
  test.each<[string, object]>([
    ['a picture', { attachments: [{ contentType: 'image/*', contentUrl: 'https://x.example' }] }],
    ['a picture in the text', { text: '\n', attachments: html(PICTURE) }],
    [
      'a file',
      {
        text: '',
        attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }],
      },
    ],
  ])('%s is answered with one kind sentence and what to do', async (_, more) => {
    const [answer, ...rest] = await heard({ type: 'message', ...more })
    expect(rest).toEqual([])
    expect(answer).toContain('Jeg kan kun læse tekst')
    expect(answer).toContain('Mine tal')
    expect(answer).not.toContain('Det kan du skrive til pejl')
  })

  test('that names pejl is a call for help', async () => {
    const mention = html('<div><span itemtype="http://schema.skype.com/Mention">pejl</span></div>')
    const [answer] = await heard({ type: 'message', text: '', attachments: mention })
    expect(answer).toContain('Det kan du skrive til pejl')
  })

  test('and words with a picture are read as the words', async () => {
    const both = html(`<p>status 1</p>${PICTURE}`)
    const [answer] = await heard({ type: 'message', text: 'status 1', attachments: both })
    expect(answer).toContain('Pejlemærke 1')
  })
})

test.each<[string, object]>([
  ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' }],
  [
    'a correction',
    { type: 'messageUpdate', text: 'status 2', channelData: { eventType: 'editMessage' } },
  ],
  ['a deletion', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
  ['writing', { type: 'typing' }],
])('%s is heard and needs no answer', async (_, more) => {
  expect(await heard(more)).toEqual([])
  expect(tenant.logged).toEqual([])
})
