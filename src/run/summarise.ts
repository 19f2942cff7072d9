import type { Counts, Report, Summary } from '../core/report.ts'

/** The numbers of a report. */
export function summarise({
  findings,
  changes,
  targets,
  skipped,
}: Omit<Report, 'summary' | keyof Heading>): Summary {
  const head = findings.filter(({ status }) => status !== 'fixed')
  const withStatus = (status: Report['targets'][number]['status']) =>
    targets.filter((t) => t.status === status).length
  const ofType = (type: Report['changes'][number]['type']) =>
    changes.filter((change) => change.type === type).length
  return {
    ...count(head),
    new: count(head.filter(({ status }) => status === 'new')),
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

type Heading = Pick<Report, 'schemaVersion' | 'tool' | 'head' | 'base'>

function count(findings: Report['findings']): Counts {
  const ofSeverity = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return { errors: ofSeverity('error'), warnings: ofSeverity('warning'), infos: ofSeverity('info') }
}
