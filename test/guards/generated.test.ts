import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { refuseTimeLimits } from '../../scripts/generate/rule-examples.ts'
import { findingsIn } from '../rules/cases.ts'

/** The scripts are TypeScript, which Node runs without a flag since 22.18. */
const canRun = process.features.typescript === 'strip'

describe.skipIf(!canRun)('generated files', () => {
  it('are what the sources generate', () => {
    expect(execFileSync(process.execPath, ['scripts/generate.ts', '--check']).toString()).toBe(
      '0 stale files\n',
    )
  })

  it('dist is what src builds', () => {
    expect(execFileSync(process.execPath, ['scripts/build.ts', '--check']).toString()).toMatch(
      /files compared/,
    )
  })
})

describe('pages of rules', () => {
  it('are not generated from a case that exceeds a time limit', async () => {
    const testCase = {
      rule: 'schema/duplicate-key',
      name: 'bad',
      files: { 'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: a, name: b }\n' },
    }
    const [finding] = await findingsIn(testCase)
    expect(() => refuseTimeLimits(testCase, [finding!])).not.toThrow()
    for (const code of ['time-limit', 'too-slow', 'no-time-left'])
      expect(() => refuseTimeLimits(testCase, [finding!, { ...finding!, code }])).toThrow(
        'the case `bad` of schema/duplicate-key exceeded a time limit, so its page would lack examples: ',
      )
  })
})

describe('the tests run on', () => {
  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'Node 24, which the workspace brings',
    () => {
      expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24)
    },
  )
})
