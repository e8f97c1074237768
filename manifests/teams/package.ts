/** The app package: the manifest with what depends on the bot and the commands, and both icons. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { commands } from '../../src/commands/index.ts'

/** Teams wants these sizes, in pixels. */
const ICONS = { 'colour.png': 192, 'outline.png': 32 } as const

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

/** The files of the package by name, for the bot with this app id. */
export function appPackage(appId: string): Map<string, Buffer> {
  const manifest = JSON.stringify(manifestFor(appId), null, 2)
  const icons = Object.entries(ICONS).map(([name, width]): [string, Buffer] => [
    name,
    draw(read(name.replace('.png', '.svg')), width),
  ])
  return new Map([['manifest.json', Buffer.from(manifest)], ...icons])
}

const draw = (svg: string, width: number): Buffer =>
  new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng()

export function manifestFor(appId: string): object {
  const own = {
    commands: commands.map(({ name, usage, description }) => ({
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
