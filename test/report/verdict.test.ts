import { expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { verdict, type Gate } from '../../src/report/verdict.ts'
import { finding, gate, richReport } from './rich-report.ts'

const rich = richReport()
const complete: Report = { ...rich, summary: { ...rich.summary, complete: true }, findings: [], changes: [] }

function weigh(findings: Partial<Finding>[], more: Partial<Gate> = {}, report: Partial<Report> = {}) {
  const { failed, exitCode, line } = verdict(
    { ...complete, findings: findings.map(finding), ...report },
    { ...gate, ...more },
  )
  return [failed, exitCode, line]
}

it.each<[string, ReturnType<typeof weigh>, boolean, number, string]>([
  ['nothing', weigh([]), false, 0, 'no new findings'],
  ['nothing without a base', weigh([], {}, { base: null }), false, 0, 'no findings'],
  ['no targets', weigh([], {}, { targets: [] }), false, 0, 'no targets found, nothing was rendered'],
  ['a new error', weigh([{}]), true, 1, '1 new error blocks the merge'],
  ['errors without a base', weigh([{}, {}], {}, { base: null }), true, 1, '2 errors block the merge'],
  ['an old error', weigh([{ status: 'existing' }]), false, 0, 'no new findings'],
  [
    'an old error that counts',
    weigh([{ status: 'existing' }], { onlyNew: false }),
    true,
    1,
    '1 error blocks the merge',
  ],
  ['a fixed error', weigh([{ status: 'fixed' }], { onlyNew: false }), false, 0, 'no new findings'],
  ['a warning', weigh([{ severity: 'warning' }]), false, 0, '1 new warning, nothing that blocks'],
  [
    'a warning that counts',
    weigh([{ severity: 'warning' }], { failOn: 'warning' }),
    true,
    1,
    '1 new warning blocks the merge',
  ],
  [
    'a note that counts',
    weigh([{}, { severity: 'info' }], { failOn: 'info' }),
    true,
    1,
    '1 new error and 1 new note block the merge',
  ],
  [
    'an error that never counts',
    weigh([{}], { failOn: 'never' }),
    false,
    0,
    '1 new error, nothing that blocks',
  ],
  ['changes', weigh([], {}, { changes: rich.changes }), false, 0, 'no new findings'],
  [
    'changes that count',
    weigh([], { failOnDiff: true }, { changes: rich.changes }),
    true,
    1,
    '6 changed objects block the merge (fail-on-diff)',
  ],
  ['an incomplete run', weigh([], {}, { summary: rich.summary }), false, 0, 'no new findings'],
  [
    'an incomplete run that counts',
    weigh([], { strict: true }, { summary: rich.summary }),
    true,
    3,
    'incomplete: not everything could be checked',
  ],
  [
    'findings before incompleteness',
    weigh([{}], { strict: true }, { summary: rich.summary }),
    true,
    1,
    '1 new error blocks the merge',
  ],
])('weighs %s', (_, weighed, failed, exitCode, line) => {
  expect(weighed).toEqual([failed, exitCode, line])
})
