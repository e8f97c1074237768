/** `npm run picture` draws the README's picture anew: the leader channel of pejlemærke 1 after 1D was reported. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from './support/browser.ts'
import { runCli, startPejl } from './support/process.ts'

const PICTURE = join(import.meta.dirname, '../src/platforms/web/picture.png')

const folder = await mkdtemp(join(tmpdir(), 'pejl-picture-'))
const settings = { PEJL_DATA: folder }
const pejl = await startPejl(settings)
const browser = await launchBrowser()
try {
  await fetch(`${pejl.url}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: pejl.url },
    body: JSON.stringify({ to: '2016-02-01T08:30:00Z' }),
  })
  const { code, stdout } = await runCli(settings, '--som', 'dataejer bolig', 'indberet 1D 1.330')
  if (code !== 0) throw new Error(stdout)
  const page = await browser.newPage({ viewport: { width: 1100, height: 1420 } })
  await page.goto(`${pejl.url}/#som=leder-bolig&samtale=channel%3Apejlemaerke-1`)
  await page.locator('#posts').getByText('er gået fra 2,4 til 2,7').waitFor()
  await page.screenshot({ path: PICTURE })
} finally {
  await browser.close()
  await pejl.signal('SIGTERM')
  await rm(folder, { recursive: true })
}
