import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { text } from '../../src/report/text.ts'
import { finding, gate, place, richReport } from './rich-report.ts'

function write(findings: Partial<Finding>[], fields: Partial<Report> = {}): string {
  return text({ ...richReport(), findings: findings.map(finding), ...fields }, { gate })
}

describe('the report in a terminal', () => {
  it('gives one line to each finding after the first twenty', () => {
    const lines = write(
      Array.from({ length: 100 }, () => ({ excerpt: { firstLine: 5, lines: ['timeout: 5 sec'] } })),
    ).split('\n')
    expect(lines.filter((line) => line.startsWith('  -->')).length).toBe(20)
    expect(lines.filter((line) => /^error {2}apps\S+:5:14 {2}`5 sec` is no duration/.test(line)).length).toBe(
      80,
    )
    expect(lines.length).toBeLessThan(290)
  })

  it('gives no more than twenty lines to what base has, too, unless it blocks', () => {
    const old = Array.from({ length: 50 }, () => ({ status: 'existing' as const }))
    const fresh = Array.from({ length: 30 }, () => ({ status: 'new' as const }))
    const linesOf = (output: string): string[] =>
      output.split('\n').filter((line) => line.includes('no duration'))
    const output = write([...old, ...fresh])
    expect(linesOf(output).filter((line) => line.includes('(existing)'))).toHaveLength(20)
    expect(linesOf(output)).toHaveLength(50)
    expect(output).toContain('… and 30 more that base has, too (`--format json` lists all)\n')
    const allText = text(
      { ...richReport(), findings: old.map(finding) },
      { gate: { ...gate, onlyNew: false } },
    )
    expect(linesOf(allText)).toHaveLength(50)
    expect(allText).not.toContain('more that base has')
  })

  it('says where findings that base has are not listed', () => {
    const output = write([], { unlisted: { targets: 1780 } })
    expect(output).toContain(
      'findings that base has in 1,780 unchanged targets are not listed (`--all` lists them)',
    )
  })

  it('keeps the caret under its text behind tabs', () => {
    const output = write([{ at: place('a.yaml', 1, 3, 7), excerpt: { firstLine: 1, lines: ['\t\tbad: x'] } }])
    expect(output).toContain(' 1 | \t\tbad: x\n   | \t\t^^^^\n')
  })

  it('marks at least one character, also of nothing', () => {
    const output = write([{ at: place('a.yaml', 1, 6, 6), excerpt: { firstLine: 1, lines: ['host:'] } }])
    expect(output).toContain(' 1 | host:\n   |      ^\n')
  })

  it('stays short where thousands of targets are not rendered', () => {
    const target = { id: 't', kind: 'helm' as const, path: '.', status: 'failed' as const, reason: 'why' }
    const targets = Array.from({ length: 3_000 }, (_, index) => ({ ...target, id: `t${index}` }))
    const output = write([], { skipped: [], targets })
    expect(output).toContain('failed: 3,000 Helm releases (t0, t1, t2, t3, t4, 2,995 more): why\n')
  })

  it('leaves out a target of which a finding says why it was not rendered', () => {
    const target = { id: 't', kind: 'helm' as const, path: '.', status: 'failed' as const, reason: 'why' }
    const output = write([{ rule: 'helm/render-failed', targets: ['t'] }], { skipped: [], targets: [target] })
    expect(output).not.toContain('failed: ')
  })

  it('has a row for targets that are alike in all environments, and none for one environment', () => {
    const row = (name: string, status: 'rendered' | 'failed', changes = 0) => ({
      kind: 'helm' as const,
      name,
      cells: ['dev', 'prod'].map((environment) => ({
        environment,
        target: `${name}@${environment}`,
        status,
        changes,
      })),
    })
    const matrix = [
      row('pay', 'rendered', 2),
      ...['a', 'b', 'c', 'd', 'e'].map((name) => row(name, 'rendered')),
      row('x', 'failed'),
    ]
    const environment = (name: string) => ({ name, clusters: [], namespaces: [], targets: [] })
    const fields = { matrix, environments: ['dev', 'prod'].map(environment) }
    expect(write([], fields)).toContain(`2 environments
  target              dev        prod
  pay                 2 changes  2 changes
  a, b, c and 2 more  rendered   rendered
  x                   failed     failed
`)
    expect(write([], { ...fields, environments: [environment('prod')] })).not.toContain('2 changes')
    const many = ['dev', 'prod', 'c', 'd', 'e', 'f', 'g'].map(environment)
    expect(write([], { matrix: matrix.slice(0, 1), environments: many })).toContain(
      '  pay     dev: 2 changes, prod: 2 changes\n',
    )
  })

  it('says that nothing was found to check', () => {
    const coverage = { releases: 0, rendered: 0, notRendered: {}, manifestFiles: 0 }
    const summary = { ...richReport().summary, coverage }
    expect(write([], { targets: [], summary })).toContain('nothing was rendered or read')
  })
})
