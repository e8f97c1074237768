/** npm run teams-app: makes pejl-teams.zip, the app to upload in Teams, for the bot in the settings. */
import { writeFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { loadEnv } from '../../src/config.ts'
import { fail } from '../../src/fail.ts'
import { appPackage, checkAddresses, manifestFor, readAppId } from './package.ts'

const FILE = 'pejl-teams.zip'

try {
  const manifest = manifestFor(readAppId(loadEnv()))
  checkAddresses(manifest)
  writeFileSync(FILE, zipSync(Object.fromEntries(appPackage(manifest))))
  process.stdout.write(`${FILE} er klar til at blive lagt op i Teams.\n`)
} catch (error) {
  fail(error)
}
