import type { CauseKind } from './cause.ts'
import type { Excerpt, Location, ObjectRef } from './report.ts'

/** The refused requests in an access log of a proxy, and the lines of the repository that refuse them. */
export interface ExplainedLog {
  readonly counts: LogCounts
  readonly groups: readonly ExplainedGroup[]
}

/** Requests that were refused for one reason, and the lines that state it. */
export interface ExplainedGroup extends RefusedGroup {
  /** One place for each line to edit; empty if the log or the repository does not show it. */
  readonly places: readonly RefusingPlace[]
  /** `null` if no test can expect the refusal. */
  readonly pinned: PinnedCase | null
}

/** A policy test that passes as long as such requests are refused. */
export interface PinnedCase {
  /** YAML, as in a test file. */
  readonly text: string
  /** The decision by the files of the repository if it differs from the log; else `null`. */
  readonly decided: string | null
}

/** A line to edit so that the requests pass. */
export interface RefusingPlace {
  readonly object: ObjectRef
  readonly at: Location
  readonly cause: CauseKind | 'source'
  readonly environments: readonly string[]
  readonly excerpt?: Excerpt
}

/** Why a proxy refused a request, according to its access log. */
export type RefusalReason =
  | { readonly by: 'policy'; readonly policy: PolicyRuleRef }
  /** ALLOW policies hold at the proxy, and no rule of them matches. */
  | { readonly by: 'no-policy' }
  /** The verification of the token failed; `step` is Envoy's message: `Jwt is expired`. */
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

/** Why a proxy got no answer from a service. */
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

/** Numbers of lines of an access log. */
export interface LogCounts {
  /** Requests in the log. */
  readonly requests: number
  readonly refused: number
  /** 401 and 403 that a service or another proxy answered, which this proxy passed on. */
  readonly passedOn: number
  /** Lines in an unknown format. */
  readonly unread: number
}

/** Requests that were refused for one reason. */
export interface RefusedGroup {
  readonly refusal: RefusalReason
  readonly status: number
  readonly host: string | null
  /** The cluster of the route; `null` if the reason does not depend on it. */
  readonly cluster: string | null
  /** The name of the route; `null` if the reason does not depend on it. */
  readonly route: string | null
  readonly count: number
  /** The times of the first and the last request, as the log states them. */
  readonly first: string | null
  readonly last: string | null
  /** The most frequent methods and paths. */
  readonly examples: readonly RequestExample[]
}

/** A method and path with the number of its requests. */
export interface RequestExample {
  readonly method: string | null
  /** Without its query, which may contain a token. */
  readonly path: string | null
  readonly count: number
}
