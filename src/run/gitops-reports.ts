import type { TargetName, TargetReport } from '../core/report.ts'
import type { GitopsTarget, Target } from '../core/target.ts'

/**
 * GitOps targets with ids that no other target has: a number is added, since several documents of a repository may
 * define an object of the same name.
 */
export function withDistinctIds(gitops: readonly GitopsTarget[], targets: readonly Target[]): GitopsTarget[] {
  const taken = new Set(targets.map(({ id }) => id))
  const uses = new Map<string, number>()
  return gitops.map((target) => {
    let id = target.id
    while (taken.has(id)) {
      const use = (uses.get(target.id) ?? 1) + 1
      uses.set(target.id, use)
      id = `${target.id}#${use}`
    }
    taken.add(id)
    return { ...target, id }
  })
}

/**
 * A kustomization that is built with another one has its status; it is not rendered if that one fails, since it may build
 * alone. An object of a controller has the status of what it applies, the worst one first; it is not rendered if a source of it
 * is not.
 */
export function gitopsReport(target: GitopsTarget, reports: ReadonlyMap<string, TargetReport>): TargetReport {
  const applied = (target.renderedAs ?? []).flatMap((id) => reports.get(id) ?? [])
  if (applied.length > 0) return appliedReport(target, applied)
  const root = target.builtWith === undefined ? undefined : reports.get(target.builtWith)
  const partOf = target.partOf === null ? {} : { partOf: target.partOf }
  if (root?.status === 'failed' && target.partOf !== null) {
    const reason = `\`${root.path || '.'}\`, which includes it, cannot be built`
    return { ...gitopsName(target), status: 'not-rendered', reason, ...partOf }
  }
  if (root) {
    const reason = root.reason === undefined ? {} : { reason: root.reason }
    return { ...gitopsName(target), status: root.status, ...reason, ...partOf }
  }
  return {
    ...gitopsName(target),
    status: target.isExcluded ? 'left-out' : 'not-rendered',
    reason: target.reason,
    ...partOf,
  }
}

function appliedReport(target: GitopsTarget, applied: readonly TargetReport[]): TargetReport {
  const renderedAs = applied.map(({ id }) => id)
  const worst = statusesFromWorst.flatMap((status) =>
    applied.filter((report) => report.status === status),
  )[0]!
  const isComplete = worst.status !== 'failed' && target.reason === ''
  const reason = worst.status === 'failed' ? worst.reason : target.reason || worst.reason
  return {
    ...gitopsName(target),
    status: isComplete || worst.status === 'failed' ? worst.status : 'not-rendered',
    ...(reason !== undefined && { reason }),
    renderedAs,
  }
}

const statusesFromWorst = [
  'failed',
  'not-rendered',
  'left-out',
  'rendered',
  'read',
  'unchanged',
] as const satisfies readonly TargetReport['status'][]

/** The name in reports of a target that a GitOps controller or tool renders. */
export function gitopsName(target: GitopsTarget): TargetName {
  const { id, kind, path, name, namespace } = target
  return { id, kind, path: path || '.', name, ...(namespace === null ? {} : { namespace }) }
}
