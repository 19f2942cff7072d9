import { describe, expect, test } from 'vitest'
import { containsStandIn } from '../../src/core/namespace.ts'
import { rules } from '../../src/rules/index.ts'
import { findingsIn, loadCases, marksIn } from './cases.ts'

const severities = new Map(rules.map(({ id, severity }) => [id, severity]))

describe.each(loadCases())('$rule $name', (one) => {
  test('exactly the marked lines are found, by any rule', async () => {
    const found = await findingsIn(one)
    const lines = found.map(({ at, rule, severity, confidence }) => {
      const unusual = [
        ...(severity === severities.get(rule) ? [] : [severity]),
        ...(confidence === 'likely' ? [confidence] : []),
      ]
      return `${at.file}:${at.line} ${rule}${unusual.length === 0 ? '' : ` (${unusual.join(' ')})`}`
    })
    expect(lines.toSorted()).toEqual(marksIn(one))
    // Most cases state no namespace: what stands for it is shown nowhere.
    for (const { message, related, object, fix } of found)
      expect(containsStandIn(JSON.stringify([message, related, object, fix]))).toBe(false)
  })
})
