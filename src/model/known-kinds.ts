import type { KindShape } from '../schema/kind-shape.ts'
import type { Node } from './node.ts'

/** A kind beside Istio's whose objects can be judged. */
export interface KnownKind extends KindShape {
  /** The definition that it was taken from, where the repository holds one. */
  readonly definition?: Node
}

/** Known kinds by apiVersion and kind, as in `apps/v1/Deployment`. */
export type KnownKinds = ReadonlyMap<string, KnownKind>
