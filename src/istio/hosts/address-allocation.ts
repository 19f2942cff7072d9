import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'

/** The reasons for which istiod allocates no address to the hosts of a ServiceEntry. */
export type AllocationObstacle = 'resolution-none' | 'allocation-before-1-25' | 'allocation-disabled'

/**
 * Why istiod allocates no address to the hosts of a ServiceEntry without addresses; `null` if it does (istio
 * `pilot/pkg/networking/serviceentry/ip_autoallocation.go`).
 */
export function allocationObstacle(mesh: Mesh, { root, spec }: Manifest): AllocationObstacle | null {
  const resolution = spec.get('resolution')
  if (!resolution.exists || resolution.isNull || resolution.text === 'NONE') return 'resolution-none'
  if (!atLeast(mesh, 1, 25)) return 'allocation-before-1-25'
  const label = root.at('metadata', 'labels', 'networking.istio.io/enable-autoallocate-ip')
  return label.text.toLowerCase() === 'false' ? 'allocation-disabled' : null
}
