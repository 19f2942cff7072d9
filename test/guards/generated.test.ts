import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

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

describe('the tests run on', () => {
  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'Node 24, which the workspace brings',
    () => {
      expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24)
    },
  )
})
