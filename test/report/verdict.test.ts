import { expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { verdict, type Gate, type Verdict } from '../../src/report/verdict.ts'
import { finding, gate, richReport } from './rich-report.ts'

const rich = richReport()
const complete: Report = {
  ...rich,
  summary: { ...rich.summary, complete: true },
  findings: [],
  changes: [],
  skipped: [],
}

const nothingFound: Report['summary'] = {
  ...rich.summary,
  coverage: { releases: 0, rendered: 0, notRendered: {}, manifestFiles: 0 },
}

function weigh(findings: Partial<Finding>[], options: Partial<Gate> = {}, report: Partial<Report> = {}) {
  const { status, failed, exitCode, line } = verdict(
    { ...complete, findings: findings.map(finding), ...report },
    { ...gate, ...options },
  )
  return [status, failed, exitCode, line]
}

it.each<[string, ReturnType<typeof weigh>, Verdict['status'], boolean, number, string]>([
  ['nothing', weigh([]), 'clean', false, 0, 'no new findings'],
  ['nothing without a base', weigh([], {}, { base: null }), 'clean', false, 0, 'no findings'],
  [
    'no targets',
    weigh([], {}, { targets: [], summary: nothingFound }),
    'incomplete',
    false,
    0,
    'incomplete: nothing was checked: no charts, values files or manifests were found',
  ],
  [
    'a change that touches nothing',
    weigh([], {}, { unaffected: { changedFiles: 2 }, targets: [], summary: nothingFound }),
    'unaffected',
    false,
    0,
    'nothing was checked: this change touches nothing that is rendered or checked',
  ],
  [
    'equal sides',
    weigh([], {}, { unaffected: { changedFiles: 0 }, targets: [], summary: nothingFound }),
    'unaffected',
    false,
    0,
    'nothing was checked: base and head are the same',
  ],
  ['a new error', weigh([{}]), 'findings', true, 1, '1 new error blocks the merge'],
  [
    'errors without a base',
    weigh([{}, {}], {}, { base: null }),
    'findings',
    true,
    1,
    '2 errors block the merge',
  ],
  ['an old error', weigh([{ status: 'existing' }]), 'clean', false, 0, 'no new findings'],
  [
    'an old error that counts',
    weigh([{ status: 'existing' }], { onlyNew: false }),
    'findings',
    true,
    1,
    '1 error blocks the merge',
  ],
  ['a fixed error', weigh([{ status: 'fixed' }], { onlyNew: false }), 'clean', false, 0, 'no new findings'],
  ['a warning', weigh([{ severity: 'warning' }]), 'clean', false, 0, '1 new warning, nothing that blocks'],
  [
    'a warning that counts',
    weigh([{ severity: 'warning' }], { failOn: 'warning' }),
    'findings',
    true,
    1,
    '1 new warning blocks the merge',
  ],
  [
    'a note that counts',
    weigh([{}, { severity: 'info' }], { failOn: 'info' }),
    'findings',
    true,
    1,
    '1 new error and 1 new note block the merge',
  ],
  [
    'an error that never counts',
    weigh([{}], { failOn: 'never' }),
    'clean',
    false,
    0,
    '1 new error, nothing that blocks',
  ],
  ['changes', weigh([], {}, { changes: rich.changes }), 'clean', false, 0, 'no new findings'],
  [
    'changes that count',
    weigh([], { failOnDiff: true }, { changes: rich.changes }),
    'findings',
    true,
    1,
    '6 changed objects block the merge (fail-on-diff)',
  ],
  [
    'an incomplete run',
    weigh([], {}, { summary: rich.summary }),
    'incomplete',
    false,
    0,
    'incomplete: 5 of 11 releases were not rendered; no new findings in what was checked',
  ],
  [
    'an incomplete run with a warning',
    weigh([{ severity: 'warning' }], {}, { summary: rich.summary, skipped: rich.skipped }),
    'incomplete',
    false,
    0,
    'incomplete: 5 of 11 releases were not rendered and 1 file was not checked; 1 new warning, nothing that blocks',
  ],
  [
    'an incomplete run that counts',
    weigh([], { strict: true }, { summary: rich.summary }),
    'incomplete',
    true,
    3,
    'incomplete: 5 of 11 releases were not rendered; no new findings in what was checked',
  ],
  [
    'findings before incompleteness',
    weigh([{}], { strict: true }, { summary: rich.summary }),
    'findings',
    true,
    1,
    '1 new error blocks the merge',
  ],
])('weighs %s', (_, weighed, status, failed, exitCode, line) => {
  expect(weighed).toEqual([status, failed, exitCode, line])
})
