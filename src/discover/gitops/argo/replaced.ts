import { namedFiles, type Target } from '../../../core/target.ts'

/**
 * Returns whether objects of a controller state what a target was inferred from: its chart, its kustomization, also as a
 * part of another build, or all of its files.
 */
export function replacementTest(stated: readonly Target[]): (target: Target) => boolean {
  const places = new Set(stated.map(({ kind, path }) => `${kind}/${path}`))
  const files = new Set(stated.flatMap(readFiles))
  const built = new Set(
    stated.flatMap((target) => (target.kind === 'kustomization' ? target.kustomizations : [])),
  )
  return (target) => {
    if (target.statedBy || target.listedAt) return false
    if (target.kind === 'kustomization' && built.has(target.file)) return true
    if (target.kind === 'helm' || target.kind === 'kustomization')
      return places.has(`${target.kind}/${target.path}`)
    return namedFiles(target).every((file) => files.has(file))
  }
}

/** The files that a target is made of, without the object that states it. */
function readFiles(target: Target): readonly string[] {
  return target.kind === 'helm' || target.kind === 'values' ? target.values : namedFiles(target)
}

/** Why values files that were inferred for a chart are not read. */
export const inferredFilesReason =
  'an Application or HelmRelease states how the chart beside it is released, and none uses this file'
