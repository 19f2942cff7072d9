import type { Render } from '../core/render.ts'
import type { TargetReport } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import type { Side } from './inspect.ts'

/** What became of each target of head. */
export function targetReports(head: Side, base: Side | null): TargetReport[] {
  return head.targets.map((target) => ({
    ...targetName(target),
    ...outcome(target, head.renders.get(target.id), base?.renders.get(target.id)),
  }))
}

/** What a report calls a target by. */
export function targetName(target: Target): Omit<TargetReport, 'status' | 'reason'> {
  return { id: target.id, kind: target.kind, path: target.path || '.', ...named(target) }
}

function named(target: Target): Pick<TargetReport, 'release' | 'namespace' | 'environment'> {
  const release = target.kind !== 'manifests' && target.release !== null ? { release: target.release } : {}
  const namespace =
    target.kind !== 'manifests' && target.namespace !== null ? { namespace: target.namespace } : {}
  return {
    ...release,
    ...namespace,
    ...(target.environment === null ? {} : { environment: target.environment }),
  }
}

type Outcome = Pick<TargetReport, 'status' | 'reason'>

function outcome(target: Target, render: Render | undefined, before: Render | undefined): Outcome {
  const [missing] = target.missing
  if (target.kind === 'values') return { status: 'skipped', reason: target.reason }
  if (missing) return { status: 'failed', reason: `${missing.what} \`${missing.source}\` does not exist` }
  if (target.kind === 'manifests') return { status: 'rendered' }
  if (render?.status === 'failed') return { status: 'failed', reason: render.message }
  return { status: isUnchanged(render, before) ? 'unchanged' : 'rendered' }
}

function isUnchanged(render: Render | undefined, before: Render | undefined): boolean {
  return render?.status === 'rendered' && before?.status === 'rendered' && render.manifest === before.manifest
}
