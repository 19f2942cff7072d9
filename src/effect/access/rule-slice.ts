import type { Manifest } from '../../model/manifest.ts'
import type { AttachedPolicy } from '../request/policy/attachment.ts'
import type { RuleParts } from '../request/policy/rule-match.ts'

/** True for the parts of a rule that are compared: for requests, and for TCP connections. */
export type KeptParts = RuleParts<boolean>

/**
 * The rules that can decide about requests on which two sides differ, if nothing but AuthorizationPolicies does. Other requests are
 * decided alike, so that rules which match none of those need not be read.
 */
export interface RuleSlice {
  /** Equal for slices with the same rules. */
  readonly key: string
  readonly head: SideSlice
  readonly base: SideSlice
  /** The ALLOW policy that stands for all others, as none of its rules is compared; empty without such policies. */
  readonly standIns: readonly Manifest[]
}

/** The policies of one side that are read. */
export interface SideSlice {
  /** Those with compared rules, and the ALLOW policy that stands for all others. */
  readonly policies: readonly AttachedPolicy[]
  /** @param index of the rule in its policy */
  keptParts(policy: Manifest, index: number): KeptParts
  /** True if a witness is replayed with these policies alone, since the proxy has very many. */
  readonly isReplayedAlone: boolean
}

/** Both sides of an entry point, and the rules that matter there; `null`: all. */
export interface SlicedSides<Side> {
  readonly head: Side
  readonly base: Side
  readonly slice: RuleSlice | null
}
