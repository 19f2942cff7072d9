import type { RequestPlace } from './request-answer.ts'

/** Which external hosts the pods of each mesh reach, and with a base what differs. */
export interface EgressAnswer {
  /** Empty if no mesh has objects about external hosts. */
  readonly meshes: readonly MeshEgressAnswer[]
  /** What was not read of other meshes, which may have objects about external hosts as well. */
  readonly unread: readonly string[]
  /** Entries of head's allow-list that have expired, or that no reached host needs. */
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

/** A reached host that the allow-list does not contain: with a base only if head newly reaches it. */
export interface OutsideAllowlist {
  /** `error` if it is certain; `warning` if it depends on inputs that files do not state. */
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

/** The answer of `meshgate egress` about one mesh. */
export interface MeshEgressAnswer {
  readonly environment: string | null
  readonly targets: readonly string[]
  /** The exits of all groups with `reachesShared`. */
  readonly shared: readonly ExitAnswer[]
  readonly groups: readonly EgressGroup[]
  /** What was not read, so that more or fewer hosts may be reached. */
  readonly unread: readonly string[]
  /** Present with a base. */
  readonly difference?: EgressDifferenceAnswer
  /** Present with an allow-list. */
  readonly outside?: readonly OutsideAllowlist[]
}

/** Pods that reach the same hosts. */
export interface EgressGroup {
  /** `namespace payments`, `Deployment payments/batch`. */
  readonly clients: readonly string[]
  readonly reachesShared: boolean
  /** Called hosts in `shared` that do not apply to this group: `exits` has its own exits for them. */
  readonly except: readonly string[]
  readonly exits: readonly ExitAnswer[]
  /** Why any other host is reached as well; `null` if none is. */
  readonly anyHost: AnyHostAnswer | null
  /** The network policies that limit it besides the mesh. */
  readonly limits: readonly string[]
  /** Inputs that files do not state. */
  readonly missing: readonly string[]
}

/** Why pods reach any host that they call. */
export interface AnyHostAnswer {
  readonly reason: 'no-proxy' | 'ztunnel' | 'policy'
  readonly missing: readonly string[]
  readonly by: RequestPlace | null
}

/** A port of an external host, and how calls get there. */
export interface ExitAnswer {
  readonly host: string
  readonly port: number
  /**
   * `''` for the addresses that DNS returns for the host, `any` for any address that the application calls, else an address
   * or range.
   */
  readonly address: string
  readonly called: {
    readonly host: string
    readonly port: number
    readonly protocol: 'http' | 'tls' | 'tcp'
    readonly serverName?: string
    /** The host by which a gateway routes requests, below a wildcard host. */
    readonly authority?: string
  }
  /** `mediated`: proxies see requests; `passthrough`: they see connections. */
  readonly mode: 'mediated' | 'passthrough'
  /** TLS that the last proxy adds; `unknown` if files do not state it. */
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
  /** `nothing-new`: everything that could matter was read, and no host is reached that base does not reach. */
  readonly verdict: 'nothing-new' | 'new' | 'unknown'
  /** Why it is unknown whether there is more. */
  readonly because: readonly string[]
  readonly anyHost: readonly AnyHostChange[]
  /** Opened destinations come first. */
  readonly changes: readonly EgressChangeAnswer[]
}

/** Pods that newly reach any host, or no longer do. */
export interface AnyHostChange extends AnyHostAnswer {
  readonly kind: 'opened' | 'closed'
  readonly clients: readonly string[]
}

/** A destination that pods reach differently than in base. */
export interface EgressChangeAnswer {
  readonly kind: 'opened' | 'closed' | 'changed'
  readonly host: string
  readonly port: number
  readonly address: string
  readonly clients: readonly string[]
  readonly head: readonly ExitAnswer[]
  readonly base: readonly ExitAnswer[]
  /** Inputs that files do not state and that the change depends on. */
  readonly missing: readonly string[]
  /** The line of head that opens or changes it; for a closed destination the line of base that declared it. */
  readonly by: RequestPlace | null
}
