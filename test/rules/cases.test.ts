import { describe, expect, test } from 'vitest'
import { containsStandIn } from '../../src/core/namespace.ts'
import { oncePer } from '../../src/core/once-per.ts'
import type { Finding } from '../../src/core/report.ts'
import { rules } from '../../src/rules/index.ts'
import { findingsIn, loadCases, marksIn, type Case } from './cases.ts'

const severities = new Map(rules.map(({ id, severity }) => [id, severity]))
const cases = loadCases()
const findingsOf = oncePer(findingsIn)

describe.each(cases)('$rule $name', (testCase) => {
  test('the rules of its family find exactly the marked lines', async () => {
    const findings = await findingsOf(testCase)
    expect(linesOf(findings.filter(isOfFamily(testCase)))).toEqual(marksIn(testCase))
    // Most cases state no namespace. Findings must not show the name that stands in for it.
    for (const { message, related, object, fix } of findings)
      expect(containsStandIn(JSON.stringify([message, related, object, fix]))).toBe(false)
  })
})

// A new rule that has findings in the cases of another family changes this snapshot, and no case.
test('findings in the cases of other families are those of the snapshot', async () => {
  const sections = await Promise.all(
    cases.map(async (testCase) => {
      const lines = linesOf((await findingsOf(testCase)).filter((finding) => !isOfFamily(testCase)(finding)))
      return lines.length === 0
        ? ''
        : `${testCase.rule} ${testCase.name}\n${lines.map((line) => `  ${line}\n`).join('')}`
    }),
  )
  await expect(sections.join('')).toMatchFileSnapshot('other-families.txt')
})

function isOfFamily({ rule }: Case): (finding: Finding) => boolean {
  const [family] = rule.split('/')
  return (finding) => finding.rule.split('/')[0] === family
}

/** The lines of findings as marks of cases write them: `FILE:LINE RULE`, with an unusual severity or confidence. */
function linesOf(findings: readonly Finding[]): string[] {
  return findings
    .map(({ at, rule, severity, confidence }) => {
      const unusual = [
        ...(severity === severities.get(rule) ? [] : [severity]),
        ...(confidence === 'likely' ? [confidence] : []),
      ]
      return `${at.file}:${at.line} ${rule}${unusual.length === 0 ? '' : ` (${unusual.join(' ')})`}`
    })
    .toSorted()
}
