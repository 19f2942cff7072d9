import type { Witness } from '../core/report.ts'
import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/**
 * The codes of the consequences of merging, by area.
 *
 * `access`: who gets in. `token-lost`: requests that needed a token need none; `opened`: requests that policies refused get
 * through without one; `deny-narrowed`, `deny-inverted`: since a DENY rule leaves them out, or means the reverse;
 * `redirected`: they are no longer refused and answered with a redirect; `refused-later`: a gateway no longer refuses them,
 * and a proxy behind it does; `opened-with-token`, `caller-allowed`: requests with a token, or of certain pods, get through;
 * `served`: what had no route is served; `token-demanded`, `closed`: requests are refused that got through; `undecided`:
 * there is too much to compare.
 *
 * `tokens`: which tokens are accepted. `mtls`: whether clients need a certificate; `calls-weakened`, `calls-strengthened`:
 * whether they show one. `egress`: which outside hosts are reached, and how. `traffic`: where requests go, how long they
 * wait, and what limits calls (`limits-changed`); `undecided`: there are too many to compare. `deletes`: objects that other objects need.
 */
export interface ConsequenceCodes {
  readonly access:
    | 'token-lost'
    | 'opened'
    | 'deny-narrowed'
    | 'deny-inverted'
    | 'redirected'
    | 'refused-later'
    | 'opened-with-token'
    | 'caller-allowed'
    | 'served'
    | 'token-demanded'
    | 'closed'
    | 'undecided'
  readonly tokens: 'issuer-trusted' | 'issuer-dropped' | 'audiences-changed' | 'keys-changed'
  readonly mtls: 'weakened' | 'strengthened' | 'calls-weakened' | 'calls-strengthened'
  readonly egress:
    | 'outside-allowlist'
    | 'any-host'
    | 'wildcard-opened'
    | 'opened'
    | 'closed'
    | 'tls-lost'
    | 'tls-unverified'
    | 'rerouted'
  readonly traffic:
    | 'lost'
    | 'moved'
    | 'timeout-changed'
    | 'retries-changed'
    | 'limits-changed'
    | 'tls-changed'
    | 'undecided'
  readonly deletes: 'needed'
}

/** The areas of consequences: access, egress, tokens and so on; each has its own codes. */
export type ConsequenceArea = keyof ConsequenceCodes

/** A consequence of a merge in one mesh. */
export interface ConsequenceIn<Area extends ConsequenceArea> {
  readonly area: Area
  readonly code: ConsequenceCodes[Area]
  /** What "merging this" does, beginning with a verb, with code between backticks: "lets anyone `GET` …". */
  readonly sentence: string
  /** The field that causes it, and its object. */
  readonly place: ConsequencePlace
  /** A key that is equal for the same consequence in another run. */
  readonly about: string
  /** The missing inputs that it depends on; none if it is certain. */
  readonly missing: readonly string[]
  /**
   * Unread inputs of head only. They are named and do not make the consequence uncertain. Absent if they were not
   * searched.
   */
  readonly brought?: readonly string[]
  /** The namespaces whose objects decide it, besides that of the field and the root namespace. */
  readonly namespaces?: readonly string[]
  /** A request that shows it, with the decisions of both sides. */
  readonly witness?: Witness
}

/** A consequence of any area in one mesh. */
export type MeshConsequence = { [Area in ConsequenceArea]: ConsequenceIn<Area> }[ConsequenceArea]

/** A field of head, or a field of base that head removes. */
export interface ConsequencePlace {
  /** `null` for a field of values from which no object is rendered. */
  readonly object: Manifest | null
  readonly node: Node
  readonly side: 'head' | 'base'
  /** The id of the target with the values, if there is no object. */
  readonly target?: string
}
