import { oncePer } from '../../../core/once-per.ts'
import type { Target } from '../../../core/target.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'

/**
 * True for a HelmRelease or Kustomization of Flux that a Flux Kustomization may complete: the `spec.patches` of one change
 * objects of that kind, and the target of this object is not built with the changes of a Flux Kustomization.
 */
export function mayBeCompletedByFlux(manifest: Manifest, mesh: Mesh): boolean {
  return (
    mesh.context.completedByFlux.has(manifest.kind) &&
    groupOf(manifest).endsWith('.toolkit.fluxcd.io') &&
    !builtByFlux(mesh.targets).has(manifest.target)
  )
}

/** The ids of the targets that are built with the changes of a Flux Kustomization. */
const builtByFlux = oncePer((targets: readonly Target[]): ReadonlySet<string> => {
  const built = targets.filter((target) => target.kind === 'kustomization' && target.flux !== undefined)
  return new Set(built.map(({ id }) => id))
})
