/** npm run teams-app: makes pejl-teams.zip, the app to upload in Teams, for the bot in the settings. */
import { writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { ConfigError, loadEnv } from '../../src/config.ts'
import { fail } from '../../src/fail.ts'
import { appPackage } from './package.ts'

const FILE = 'pejl-teams.zip'

try {
  const { MicrosoftAppId } = loadEnv()
  if (!MicrosoftAppId)
    throw new ConfigError('MicrosoftAppId mangler i .env: den siger, hvilken bot appen hører til.')
  writeFileSync(FILE, zipSync(Object.fromEntries(appPackage(MicrosoftAppId))))
  process.stdout.write(`${FILE} er klar til at blive lagt op i Teams.\n`)
} catch (error) {
  fail(error)
}
