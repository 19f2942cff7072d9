import type { Report, TargetReport } from '../core/report.ts'
import { titleOfNames } from './coverage.ts'

/**
 * Returns the title of a target by its id: the name of a release, or the path of what is built or read with the object of a
 * controller that applies it, `apps/web (Flux Kustomization web)`. An id without a target is its own title.
 */
export function targetTitles({ targets }: Pick<Report, 'targets'>): (id: string) => string {
  const byId = new Map(targets.map((target) => [target.id, target]))
  return (id) => {
    const target = byId.get(id)
    return target ? titleOf(target, target.statedBy && byId.get(target.statedBy.target)) : id
  }
}

function titleOf({ id, kind, path, release }: TargetReport, stating: TargetReport | undefined): string {
  if (release !== undefined) return release
  if (kind !== 'kustomization' && kind !== 'manifests') return id
  const object = stating?.name === undefined ? '' : titleOfNames(stating.kind, [stating.name], 1, asWritten)
  return object === '' ? path : `${path} (${object})`
}

function asWritten(name: string): string {
  return name
}
