import * as fc from 'fast-check'
import { marked, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/core/report.ts'
import { comment } from '../../../src/report/comment/comment.ts'
import { equalFindings } from '../../../src/report/comment/equal-findings.ts'
import { commentOptions, finding, place } from '../rich-report.ts'
import { smallReport } from './sizes.ts'

/** Findings of a few rules whose messages differ in names, in files of their own. */
const findings: fc.Arbitrary<Finding[]> = fc
  .array(
    fc.record({
      rule: fc.constantFrom('routing/duration', 'jwt/audience-missing', 'routing/unknown-host'),
      severity: fc.constantFrom('error' as const, 'warning' as const),
      name: fc.constantFrom('a', 'b', '`'),
      end: fc.constantFrom('is no duration', 'has no port'),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ rule, severity, name, end }, index) =>
      finding({
        rule,
        severity,
        message: `\`${name}${index % 2}\` ${end}`,
        at: place(`apps/a${index}/values.yaml`, index + 1, 1, 2),
        fingerprint: `v2:${index}`,
      }),
    ),
  )

function parsed(list: Finding[]): { rows: Tokens.TableCell[][]; body: string } {
  const body = comment({ ...smallReport(), findings: list }, commentOptions)
  const tables = marked.lexer(body, { gfm: true }).filter((token) => token.type === 'table') as Tokens.Table[]
  const table = tables.find(({ header }) => header.some(({ text }) => text === 'What is wrong'))
  return { rows: table?.rows ?? [], body }
}

/** The number of findings in a row. */
function timesOf(row: readonly Tokens.TableCell[]): number {
  return Number(/^\*\*(\d+) times/.exec(row[2]!.text)?.[1] ?? 1)
}

describe('findings that say the same', () => {
  it('are one row each from the fourth on, and every finding is counted and linked once', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const { rows, body } = parsed(list)
        expect(rows.map(timesOf).reduce((sum, times) => sum + times, 0)).toBe(list.length)
        for (const { at } of list) expect(body.split(`/${at.file}#L${at.line})`)).toHaveLength(2)
        const kinds = new Set(
          list.map(({ rule, severity, message }) => rule + severity + message.replaceAll(/`.*`/g, '')),
        )
        expect(rows.length).toBeLessThanOrEqual(3 * kinds.size)
      }),
      { numRuns: 60 },
    )
  })

  it('keep their order, and what is worse comes first', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const severities = parsed(list).rows.map((row) => row[0]!.text.replace(/^\S+\s/u, ''))
        expect(severities).toEqual(severities.toSorted())
      }),
      { numRuns: 30 },
    )
  })

  it('are not those that differ by more than names, or that another one refuses or waives', () => {
    const four = (fields: Partial<Finding>) => Array.from({ length: 4 }, () => finding(fields))
    const list = [
      ...four({}),
      ...four({ message: 'the words are others' }),
      ...four({ code: 'zero' }),
      ...four({ confidence: 'likely' }),
      ...four({ refusedBy: 'webhook' }),
      ...four({ waiver: { reason: 'approved', isEffective: true } }),
    ]
    expect(equalFindings(list).map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4])
  })

  it('have the places beyond the first three folded, with the words where names differ', () => {
    const list = Array.from({ length: 5 }, (_, index) =>
      finding({ message: `\`${index} sec\` is no duration`, at: place(`a${index}/values.yaml`, 1, 1, 2) }),
    )
    const { rows, body } = parsed(list)
    expect(rows).toHaveLength(1)
    expect(rows[0]![1]!.text).toMatch(/^\[a0.*<br>\[a1.*<br>\[a2.*<br>and 2 more places$/)
    expect(rows[0]![2]!.text).toMatch(/^\*\*5 times, like this:\*\* `0 sec` is no duration\./)
    expect(body).toContain('<summary>2 more places of findings that are there several times</summary>')
    expect(body).toMatch(/^- \[a3\/values\.yaml:1\]\(\S+\) `3 sec` is no duration \(`routing\/duration`\)$/m)
  })
})
