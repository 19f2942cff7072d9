import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { gitlab } from '../../src/report/gitlab.ts'
import { hostileReport } from './hostile.ts'
import { finding, gate, place, richReport } from './rich-report.ts'

interface Issue {
  description: string
  check_name: string
  fingerprint: string
  severity: string
  location: { path: string; lines: { begin: number; end: number } }
}

function issuesOf(report: Report): Issue[] {
  return JSON.parse(gitlab(report, { gate })) as Issue[]
}

describe('the code quality report of GitLab', () => {
  it('has the fields that GitLab reads', () => {
    const [issue] = issuesOf({ ...richReport(), findings: [finding({ at: place('a.yaml', 3, 1, 2) })] })
    expect(issue).toEqual({
      description: '`5 sec` is no duration; write `5s`',
      check_name: 'routing/duration',
      fingerprint: expect.any(String),
      severity: 'blocker',
      location: { path: 'a.yaml', lines: { begin: 3, end: 3 } },
    })
  })

  it('grades by what blocks, then by severity and confidence', () => {
    const findings = [
      finding({ rule: 'a' }),
      finding({ rule: 'b', status: 'existing' }),
      finding({ rule: 'c', confidence: 'likely' }),
      finding({ rule: 'd', severity: 'warning' }),
      finding({ rule: 'e', severity: 'info' }),
      finding({ rule: 'f', status: 'fixed' }),
    ]
    const issues = issuesOf({ ...richReport(), findings })
    expect(issues.map(({ check_name: rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual([
      'a blocker',
      'b critical',
      'c major',
      'd minor',
      'e info',
    ])
  })

  it('has each fingerprint once, or GitLab would show the first only', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const issues = issuesOf(report)
        expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
        expect(issues.length).toBe(report.findings.filter(({ status }) => status !== 'fixed').length)
      }),
    )
  })
})
