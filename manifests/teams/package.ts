/** The app package: the manifest with what depends on the bot and the commands, and both icons. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { dailyCommands } from '../../src/commands/index.ts'
import { ConfigError } from '../../src/config.ts'

/** Teams wants these sizes, in pixels. */
const ICONS = { 'colour.png': 192, 'outline.png': 32 } as const

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

/** The bot's app id from the settings. Throws ConfigError for none, and for the one in .env.example. */
export function readAppId({ MicrosoftAppId: id = '' }: NodeJS.ProcessEnv): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) || /^[0-]+$/.test(id))
    throw new ConfigError(
      'MicrosoftAppId mangler i .env: skriv bottens Microsoft App ID fra Azure, for det siger, hvilken bot appen hører til.',
    )
  return id
}

/** Throws ConfigError while the organisation's own web pages are not there: people open them from the app. */
export function checkAddresses({ developer }: Manifest): void {
  const left = Object.keys(developer).filter((name) =>
    /\bpejl\.example\b/.test(developer[name] ?? ''),
  )
  if (left.length > 0)
    throw new ConfigError(
      `manifests/teams/manifest.json har endnu eksemplets adresser (${left.join(', ')}): skriv jeres egne sider under developer, og kør npm run teams-app igen.`,
    )
}

/** The files of the package by name. */
export function appPackage(manifest: Manifest): Map<string, Buffer> {
  const icons = Object.entries(ICONS).map(([name, width]): [string, Buffer] => [
    name,
    draw(read(name.replace('.png', '.svg')), width),
  ])
  return new Map([['manifest.json', Buffer.from(JSON.stringify(manifest, null, 2))], ...icons])
}

const draw = (svg: string, width: number): Buffer =>
  new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng()

export type Manifest = Readonly<{ developer: Readonly<Record<string, string>> }>

/** The manifest for the bot with this app id. */
export function manifestFor(appId: string): Manifest {
  const own = {
    commands: dailyCommands.map(({ name, usage, description }) => ({
      title: name,
      description: `${description}${usage && ` – ${name} ${usage}`}`,
    })),
  }
  const bot = {
    botId: appId,
    scopes: ['personal', 'team', 'groupChat'],
    supportsFiles: false,
    isNotificationOnly: false,
    supportsTargetedMessages: true,
    commandLists: [
      { scopes: ['personal'], ...own },
      { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'], ...own },
    ],
  }
  return { ...JSON.parse(read('manifest.json')), id: appId, bots: [bot] }
}
