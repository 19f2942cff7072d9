import type { TrustDomains } from '../../istio/policy/identity.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import type { RuleParts } from '../request/policy/rule-match.ts'
import { PatternIndex } from './pattern-index.ts'
import { commonAxes, operationAxes, ruleExtents, type RuleExtent } from './rule-extent.ts'
import type { KeptParts } from './rule-slice.ts'

/** A rule of an AuthorizationPolicy. */
export interface RuleOfPolicy {
  readonly policy: Manifest
  readonly node: Node
}

/** Rules by keys that are equal for rules that decide alike. */
export type RulesByKey = ReadonlyMap<string, RuleOfPolicy>

/** Makes the region of some rules once: many proxies share it. */
export function regionFinder(trustDomains: () => TrustDomains): (rules: RulesByKey) => RuleRegion {
  const kept = new Map<string, RuleRegion>()
  return (rules) => {
    const key = [...rules.keys()].join('\n')
    const region = kept.get(key) ?? new RuleRegion(key, [...rules.values()], trustDomains())
    kept.set(key, region)
    return region
  }
}

/** The requests and connections that some rules match at most. */
export class RuleRegion {
  /** Equal for regions of the same rules. */
  readonly key: string
  readonly #trustDomains: TrustDomains
  readonly #http: ExtentIndex
  readonly #tcp: ExtentIndex
  readonly #kept = new Map<Manifest, readonly KeptParts[] | null>()

  constructor(key: string, rules: readonly RuleOfPolicy[], trustDomains: TrustDomains) {
    this.key = key
    this.#trustDomains = trustDomains
    const extents = rules.map(({ policy, node }) => this.#extentsOf(policy, [node])[0]!)
    this.#http = new ExtentIndex(extents.map(({ http }) => http))
    this.#tcp = new ExtentIndex(extents.flatMap(({ tcp }) => tcp ?? []))
  }

  /** The parts of the rules of a policy that may match some of them; `null` if no rule may. */
  partsOf(policy: Manifest): readonly KeptParts[] | null {
    const kept = this.#kept.get(policy)
    if (kept !== undefined) return kept
    const rules = policy.spec.items('rules')
    const parts = rules.every((rule) => this.#isApart(policy, rule))
      ? null
      : this.#matchingParts(policy, rules)
    this.#kept.set(policy, parts)
    return parts
  }

  /** True for a rule whose operations alone show that it matches none of them: istiod omits such an ALLOW rule for TCP. */
  #isApart(policy: Manifest, rule: Node): boolean {
    const isOfHttp = this.#tcp.isEmpty || actionOfPolicy(policy) === 'ALLOW'
    return (
      isOfHttp &&
      operationAxes.some(({ axis, field, patternOf }) => {
        const index = this.#http.axis(axis)
        return (
          index !== undefined && isLimitedApart(rule, field, (value) => index.mayOverlap(patternOf(value)))
        )
      })
    )
  }

  #matchingParts(policy: Manifest, rules: readonly Node[]): readonly KeptParts[] | null {
    const all = this.#extentsOf(policy, rules).map(({ http, tcp }): KeptParts => ({
      http: this.#http.mayOverlap(http),
      tcp: tcp !== null && this.#tcp.mayOverlap(tcp),
    }))
    return all.some(({ http, tcp }) => http || tcp) ? all : null
  }

  #extentsOf(policy: Manifest, rules: readonly Node[]): RuleParts<RuleExtent>[] {
    const isAllow = actionOfPolicy(policy) === 'ALLOW'
    const context = { namespace: policy.namespace, isAllow, trustDomains: this.#trustDomains }
    return rules.map((node) => ruleExtents(node, context))
  }
}

/** True if each operation of a rule has values of a field, and no request of the region has one of them. */
function isLimitedApart(rule: Node, field: string, mayOverlap: (value: string) => boolean): boolean {
  const operations = rule.items('to')
  return (
    operations.length > 0 &&
    operations.every((operation) => {
      const values = operation.get('operation').items(field)
      return (
        values.length > 0 && values.every(({ text }) => text !== '' && !mayOverlap(text) && !isUnfilled(text))
      )
    })
  )
}

/** Whether a rule may match a request that one of many rules matches. */
class ExtentIndex {
  readonly isEmpty: boolean
  readonly #axes: ReadonlyMap<string, PatternIndex>

  constructor(extents: readonly RuleExtent[]) {
    this.isEmpty = extents.length === 0
    this.#axes = new Map(
      [...commonAxes(extents)].map(([axis, patterns]) => [axis, new PatternIndex(patterns)]),
    )
  }

  axis(name: string): PatternIndex | undefined {
    return this.#axes.get(name)
  }

  mayOverlap(extent: RuleExtent): boolean {
    if (this.isEmpty) return false
    for (const [axis, index] of this.#axes) {
      const patterns = extent.get(axis)
      if (patterns && !patterns.some((pattern) => index.mayOverlap(pattern))) return false
    }
    return true
  }
}
