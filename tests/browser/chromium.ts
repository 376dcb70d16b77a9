import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']

/** Starts the Chromium that the system has: $CHROMIUM, or where packages put it. Rejects where there is none. */
export async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PATHS.find(path => existsSync(path))
  if (!executablePath) throw new Error(`no Chromium in ${PATHS.join(', ')}: install it (apt-get install chromium), or name one in CHROMIUM`)
  return chromium.launch({ executablePath, args: ARGS })
}

/** A page and what went wrong on it: errors, failed requests, and violations of its policy. */
export interface Watched {
  page: Page
  faults: string[]
}

/** Opens an address in a page of its own; everything that the page complains of ends up in `faults`. */
export async function open(browser: Browser, url: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 900, height: 1100 }, locale: 'ar' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('requestfailed', request => faults.push(`request: ${request.url()}`))
  page.on('response', response => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
  await page.exposeFunction('reportViolation', (text: string) => {
    faults.push(`policy: ${text}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      ;(globalThis as unknown as { reportViolation(text: string): void }).reportViolation(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  await page.goto(url)
  return { page, faults }
}
