/** A real browser for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/**
 * Starts a headless Chromium: on Linux x64 the one that comes with npm, elsewhere the Chrome that is
 * installed. Throws, in one sentence, when there is none.
 */
export function launchBrowser(): Promise<Browser> {
  return process.platform === 'linux' && process.arch === 'x64'
    ? launchPackaged()
    : launchInstalled()
}

/**
 * The package unpacks itself into TMPDIR (here one of its own, so that two test processes do not
 * unpack over each other), with system libraries and fonts where it takes the machine for a Lambda.
 */
async function launchPackaged(): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'pejl-browser-'))
  const before = { ...process.env }
  Object.assign(process.env, { TMPDIR: home, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const { default: packaged, setupLambdaEnvironment } = await import('@sparticuz/chromium')
    setupLambdaEnvironment(join(home, 'al2023', 'lib'))
    const executablePath = await packaged.executablePath()
    const FONTCONFIG_FILE = fontsIn(home)
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox'],
      env: { ...process.env, FONTCONFIG_FILE },
    })
    browser.on('disconnected', () => rmSync(home, { recursive: true, force: true }))
    return browser
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** Without a font to be found, Chromium ends at the first form field. */
function fontsIn(home: string): string {
  const file = join(home, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>/usr/share/fonts</dir><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir>
    </fontconfig>`,
  )
  return file
}

async function launchInstalled(): Promise<Browser> {
  try {
    return await chromium.launch({ channel: 'chrome' })
  } catch (error) {
    throw new Error('The browser tests need an installed Google Chrome on this kind of machine.', {
      cause: error,
    })
  }
}
