import type { Counts, Report, Summary } from '../core/report.ts'

/** The numbers of a report. */
export function summarise({
  findings,
  changes,
  targets,
  skipped,
}: Pick<Report, 'findings' | 'changes' | 'targets' | 'skipped'>): Summary {
  const head = findings.filter(({ status }) => status !== 'fixed')
  const withStatus = (status: Report['targets'][number]['status']) =>
    targets.filter((t) => t.status === status).length
  const ofType = (type: Report['changes'][number]['type']) =>
    changes.filter((change) => change.type === type).length
  return {
    ...countSeverities(head),
    new: countSeverities(head.filter(({ status }) => status === 'new')),
    fixed: findings.length - head.length,
    suppressed: 0,
    targets: {
      rendered: withStatus('rendered'),
      unchanged: withStatus('unchanged'),
      failed: withStatus('failed'),
      skipped: withStatus('skipped'),
    },
    changes: { added: ofType('added'), removed: ofType('removed'), changed: ofType('changed') },
    complete:
      skipped.length === 0 && targets.every(({ status }) => status === 'rendered' || status === 'unchanged'),
  }
}

/** How many findings there are of each severity. */
export function countSeverities(findings: Report['findings']): Counts {
  const ofSeverity = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return { errors: ofSeverity('error'), warnings: ofSeverity('warning'), infos: ofSeverity('info') }
}
