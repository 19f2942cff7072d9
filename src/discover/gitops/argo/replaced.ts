import { namedFiles, type Target } from '../../../core/target.ts'

/**
 * Returns whether objects of a controller state what a target was inferred from: its chart, its kustomization, also as a
 * part of another build, or all of its files; or build the file whose HelmRelease it was, as that has it.
 */
export function replacementTest(stated: readonly Target[]): (target: Target) => boolean {
  const places = new Set(stated.map(({ kind, path }) => `${kind}/${path}`))
  const files = new Set(stated.flatMap(readFiles))
  const builds = stated.filter((target) => target.kind === 'kustomization')
  const built = new Set(builds.flatMap(({ kustomizations }) => kustomizations))
  const builtFiles = new Set(builds.flatMap((target) => target.files))
  return (target) => {
    if (target.listedAt) return false
    if (target.statedBy) return isOfWrittenRelease(target) && builtFiles.has(target.statedBy.file)
    if (target.kind === 'kustomization' && built.has(target.file)) return true
    if (target.kind === 'helm' || target.kind === 'kustomization')
      return places.has(`${target.kind}/${target.path}`)
    return namedFiles(target).every((file) => files.has(file))
  }
}

/** True for what a HelmRelease in a file states, as opposed to one that a target renders. */
function isOfWrittenRelease({ manager, renderedBy }: Target): boolean {
  return manager?.kind === 'HelmRelease' && renderedBy === undefined
}

/** The files that a target is made of, without the object that states it. */
function readFiles(target: Target): readonly string[] {
  return target.kind === 'helm' || target.kind === 'values' ? target.values : namedFiles(target)
}

/** Why values files that were inferred for a chart are not read. */
export const inferredFilesReason =
  'an Application or HelmRelease states how the chart beside it is released, and none uses this file'
