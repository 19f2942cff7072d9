import type { Location } from './report.ts'
import type { RequestDecisionAnswer, RequestPlace } from './request-answer.ts'

/** What became of the policy tests of a tree. */
export interface PolicyTestReport {
  /** The test files, sorted. */
  readonly files: readonly string[]
  readonly results: readonly PolicyTestResult[]
  /** Requests of environments that were not asked for. */
  readonly skipped: number
  readonly mistakes: readonly PolicyTestMistake[]
  /** What the tests reach; absent if nobody asked. */
  readonly coverage?: PolicyTestCoverage
  /** Releases that are not rendered and are taken to touch no request, see `RequestDecisionAnswer`. */
  readonly unseen: readonly string[]
}

/** One request of a case, decided in one mesh. */
export interface PolicyTestResult {
  /** Of the case, with that of its row. */
  readonly name: string
  /** The case alone, and its line. */
  readonly case: { readonly name: string; readonly at: Location }
  /** `GET https://shop.example.com/api`. */
  readonly request: string
  /** `NAMESPACE/SERVICEACCOUNT`; `null` for a client outside of the mesh. */
  readonly from: string | null
  /** Its name; `null` without one. */
  readonly token: string | null
  /** The environment, or the targets of a mesh that is of none. */
  readonly mesh: string
  /** The line of the case, or of its row. */
  readonly at: Location
  /** `null` if nothing of the mesh is for the host. */
  readonly verdict: RequestDecisionAnswer['verdict'] | null
  /** Empty if all is as expected. */
  readonly mismatches: readonly ExpectationMismatch[]
  /** The line that decided; `null` if none did. */
  readonly by: RequestPlace | null
  /** Envoy's RESPONSE_CODE_DETAILS of a request that a proxy answers; `null` of one that gets through. */
  readonly reason: string | null
}

/** What of the meshes tests reach: what decides about one of their requests. */
export interface PolicyTestCoverage {
  /** In each mesh the rules of policies, the routes, the issuers of tokens and the principals in rules. */
  readonly total: number
  readonly reached: number
  /** What no test reaches, by file and line; once for all meshes that lack it. */
  readonly unreached: readonly UnreachedItem[]
}

export interface UnreachedItem {
  readonly kind: 'rule' | 'route' | 'issuer' | 'principal'
  /** `AuthorizationPolicy shop/api`. */
  readonly object: string
  /** The field: `spec.rules[0]`. */
  readonly path: string
  /** The issuer or principal; `''` for others. */
  readonly value: string
  /** Environments, or the targets of meshes that are of none. */
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

/** Something wrong with a test file: its case does not run. */
export interface PolicyTestMistake {
  readonly at: Location
  readonly message: string
}
