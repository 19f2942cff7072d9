import { kindsPatchedBy } from '../discover/parts/patched-kinds.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'

/**
 * The kinds of Flux whose objects Flux Kustomizations among some objects complete by `spec.patches`, which set the interval of
 * all that they build, say; also those that patches in their patches complete.
 */
export function kindsCompletedByFlux(objects: readonly Manifest[]): ReadonlySet<string> {
  const patches = objects
    .filter((object) => groupOf(object) === 'kustomize.toolkit.fluxcd.io')
    .flatMap(({ spec }) => spec.items('patches'))
  const { kinds, nested } = kindsPatchedBy(patches, () => [])
  return new Set(['Kustomization', 'HelmRelease'].filter((kind) => kinds.has(kind) || nested.has(kind)))
}
