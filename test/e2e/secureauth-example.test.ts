import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { rules } from '../../src/rules/index.ts'
import { meshgate } from './cli.ts'

describe.skipIf(!existsSync('dist/cli.js'))('examples/secureauth', () => {
  it('renders and has no finding', () => {
    const { stdout, exitCode } = meshgate('.', 'check', 'examples/secureauth', '--format', 'json')
    const report = JSON.parse(stdout) as Report
    expect(report.targets.map(({ status }) => status)).toEqual(['rendered'])
    expect(report.findings).toEqual([])
    expect(exitCode).toBe(0)
  })
})

describe('docs/jwt.md', () => {
  it('names rules that exist', () => {
    const text = readFileSync('docs/jwt.md', 'utf8')
    const named = [...text.matchAll(/`((?:jwt|authz|routing)\/[a-z-]+)`/g)].map(([, id]) => id!)
    const ids = new Set(rules.map(({ id }) => id))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })
})
