import { kindsPatchedBy } from '../discover/parts/patched-kinds.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'

/**
 * The kinds of Flux objects that Flux Kustomizations complete by `spec.patches`, for example with an interval. Includes
 * patches within patches.
 */
export function kindsCompletedByFlux(objects: readonly Manifest[]): ReadonlySet<string> {
  const patches = objects
    .filter((object) => groupOf(object) === 'kustomize.toolkit.fluxcd.io')
    .flatMap(({ spec }) => spec.items('patches'))
  const { kinds, nested } = kindsPatchedBy(patches, () => [])
  return new Set(['Kustomization', 'HelmRelease'].filter((kind) => kinds.has(kind) || nested.has(kind)))
}
