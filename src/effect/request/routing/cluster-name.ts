import type { Mesh } from '../../../model/mesh.ts'
import type { MissingInput, UpstreamTls } from '../decision.ts'
import type { Truth } from '../match/truth.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { ProxyScope } from '../registry/scope.ts'

/** The parts of the name of a cluster, as a route states them. */
export interface ClusterNameParts {
  readonly host: string
  readonly port: number
  /** `''` without one. */
  readonly subset: string
}

/** The state of a cluster for a proxy. */
export type ClusterState =
  | { readonly kind: 'undefined' }
  | { readonly kind: 'empty'; readonly service: RegistryService }
  | {
      readonly kind: 'ready'
      readonly tls: UpstreamTls
      readonly missing: readonly (string | MissingInput)[]
    }

/** What clusters are looked up in. */
export interface ClusterScope {
  readonly mesh: Mesh
  readonly scope: ProxyScope
  readonly proxy: MeshProxy
  /** True if the mesh is complete: a Service without workloads has no endpoints. */
  readonly isWholeMesh: boolean
  /** The hosts of Services of other repositories. */
  readonly elsewhere: ReadonlySet<string>
  /** For a proxy that has clusters for some of the services in its scope alone: true for the hosts of these. */
  hasClusterFor?(host: string): Truth
}

/** The name of a cluster as Envoy logs it: `outbound|PORT|SUBSET|HOST`, with an empty subset for the whole service. */
export function clusterName({ host, port, subset }: ClusterNameParts): string {
  return `outbound|${port}|${subset}|${host}`
}
