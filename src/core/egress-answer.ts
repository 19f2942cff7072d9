import type { RequestPlace } from './request-answer.ts'

/** What the pods of each mesh reach outside, and with a base what differs. */
export interface EgressAnswer {
  /** Empty if no mesh has anything about hosts outside. */
  readonly meshes: readonly MeshEgressAnswer[]
  /** What is not read of other meshes, so that they may have something about hosts outside, too. */
  readonly unread: readonly string[]
  /** Entries of the allow-list of head that no longer count, or that allow nothing which is reached. */
  readonly allowlist: readonly AllowlistProblem[]
}

/** Something wrong with an entry of the allow-list. */
export interface AllowlistProblem {
  readonly kind: 'expired' | 'unused'
  readonly severity: 'error' | 'warning'
  /** The host of the entry. */
  readonly host: string
  readonly owner: string | null
  readonly until: string | null
  readonly file: string
  readonly line: number
}

/** What head newly reaches and the allow-list does not contain; without a base, whatever it reaches. */
export interface OutsideAllowlist {
  /** `error` where it is certain; `warning` where it depends on what files do not tell. */
  readonly severity: 'error' | 'warning'
  /** `*` for any host. */
  readonly host: string
  /** `null` for every port. */
  readonly port: number | null
  readonly address: string
  readonly clients: readonly string[]
  readonly missing: readonly string[]
  readonly by: RequestPlace | null
}

export interface MeshEgressAnswer {
  readonly environment: string | null
  readonly targets: readonly string[]
  /** What all groups with `reachesShared` reach. */
  readonly shared: readonly ExitAnswer[]
  readonly groups: readonly EgressGroup[]
  /** What is not read, so that more or less may be reached. */
  readonly unread: readonly string[]
  /** With a base. */
  readonly difference?: EgressDifferenceAnswer
  /** With an allow-list. */
  readonly outside?: readonly OutsideAllowlist[]
}

/** Pods that reach the same. */
export interface EgressGroup {
  /** `namespace payments`, `Deployment payments/batch`. */
  readonly clients: readonly string[]
  readonly reachesShared: boolean
  /** The called hosts of `shared` for which `exits` counts instead. */
  readonly except: readonly string[]
  readonly exits: readonly ExitAnswer[]
  /** Present if any other host is reached, too. */
  readonly anyHost: AnyHostAnswer | null
  /** The network policies that limit it besides the mesh. */
  readonly limits: readonly string[]
  /** What files do not tell. */
  readonly missing: readonly string[]
}

/** Why pods reach whatever host they call. */
export interface AnyHostAnswer {
  readonly reason: 'no-proxy' | 'ztunnel' | 'policy'
  readonly missing: readonly string[]
  readonly by: RequestPlace | null
}

/** A port of a host outside, and how calls get there. */
export interface ExitAnswer {
  readonly host: string
  readonly port: number
  /** `''` for what DNS says of the host, `any` for whatever the application dials, else an address or range. */
  readonly address: string
  readonly called: {
    readonly host: string
    readonly port: number
    readonly protocol: 'http' | 'tls' | 'tcp'
    readonly serverName?: string
  }
  /** `mediated`: proxies see requests; `passthrough`: they see connections. */
  readonly mode: 'mediated' | 'passthrough'
  /** TLS that the last proxy adds; `unknown` where files do not tell. */
  readonly tls: 'plain' | 'tls' | 'mtls' | 'unknown'
  readonly isVerified: boolean
  /** Milliseconds; `null` without a limit. */
  readonly timeout: number | null
  readonly retries: { readonly attempts: number; readonly perTryTimeout: number | null } | null
  /** The gateways on the way. */
  readonly via: readonly string[]
  readonly isMirror: boolean
  /** True for a host that counts as one of the mesh (`MESH_INTERNAL`). */
  readonly isInMesh: boolean
  readonly missing: readonly string[]
  /** The field that declares the host. */
  readonly by: RequestPlace | null
}

/** What differs between head and base. */
export interface EgressDifferenceAnswer {
  /** `nothing-new`: all that could matter was read, and nothing is reached that base does not reach. */
  readonly verdict: 'nothing-new' | 'new' | 'unknown'
  /** Why it is unknown whether there is more. */
  readonly because: readonly string[]
  readonly anyHost: readonly AnyHostChange[]
  /** Those that are opened first. */
  readonly changes: readonly EgressChangeAnswer[]
}

/** Pods that begin or end to reach any host. */
export interface AnyHostChange extends AnyHostAnswer {
  readonly kind: 'opened' | 'closed'
  readonly clients: readonly string[]
}

/** A destination that pods reach otherwise than in base. */
export interface EgressChangeAnswer {
  readonly kind: 'opened' | 'closed' | 'changed'
  readonly host: string
  readonly port: number
  readonly address: string
  readonly clients: readonly string[]
  readonly head: readonly ExitAnswer[]
  readonly base: readonly ExitAnswer[]
  /** What files do not tell and the change depends on. */
  readonly missing: readonly string[]
  /** The line of head that opens or changes it, of base that declared what is closed. */
  readonly by: RequestPlace | null
}
