import type { Location } from './report.ts'
import type { RequestDecisionAnswer, RequestPlace } from './request-answer.ts'

/** The results of the policy tests of a tree. */
export interface PolicyTestReport {
  /** The test files, sorted. */
  readonly files: readonly string[]
  readonly results: readonly PolicyTestResult[]
  /** Number of requests in environments that were not selected. */
  readonly skipped: number
  readonly mistakes: readonly PolicyTestMistake[]
  /** The coverage of the tests; absent if it was not requested. */
  readonly coverage?: PolicyTestCoverage
  /** Releases that are not rendered and are assumed to affect no request, see `RequestDecisionAnswer`. */
  readonly unseen: readonly string[]
}

/** One request of a case, decided in one mesh. */
export interface PolicyTestResult {
  /** The names of the case and of its row. */
  readonly name: string
  /** The case without its row. */
  readonly case: { readonly name: string; readonly at: Location }
  /** `GET https://shop.example.com/api`. */
  readonly request: string
  /** `NAMESPACE/SERVICEACCOUNT`; `null` for a client outside of the mesh. */
  readonly from: string | null
  /** The name of the token; `null` without a token. */
  readonly token: string | null
  /** The environment, or the targets of a mesh without one. */
  readonly mesh: string
  /** The line of the case, or of its row. */
  readonly at: Location
  /** `null` if the mesh has nothing for the host, and all of it was read. */
  readonly verdict: RequestDecisionAnswer['verdict'] | null
  /** Empty if all is as expected. */
  readonly mismatches: readonly ExpectationMismatch[]
  /** The line that decided; `null` if no line did. */
  readonly by: RequestPlace | null
  /** Envoy's RESPONSE_CODE_DETAILS of a request that a proxy answers; `null` if it gets through. */
  readonly reason: string | null
}

/** How many items of the meshes decide about a request of the tests. */
export interface PolicyTestCoverage {
  /** The number of rules of policies, routes, issuers of tokens and principals in rules, in all meshes. */
  readonly total: number
  readonly reached: number
  /** The items that no test reaches, sorted by file and line; one entry for all meshes in which it is unreached. */
  readonly unreached: readonly UnreachedItem[]
}

/** Something that decides about requests and that no policy test reaches. */
export interface UnreachedItem {
  readonly kind: 'rule' | 'route' | 'issuer' | 'principal'
  /** `AuthorizationPolicy shop/api`. */
  readonly object: string
  /** The field: `spec.rules[0]`. */
  readonly path: string
  /** The issuer or principal; `''` for others. */
  readonly value: string
  /** Environments, or the targets of meshes without one. */
  readonly meshes: readonly string[]
  readonly file: string
  readonly line: number
}

/** A field that is not as expected. */
export interface ExpectationMismatch {
  /** The key of `expect`. */
  readonly field: string
  readonly expected: string
  readonly actual: string
}

/** A mistake in a test file; its case does not run. */
export interface PolicyTestMistake {
  readonly at: Location
  readonly message: string
}
