import type { KindShape } from '../schema/kind-shape.ts'
import type { Node } from './node.ts'

/** The schema of a kind that is not Istio's. */
export interface KnownKind extends KindShape {
  /** The CustomResourceDefinition that it was taken from, if the repository has one. */
  readonly definition?: Node
  /** True if nothing applies that definition: the cluster may have another version of it. */
  readonly isUnapplied?: true
}

/** Kinds with a schema by apiVersion and kind, such as `apps/v1/Deployment`. */
export type KnownKinds = ReadonlyMap<string, KnownKind>
