import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** Where Debian and GitHub's runners have a browser; the driver brings none. */
const candidates = ['/usr/bin/chromium', '/usr/bin/google-chrome']

/** The browser of this machine; `undefined` without one. */
export const browserPath = candidates.find((path) => existsSync(path))

/** Starts the browser. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath! })
}

/** A page in a browser, and what it did that it should not do. */
export interface OpenPage {
  readonly page: Page
  /** Requests besides that of the page, errors, dialogs and what the policy of the page refused. */
  readonly trouble: readonly string[]
}

/** Opens a page as its own site, in a context of its own. */
export async function openPage(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.route('**', (route) => {
    const url = route.request().url()
    if (url === address) return route.fulfill({ contentType: 'text/html', body: html })
    trouble.push(`request: ${url}`)
    return route.abort()
  })
  await page.goto(address)
  return { page, trouble }
}

/** Nothing listens there: the page comes from `openPage`. */
const address = 'http://127.0.0.1:9/report.html'
