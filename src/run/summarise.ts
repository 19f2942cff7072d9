import type { Counts, Coverage, Report, Summary } from '../core/report.ts'

/** The summary of a report: its counts. */
export function summarise({
  findings,
  changes,
  deletions,
  targets,
  skipped,
}: Pick<Report, 'findings' | 'changes' | 'deletions' | 'targets' | 'skipped'>): Summary {
  const head = findings.filter(({ status }) => status !== 'fixed')
  const ofType = (type: Report['changes'][number]['type']) =>
    changes.filter((change) => change.type === type).length
  const included = targets.filter(({ status }) => status !== 'left-out')
  return {
    ...severityCounts(head),
    new: severityCounts(head.filter(({ status }) => status === 'new')),
    fixed: findings.length - head.length,
    suppressed: head.filter(({ waiver }) => waiver?.isEffective).length,
    targets: targetCounts(targets),
    changes: { added: ofType('added'), removed: ofType('removed'), changed: ofType('changed') },
    deletions: outcomeCounts(deletions),
    complete:
      skipped.length === 0 && included.length > 0 && included.every(({ status }) => isComplete[status]),
    coverage: coverageOf(targets),
  }
}

function targetCounts(targets: Report['targets']): Summary['targets'] {
  const withStatus = (status: Report['targets'][number]['status']): number =>
    targets.filter((target) => target.status === status).length
  return {
    rendered: withStatus('rendered'),
    unchanged: withStatus('unchanged'),
    failed: withStatus('failed'),
    read: withStatus('read'),
    notRendered: withStatus('not-rendered'),
    leftOut: withStatus('left-out'),
  }
}

/** Whether a target with this status was checked completely. */
const isComplete = {
  rendered: true,
  unchanged: true,
  read: true,
  failed: false,
  'not-rendered': false,
  'left-out': true,
} as const satisfies Record<Report['targets'][number]['status'], boolean>

/** Counts the targets that are rendered before they are applied, and how many of them were rendered. */
function coverageOf(targets: Report['targets']): Coverage {
  const incomplete = new Set(targets.flatMap(({ id, status }) => (isComplete[status] ? [] : id)))
  const releases = targets.filter(
    ({ kind, status, partOf, renderedAs, statedBy }) =>
      kind !== 'manifests' &&
      // Values in an object are counted as the object.
      (kind !== 'values' || statedBy === undefined) &&
      status !== 'left-out' &&
      partOf === undefined &&
      // What an Application or HelmRelease applies is counted itself.
      (renderedAs === undefined ||
        (status === 'not-rendered' && !renderedAs.some((id) => incomplete.has(id)))),
  )
  const notRendered: Record<string, number> = {}
  for (const { kind } of releases.filter(({ status }) => !isComplete[status])) {
    notRendered[kind] = (notRendered[kind] ?? 0) + 1
  }
  return {
    releases: releases.length,
    rendered: releases.filter(({ status }) => isComplete[status]).length,
    notRendered,
    manifestFiles: targets.filter(({ status, partOf }) => status === 'read' && partOf === undefined).length,
  }
}

/** Counts deletions by outcome. */
function outcomeCounts(deletions: Report['deletions']): Summary['deletions'] {
  const counts = { deleted: 0, orphaned: 0, kept: 0, moved: 0, unknown: 0, unseen: 0 }
  for (const { outcome } of deletions) counts[outcome]++
  return counts
}

/** Counts findings by severity. */
export function severityCounts(findings: Report['findings']): Counts {
  const ofSeverity = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return { errors: ofSeverity('error'), warnings: ofSeverity('warning'), infos: ofSeverity('info') }
}
