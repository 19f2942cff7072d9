import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configurationAttempts } from '../e2e/attempts/configuration.ts'
import { fileAttempts } from '../e2e/attempts/files.ts'
import { sourceAttempts } from '../e2e/attempts/sources.ts'
import { waiverAttempts } from '../e2e/attempts/waivers.ts'

const tests = {
  'configuration.ts': configurationAttempts,
  'waivers.ts': waiverAttempts,
  'files.ts': fileAttempts,
  'sources.ts': sourceAttempts,
}

/** The rows of the table with a test and a verdict: what is tried, the file of the test, the verdict. */
const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .map((line) => /^\| (.+?) \| .+ \| `([a-z]+\.ts)` \| (blocked|said) \|$/.exec(line))
  .flatMap((row) => (row ? [row.slice(1, 4)] : []))

describe('docs/security.md', () => {
  it('lists at least forty ways to weaken the gate', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40)
  })

  it('has a row with its verdict for each end-to-end test of an attempt, and no other', () => {
    const attempts = Object.entries(tests).flatMap(([file, list]) =>
      list.map(({ name, verdict }) => [name, file, verdict]),
    )
    expect(rows.toSorted()).toEqual(attempts.toSorted())
  })
})
