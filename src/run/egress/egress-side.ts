import type { MeshEgress } from '../../effect/egress/mesh-egress.ts'
import type { RenderedMeshes } from '../open-trees.ts'

/** The egress of one mesh of a tree. */
export interface EgressSide {
  readonly rendered: RenderedMeshes
  readonly egress: MeshEgress
}
