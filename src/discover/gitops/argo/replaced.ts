import { namedFiles, type Target } from '../../../core/target.ts'

/**
 * Returns whether stated targets replace an inferred one: they use its chart, its kustomization (also as a part of another
 * build) or all of its files, or they build the file of its HelmRelease. A target that the configuration lists is never
 * replaced.
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

/** True for the target of a HelmRelease in a file, as opposed to a rendered HelmRelease. */
function isOfWrittenRelease({ manager, renderedBy }: Target): boolean {
  return manager?.kind === 'HelmRelease' && renderedBy === undefined
}

/** The files of a target, without the file of the object that states it. */
function readFiles(target: Target): readonly string[] {
  return target.kind === 'helm' || target.kind === 'values' ? target.values : namedFiles(target)
}

/** Why values files that were inferred for a chart are not read. */
export const inferredFilesReason =
  'an Application or HelmRelease states how the chart beside it is released, and none uses this file'
