import type { MeshSettings } from '../core/config.ts'
import { newestIstio, type IstioVersion } from '../core/istio-version.ts'
import type { KnownKinds } from './known-kinds.ts'

/** What is known of the mesh, of the day and of other kinds, whatever is applied: one value for all meshes of a tree. */
export interface MeshContext {
  /** When this is looked at, in milliseconds since 1970; `null`: no rule can say that something has expired. */
  readonly now: number | null
  /** The version that the mesh runs; the newest known one where nothing says it. */
  readonly istioVersion: IstioVersion
  /** What `.meshgate.yaml` says of how the mesh is configured; `null` where it says nothing. */
  readonly meshConfig: MeshSettings | null
  /** What may be called outside, as `host` or `host:port`; `null`: nobody restricts it. */
  readonly egressAllowlist: readonly string[] | null
  /** What is known of kinds beside Istio's, as far as there are objects of them. */
  readonly kinds: KnownKinds
  /** Where something may be applied beside the mesh that nothing here shows. */
  readonly unread: UnreadPlaces
}

/** Namespaces that what is not rendered here may be applied to. */
export interface UnreadPlaces {
  readonly names: ReadonlySet<string>
  /** True if it may be any namespace. */
  readonly isAnywhere: boolean
}

/** The context of a mesh of which nothing is known but its objects. */
export const emptyContext: MeshContext = {
  now: null,
  istioVersion: newestIstio,
  meshConfig: null,
  egressAllowlist: null,
  kinds: new Map(),
  unread: { names: new Set(), isAnywhere: false },
}
