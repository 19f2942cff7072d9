import type { Manifest } from '../../model/manifest.ts'
import { holding } from '../../model/meeting.ts'
import type { Mesh } from '../../model/mesh.ts'

/** True if all that one AuthorizationPolicy selects is selected by the other: they meet wherever the narrower holds. */
export function sharesWorkloads(mesh: Mesh, one: Manifest, other: Manifest): boolean {
  return (
    holding(mesh, one, 'AuthorizationPolicy').includes(other) ||
    holding(mesh, other, 'AuthorizationPolicy').includes(one)
  )
}
