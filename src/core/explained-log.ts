import type { CauseKind } from './cause.ts'
import type { Excerpt, Location, ObjectRef } from './report.ts'

/** What the access log of a proxy says of refused requests, with the lines of the repository that refuse them. */
export interface ExplainedLog {
  readonly counts: LogCounts
  readonly groups: readonly ExplainedGroup[]
}

/** Requests that were refused for one reason, and where that is written. */
export interface ExplainedGroup extends RefusedGroup {
  /** One place for each line to edit; empty where the log or the repository does not tell. */
  readonly places: readonly RefusingPlace[]
  /** `null` where no test can hold the refusal. */
  readonly pinned: PinnedCase | null
}

/** A policy test that holds as long as such requests are refused. */
export interface PinnedCase {
  /** YAML, as it stands in a test file. */
  readonly text: string
  /** What files decide about it, where that is something else than the log says; else `null`. */
  readonly decided: string | null
}

/** A line to edit if the requests should pass. */
export interface RefusingPlace {
  readonly object: ObjectRef
  readonly at: Location
  readonly cause: CauseKind | 'source'
  readonly environments: readonly string[]
  readonly excerpt?: Excerpt
}

/** Why a proxy refused a request, as its access log says it. */
export type RefusalReason =
  | { readonly by: 'policy'; readonly policy: PolicyRuleRef }
  /** ALLOW policies hold at the proxy, and no rule of them matches. */
  | { readonly by: 'no-policy' }
  /** A step of the check of tokens, in Envoy's words: `Jwt is expired`. */
  | { readonly by: 'token'; readonly step: string }
  /** A provider that a CUSTOM policy asks. */
  | { readonly by: 'provider' }
  | { readonly by: 'route'; readonly reason: RouteReason }

/** A rule of an AuthorizationPolicy. */
export interface PolicyRuleRef {
  readonly namespace: string
  readonly name: string
  /** Its index in `spec.rules`. */
  readonly rule: number
}

/** Why a proxy had no answer of a service to pass on. */
export type RouteReason =
  | 'no-route'
  | 'no-cluster'
  | 'no-healthy-endpoint'
  | 'connection-failed'
  | 'pool-full'
  | 'retries-failed'
  | 'timeout'
  | 'connection-closed'
  | 'fault'
  | 'rate-limit'
  | 'direct-response'

/** How many lines of an access log are what. */
export interface LogCounts {
  /** Requests that the log has. */
  readonly requests: number
  readonly refused: number
  /** 401 and 403 that a service or another proxy answered, which this proxy passed on. */
  readonly passedOn: number
  /** Lines of no format that is known. */
  readonly unread: number
}

/** Requests that were refused for one reason. */
export interface RefusedGroup {
  readonly refusal: RefusalReason
  readonly status: number
  readonly host: string | null
  /** The cluster to which the route leads; `null` where the reason does not depend on it. */
  readonly cluster: string | null
  /** The name of the route; `null` where the reason does not depend on it. */
  readonly route: string | null
  readonly count: number
  /** The times of the first and the last of them, as the log has them. */
  readonly first: string | null
  readonly last: string | null
  /** Method and path of the most frequent ones. */
  readonly examples: readonly RequestExample[]
}

/** A method and path with the number of its requests. */
export interface RequestExample {
  readonly method: string | null
  /** Without its query, which may contain a token. */
  readonly path: string | null
  readonly count: number
}
