import type { RequestPlace } from './request-answer.ts'

/** Which requests the proxies of each mesh decide otherwise than in base. */
export interface AccessAnswer {
  readonly meshes: readonly MeshAccessAnswer[]
}

export interface MeshAccessAnswer {
  readonly environment: string | null
  readonly targets: readonly string[]
  /**
   * `equal`: no request is let through or refused otherwise; `nothing-new`: none is let through that was refused. Both are only said where all
   * that could matter was read and compared. `new`: some are let through that were refused.
   */
  readonly verdict: 'equal' | 'nothing-new' | 'new' | 'unknown'
  /** Why it is unknown whether there is more. */
  readonly because: readonly string[]
  /** The gravest first: what is let through without a token and an identity, other requests that are, then the rest. */
  readonly changes: readonly AccessChangeAnswer[]
  /** Workloads that base does not have, compared with what its policies would decide about such pods. */
  readonly added: readonly string[]
  /** The objects that differ and say where requests are sent: which routes requests take is left aside by the verdict. */
  readonly routes: readonly string[]
}

/** Requests that are decided otherwise. No two changes at one entry point have a request in common. */
export interface AccessChangeAnswer {
  /** `opened`: refused in base, let through in head; `closed`: the other way round; `otherwise`: let through in another way. */
  readonly kind: 'opened' | 'closed' | 'otherwise'
  /** Where the requests come in: `Deployment shop/api`, `port 80 of Gateway shop/gw`, `pods of namespace shop`. */
  readonly entries: readonly string[]
  /** What the requests have in common, part by part; a part that is not named may be anything. */
  readonly requests: readonly AccessRequestPart[]
  /** True if some of the requests have no token. */
  readonly isWithoutToken: boolean
  /** True if some of the clients have no identity of the mesh. */
  readonly isWithoutIdentity: boolean
  readonly base: AccessSideAnswer
  readonly head: AccessSideAnswer
  /** The fields that decide and that differ, in head where head has them: what makes the difference. */
  readonly because: readonly RequestPlace[]
  /** One of the requests; the simulator of requests decides about it in the same way. */
  readonly witness: AccessWitnessAnswer
  /** What files do not tell and the change depends on; none if it is certain. */
  readonly missing: readonly string[]
}

/** One part of requests in words. */
export interface AccessRequestPart {
  /** `host`, `port`, `path`, `method`, `token`, `transport`, `identity`, `source`, `claim NAME`, `header NAME`. */
  readonly part: string
  /** Any of these; empty for all but `except`. */
  readonly of: readonly string[]
  readonly except: readonly string[]
}

export interface AccessSideAnswer {
  readonly verdict: 'allowed' | 'refused'
  /** `403`, `closed`, `let through`; several where the requests are refused in several ways. */
  readonly outcomes: readonly string[]
  /** The smallest set of rules that decides so. */
  readonly by: readonly RequestPlace[]
}

/** A request as it comes to a proxy. */
export interface AccessWitnessAnswer {
  readonly method: string
  readonly host: string
  readonly port: number
  /** Path and query. */
  readonly target: string
  /** By name in lower case; a token stands as `<token>`. */
  readonly headers: Readonly<Record<string, string>>
  readonly transport: 'plain' | 'tls' | 'mtls'
  /** The identity of the client; `null` without one. */
  readonly identity: string | null
  readonly address: string | null
  /** The payload of its token; `null` without a good one. */
  readonly claims: Readonly<Record<string, unknown>> | null
}
