/** A real browser for tests. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/**
 * Starts a headless Chromium: on Linux x64 the one that comes with npm, elsewhere the Chrome that is
 * installed. Throws, in one sentence, when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return launchInstalled()
  // Where system libraries are missing, this makes the package unpack its own.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  // It unpacks into TMPDIR: its own, so that two test processes do not unpack over each other.
  const before = process.env.TMPDIR
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'pejl-browser-'))
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: ['--no-sandbox'],
    })
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

async function launchInstalled(): Promise<Browser> {
  try {
    return await chromium.launch({ channel: 'chrome' })
  } catch (error) {
    throw new Error(
      'On this machine the browser tests need an installed Google Chrome (stable channel).',
      { cause: error },
    )
  }
}
