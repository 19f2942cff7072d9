import { describe, expect, test } from 'vitest'
import { rules } from '../../src/rules/index.ts'
import { findingsIn, loadCases, marksIn } from './cases.ts'

const severities = new Map(rules.map(({ id, severity }) => [id, severity]))

describe.each(loadCases())('$rule $name', (one) => {
  test('exactly the marked lines are found, by any rule', async () => {
    const found = await findingsIn(one)
    const lines = found.map(({ at, rule, severity }) => {
      const unusual = severity === severities.get(rule) ? '' : ` (${severity})`
      return `${at.file}:${at.line} ${rule}${unusual}`
    })
    expect(lines.toSorted()).toEqual(marksIn(one))
  })
})
