import type { RequestPlace } from './request-answer.ts'

/** Which requests the proxies of each mesh decide differently than in base. */
export interface AccessAnswer {
  readonly meshes: readonly MeshAccessAnswer[]
}

/** The answer of `meshgate access` about one mesh. */
export interface MeshAccessAnswer {
  readonly environment: string | null
  readonly targets: readonly string[]
  /**
   * `equal`: all requests are decided as in base. `nothing-new`: no request that was refused is let through. Both require
   * that everything that could matter was read and compared. `new`: some requests that were refused are let through.
   */
  readonly verdict: 'equal' | 'nothing-new' | 'new' | 'unknown'
  /** Why it is unknown whether there is more. */
  readonly because: readonly string[]
  /** The most severe first: requests let through without a token and an identity, other requests let through, then the rest. */
  readonly changes: readonly AccessChangeAnswer[]
  /** Workloads that base does not have, compared with what its policies would decide about such pods. */
  readonly added: readonly string[]
  /** Objects that differ and decide where requests are sent. The verdict does not consider the routes that requests take. */
  readonly routes: readonly string[]
}

/** Requests that are decided differently. No two changes at one entry point have a request in common. */
export interface AccessChangeAnswer {
  /**
   * `opened`: refused in base, let through in head; `closed`: the reverse; `otherwise`: let through or refused in another
   * way.
   */
  readonly kind: 'opened' | 'closed' | 'otherwise'
  /** The entry points of the requests: `Deployment shop/api`, `port 80 of Gateway shop/gw`, `pods of namespace shop`. */
  readonly entries: readonly string[]
  /** What the requests have in common, part by part; a part that is not named may be anything. */
  readonly requests: readonly AccessRequestPart[]
  /** True if some of the requests have no token. */
  readonly isWithoutToken: boolean
  /** True if some of the clients have no identity of the mesh. */
  readonly isWithoutIdentity: boolean
  readonly base: AccessSideAnswer
  readonly head: AccessSideAnswer
  /** The fields that decide and that differ; those of head where head has them. */
  readonly because: readonly RequestPlace[]
  /** One of the requests. The simulator of requests decides it in the same way. */
  readonly witness: AccessWitnessAnswer
  /** Inputs that files do not state and that the change depends on; empty if the change is certain. */
  readonly missing: readonly string[]
}

/** One part of requests in words. */
export interface AccessRequestPart {
  /** `host`, `port`, `path`, `method`, `token`, `transport`, `identity`, `source`, `claim NAME`, `second claim NAME`, `header NAME`. */
  readonly part: string
  /** The possible values; empty for all values but those in `except`. */
  readonly of: readonly string[]
  readonly except: readonly string[]
}

/** How head or base decides about a class of requests. */
export interface AccessSideAnswer {
  readonly verdict: 'allowed' | 'refused'
  /** `403`, `closed`, `let through`; several if requests are refused in several ways. */
  readonly outcomes: readonly string[]
  /** The smallest set of rules that makes this decision. */
  readonly by: readonly RequestPlace[]
}

/** A request as a proxy receives it. */
export interface AccessWitnessAnswer {
  readonly method: string
  readonly host: string
  readonly port: number
  /** Path and query. */
  readonly target: string
  /** By name in lower case; a token is shown as `<token>`. */
  readonly headers: Readonly<Record<string, string>>
  readonly transport: 'plain' | 'tls' | 'mtls'
  /** The identity of the client; `null` without one. */
  readonly identity: string | null
  readonly address: string | null
  /** The payload of its token; `null` without a valid token. */
  readonly claims: Readonly<Record<string, unknown>> | null
  /** The payload of a second valid token, which is shown as `<second token>`; absent without one. */
  readonly secondClaims?: Readonly<Record<string, unknown>>
}
