import { describe, expect, test } from 'vitest'
import { containsStandIn } from '../../src/core/namespace.ts'
import { oncePer } from '../../src/core/once-per.ts'
import type { Finding } from '../../src/core/report.ts'
import { rules } from '../../src/rules/index.ts'
import { findingsIn, loadCases, marksIn, type Case } from './cases.ts'

const severities = new Map(rules.map(({ id, severity }) => [id, severity]))
const cases = loadCases()
const findingsOf = oncePer(findingsIn)

describe.each(cases)('$rule $name', (one) => {
  test('exactly the marked lines are found by the rules of its family', async () => {
    const findings = await findingsOf(one)
    expect(linesOf(findings.filter(isOfFamily(one)))).toEqual(marksIn(one))
    // Most cases state no namespace: what stands for it is shown nowhere.
    for (const { message, related, object, fix } of findings)
      expect(containsStandIn(JSON.stringify([message, related, object, fix]))).toBe(false)
  })
})

// A new rule that finds something in the cases of another family changes this one text, and no case.
test('rules find in the cases of other families what is written of it', async () => {
  const parts = await Promise.all(
    cases.map(async (one) => {
      const lines = linesOf((await findingsOf(one)).filter((finding) => !isOfFamily(one)(finding)))
      return lines.length === 0
        ? ''
        : `${one.rule} ${one.name}\n${lines.map((line) => `  ${line}\n`).join('')}`
    }),
  )
  await expect(parts.join('')).toMatchFileSnapshot('other-families.txt')
})

function isOfFamily({ rule }: Case): (finding: Finding) => boolean {
  const [family] = rule.split('/')
  return (finding) => finding.rule.split('/')[0] === family
}

/** As the marks of cases say it: `FILE:LINE RULE`, with what is unusual. */
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
