import axe from 'axe-core'
import * as fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { visible } from '../../src/report/escape.ts'
import { htmlReport } from '../../src/report/html/html.ts'
import { rules } from '../../src/rules/index.ts'
import { browserPath, openPage, startBrowser } from './browser.ts'
import { hostileReport } from './hostile.ts'
import { commentOptions, richReport } from './rich-report.ts'

function write(report: Report): string {
  return htmlReport(report, { ...commentOptions, rules })
}

const rich = write(richReport())

describe.skipIf(browserPath === undefined)('the HTML report in a browser', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await startBrowser()))
  afterAll(() => browser.close())

  it.each([
    ['light', 1280, 'unified'],
    ['dark', 1280, 'split'],
    ['light', 360, 'split'],
    ['dark', 360, 'unified'],
  ] as const)('is accessible and asks for nothing: %s, %i wide, %s', async (colorScheme, width, diff) => {
    const { page, trouble } = await openPage(browser, rich, { colorScheme, viewport: { width, height: 800 } })
    await page.check(`input[value=${diff}]`)
    await page.click('#unfold')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.scrollingElement.scrollWidth <= innerWidth')).toBe(true)
    expect(trouble).toEqual([])
  })

  it('filters by environment, severity, state and words, and says how much is shown', async () => {
    const { page } = await openPage(browser, rich)
    const shown = () => page.locator('.finding:visible h3').allTextContents()
    expect(await status(page)).toBe('6 of 6 findings, 6 of 6 changes')
    await page.selectOption('#environment', 'stage')
    expect(await shown()).toHaveLength(2)
    expect(await page.locator('.change:visible .title').allTextContents()).toEqual([
      'ServiceEntry orders/old',
    ])
    await page.uncheck('input[value=existing]')
    expect(await status(page)).toBe('1 of 6 findings, 1 of 6 changes')
    await page.selectOption('#environment', '*')
    await page.uncheck('input[value=error]')
    expect(await status(page)).toBe('1 of 6 findings, 6 of 6 changes')
    await page.check('input[value=error]')
    await page.fill('#search', 'RETRY budget')
    expect(await shown()).toEqual([expect.stringContaining('is shorter than the retry budget')])
  })

  it('shows diffs side by side', async () => {
    const { page } = await openPage(browser, rich)
    await page.check('input[value=split]')
    const change = page.locator('.change', { hasText: 'VirtualService payments/pay' })
    await change.locator('summary').click()
    const row = change.locator('tr', { has: page.locator('.removed') })
    await row.waitFor()
    expect(await row.locator('td').allTextContents()).toEqual([
      '15',
      '      timeout: 15s',
      '15',
      '      timeout: 9s',
    ])
    expect(await row.locator('mark').allTextContents()).toEqual(['15', '9'])
    await page.check('input[value=unified]')
    expect(await change.locator('table:visible tr.added .code').allTextContents()).toEqual([
      '      timeout: 9s',
    ])
  })

  it('can be used by keys alone', async () => {
    const { page } = await openPage(browser, rich)
    const focused = () => page.evaluate('document.activeElement.textContent.trim().slice(0, 40)')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the findings')
    await page.keyboard.press('/')
    await page.keyboard.type('jk/payments')
    expect(await page.inputValue('#search')).toBe('jk/payments')
    await page.fill('#search', 'payments/pay')
    await page.locator('#search').blur()
    await page.keyboard.press('j')
    expect(await page.locator('.finding:focus h3').textContent()).toContain('retry budget')
    await page.keyboard.press('j')
    expect(await focused()).toContain('VirtualService payments/pay')
    await page.keyboard.press('Enter')
    expect(await page.locator('.change[open]').count()).toBe(1)
    await page.keyboard.press('k')
    expect(await page.locator('.finding:focus').count()).toBe(1)
    await page.uncheck('#keys')
    await page.keyboard.press('j')
    expect(await page.locator('.finding:focus, .change:focus-within').count()).toBe(0)
  })

  it('has the colours of the system until others are chosen', async () => {
    const { page } = await openPage(browser, rich, { colorScheme: 'dark' })
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const dark = await background()
    await page.selectOption('#scheme', 'light')
    const light = await background()
    expect(light).not.toBe(dark)
    await page.reload()
    expect(await background()).toBe(light)
    await page.selectOption('#scheme', 'auto')
    expect(await background()).toBe(dark)
  })

  it('prints what is folded, and no controls', async () => {
    const { page } = await openPage(browser, rich)
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('.filters')).toBe(false)
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await page.locator('details:not([open])').count()).toBe(0)
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await page.locator('.change[open]').count()).toBe(0)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
  })

  it('is complete without its script', async () => {
    const { page, trouble } = await openPage(browser, rich, { javaScriptEnabled: false })
    expect(await page.isVisible('.filters')).toBe(false)
    expect(await page.locator('.finding:visible').count()).toBe(6)
    expect(trouble).toEqual([])
  })

  it('shows hostile words as they are, and runs none of them', async () => {
    for (const report of fc.sample(hostileReport, 15)) {
      const { page, trouble } = await openPage(browser, write(report))
      const titles = await page.locator('.finding h3').allTextContents()
      const messages = report.findings.map(({ message }) => visible(message.replace(/`([^`]*)`/g, '$1')))
      // Line ends are normalised by the parser of HTML.
      expect(titles.map(withoutSpace).toSorted()).toEqual(messages.map(withoutSpace).toSorted())
      expect(await page.locator('script').count()).toBe(1)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  })
})

/** Words that break a line of a log are broken by an invisible character, see `inertOutput`. */
function withoutSpace(text: string): string {
  return text.replace(/[\s\u200b]/g, '')
}

async function status(page: Page): Promise<string | null> {
  return page.textContent('#shown')
}

/** What axe-core finds by the rules of WCAG 2.2 AA and its best practices. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const result = (await page.evaluate('axe.run()')) as axe.AxeResults
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}
