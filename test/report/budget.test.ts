import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Report } from '../../src/core/report.ts'
import { comment } from '../../src/report/comment/comment.ts'
import { summary } from '../../src/report/comment/summary.ts'
import { takeApart } from './github-markdown.ts'
import { hostileText } from './hostile.ts'
import { commentOptions, finding, richReport } from './rich-report.ts'

const size = fc.record({
  findings: fc.oneof(fc.nat(20), fc.nat(1_000)),
  kinds: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 1_000 })),
  changes: fc.oneof(fc.nat(20), fc.nat(400)),
  lines: fc.oneof(fc.nat(20), fc.nat(600)),
  environments: fc.nat(30),
  words: fc.tuple(hostileText, fc.nat(200)).map(([words, times]) => words.repeat(times)),
})

/** Room that a finding may need: six hundred characters, escaped, and its links. */
const longestRow = 20_000

describe('any report', () => {
  it.each([
    ['comment', comment, 65_000, 262_144],
    ['summary', summary, 1_000_000, 1_000_000],
  ])('fits into a %s, whole', (_, report, units, bytes) => {
    fc.assert(
      fc.property(size, (sizes) => {
        const body = report(reportOf(sizes), commentOptions)
        expect(body.length).toBeLessThanOrEqual(units)
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(bytes)
        const { lines, isClosed } = takeApart(body)
        const outside = lines.join('\n')
        expect(isClosed).toBe(true)
        expect(outside.split('<details>').length).toBe(outside.split('</details>').length)
        expect(body.endsWith('</sub>\n')).toBe(true)
        checkCounts(outside, sizes)
        const isFull = body.length > units - longestRow || Buffer.byteLength(body) > bytes - longestRow
        expect(outside.includes(' more finding') && !isFull).toBe(false)
      }),
      { numRuns: 15 },
    )
  })
})

/** Rows that are shown and those said to be left out are all there are. */
function checkCounts(outside: string, { findings, changes }: { findings: number; changes: number }): void {
  const rows = [...outside.matchAll(/^\| ❌\u00a0error \| [^|]* \| (?:\*\*([\d,]+) times)?/gm)]
  const shown = rows.reduce((sum, [, times = '1']) => sum + Number(times.replaceAll(',', '')), 0)
  expect(shown + omittedIn(outside, /^… and ([\d,]+) more findings?/m)).toBe(findings)
  const objects = outside.match(/(?:^\| |<br>)ConfigMap /gm)?.length ?? 0
  expect(objects + omittedIn(outside, /^… and ([\d,]+) more objects?/m)).toBe(changes)
  const diffs = outside.match(/^#### /gm)?.length ?? 0
  expect(diffs + omittedIn(outside, /^The diffs? of ([\d,]+) objects? did not fit/m)).toBe(changes)
}

function omittedIn(text: string, pattern: RegExp): number {
  return Number((pattern.exec(text)?.[1] ?? '0').replaceAll(',', ''))
}

function reportOf(sizes: {
  findings: number
  kinds: number
  changes: number
  lines: number
  environments: number
  words: string
}): Report {
  const environments = Array.from({ length: sizes.environments }, (_, index) => `e${index}${sizes.words}`)
  const diff = `@@ -1,9 +1,9 @@\n${`+${sizes.words.slice(0, 40).replace(/[\n\r]/g, '')}\n`.repeat(sizes.lines)}`
  return {
    ...richReport(),
    findings: Array.from({ length: sizes.findings }, (_, index) =>
      finding({ message: `${index % sizes.kinds} ${sizes.words}`, environments }),
    ),
    changes: Array.from({ length: sizes.changes }, (_, index) =>
      change('ConfigMap', `c${index}`, diff, environments),
    ),
  }
}

function change(kind: string, name: string, diff: string, environments: string[] = ['prod']): Change {
  const object = { apiVersion: 'v1', kind, namespace: 'n', name }
  return { type: 'changed', object, target: 't', environments, fields: [], causes: [], diff }
}

const hunk = (lines: number, context: number): string =>
  `@@ -1,1 +1,1 @@\n${' context of it\n'.repeat(context)}${'+a changed line of it\n'.repeat(lines)}`

const write = (changes: Change[]): string => comment({ ...richReport(), changes }, commentOptions)

describe('what does not fit', () => {
  it('is first the context, and that of the riskiest object last', () => {
    const body = write([
      ...Array.from({ length: 30 }, (_, index) => change('ConfigMap', `c${index}`, hunk(60, 60))),
      change('AuthorizationPolicy', 'risky', hunk(60, 60)),
    ])
    expect(body.match(/^#### /gm)?.length).toBe(31)
    expect(body).not.toContain('did not fit')
    const [, risky] = body.split('#### AuthorizationPolicy')
    expect(risky).toContain(' context of it')
    expect(body.split(' context of it').length - 1).toBeLessThan(31 * 60)
  })

  it('are then the diffs of the least risky objects', () => {
    const body = write([
      ...Array.from({ length: 60 }, (_, index) => change('ConfigMap', `c${index}`, hunk(150, 0))),
      change('AuthorizationPolicy', 'risky', hunk(150, 0)),
    ])
    expect(body).toContain('#### AuthorizationPolicy `n/risky` changed')
    expect(body).toMatch(/The diffs of \d+ objects did not fit, see the \[full report\]/)
    expect(body.match(/(?:^\| |<br>)ConfigMap /gm)?.length).toBe(60)
    expect(body.match(/^\| (?:❌|⚠️)\u00a0(?:error|warning) /gm)?.length).toBe(3)
  })

  it('is the end of a very long diff', () => {
    const body = write([change('ConfigMap', 'c', hunk(1_000, 0))])
    expect(body).toContain('… 701 more lines\n```\n')
  })
})
