import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { diffRows } from '../../src/report/html/diff-rows.ts'
import { htmlReport } from '../../src/report/html/html.ts'
import { rules } from '../../src/rules/index.ts'
import { hostileReport } from './hostile.ts'
import { commentOptions, finding, richReport } from './rich-report.ts'

function write(report: Report): string {
  return htmlReport(report, { ...commentOptions, rules })
}

/** A tag as the page writes it; `<` in a text is always escaped. */
const ownTag = /<\/?[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:="[^"<>]*")?)*\/?>/g

/** How many pictures a page has: of requests, and of what is reached outside. */
function picturesOf({ consequences, egressGraphs = [] }: Report): number {
  return consequences.slice(0, 100).filter(({ witness }) => witness).length + egressGraphs.slice(0, 12).length
}

/** The page without its own style and script. */
function bodyOf(page: string): string {
  return page.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*?<\/script>/s, '')
}

describe('the HTML report', () => {
  it('has no tag but its own, whatever the report says', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const page = bodyOf(write(report))
        expect(page.replace(/^<!doctype html>/, '').replaceAll(ownTag, '')).not.toContain('<')
        expect(page).not.toMatch(/<[^>]* on\w+=/)
        expect(page.match(/<(?:script|img|iframe|link|object|use|image|foreignObject)\b/)).toBeNull()
        expect(page.match(/<svg /g) ?? []).toHaveLength(picturesOf(report))
        for (const [, url] of page.matchAll(/href="([^"]*)"/g))
          expect(url).toMatch(/^(?:#findings|https:\/\/(?:github\.com|x\.example)\/)/)
      }),
      { numRuns: 60 },
    )
  })

  it('forbids every request', () => {
    const [, policy] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(write(richReport())) ?? []
    expect(policy?.replaceAll('&#39;', "'")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
    )
  })

  it('shows what blocks first and what is fixed last', () => {
    const findings = (['fixed', 'existing', 'new'] as const).map((status) =>
      finding({ status, message: status }),
    )
    const titles = [...write({ ...richReport(), findings }).matchAll(/<h3 [^>]*>(\w+)</g)].map(
      ([, title]) => title,
    )
    expect(titles).toEqual(['new', 'existing', 'fixed'])
  })

  it('says how many findings did not fit', () => {
    const findings = Array.from({ length: 5_003 }, () => finding({}))
    const page = write({ ...richReport(), findings })
    expect(page.match(/<article /g)).toHaveLength(5_000)
    expect(page).toContain('… and 3 more findings, see the JSON report')
  })
})

describe('the rows of a diff', () => {
  it('have the numbers of both sides, and the part of a line that changed', () => {
    expect(
      diffRows('@@ -12,3 +12,4 @@ spec.http\n a\n-timeout: 15s\n+timeout: 9s\n+retries: 2\n b\n'),
    ).toEqual([
      { type: 'hunk', text: '@@ -12,3 +12,4 @@ spec.http' },
      { type: 'context', text: 'a', before: 12, after: 12 },
      { type: 'removed', text: 'timeout: 15s', before: 13, changed: [9, 11] },
      { type: 'added', text: 'timeout: 9s', after: 13, changed: [9, 10] },
      { type: 'added', text: 'retries: 2', after: 14 },
      { type: 'context', text: 'b', before: 14, after: 15 },
    ])
  })

  it('are those of the diff, each once', () => {
    const line = fc
      .tuple(fc.constantFrom(' ', '+', '-'), fc.string())
      .map(([sign, text]) => sign + text.replace(/\n/g, ''))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const rows = diffRows(`@@ -1,1 +1,1 @@\n${lines.join('\n')}\n`).slice(1)
        const signs = { context: ' ', added: '+', removed: '-', hunk: '@' }
        expect(rows.map(({ type, text }) => signs[type] + text)).toEqual(lines)
        for (const { text, changed: [start, end] = [0, 0] } of rows)
          expect(0 <= start && start <= end && end <= text.length).toBe(true)
      }),
    )
  })
})
