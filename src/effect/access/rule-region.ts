import type { RuleParts } from '../request/policy/rule-match.ts'
import { PatternIndex } from './pattern-index.ts'
import { commonAxes, type RuleExtent } from './rule-extent.ts'
import type { KeptParts } from './rule-slice.ts'

/** Regions of differing rules by their keys: many proxies share them. */
export type KeptRegions = Map<string, RuleRegion>

/** A rule by what it matches at most. */
export interface ExtentSource {
  readonly extents: () => RuleParts<RuleExtent>
}

/** The requests and connections that some rules match at most. */
export class RuleRegion {
  readonly #http: ExtentIndex
  readonly #tcp: ExtentIndex

  constructor(rules: readonly ExtentSource[]) {
    const extents = rules.map((rule) => rule.extents())
    this.#http = new ExtentIndex(extents.map(({ http }) => http))
    this.#tcp = new ExtentIndex(extents.flatMap(({ tcp }) => tcp ?? []))
  }

  /** The parts of a rule that may match some of them. */
  partsOf(rule: ExtentSource): KeptParts {
    const { http, tcp } = rule.extents()
    return { http: this.#http.mayOverlap(http), tcp: tcp !== null && this.#tcp.mayOverlap(tcp) }
  }
}

/** Whether a rule may match a request that one of many rules matches. */
class ExtentIndex {
  readonly #isEmpty: boolean
  readonly #axes: ReadonlyMap<string, PatternIndex>

  constructor(extents: readonly RuleExtent[]) {
    this.#isEmpty = extents.length === 0
    this.#axes = new Map(
      [...commonAxes(extents)].map(([axis, patterns]) => [axis, new PatternIndex(patterns)]),
    )
  }

  mayOverlap(extent: RuleExtent): boolean {
    if (this.#isEmpty) return false
    return [...extent].every(([axis, patterns]) => {
      const index = this.#axes.get(axis)
      return !index || patterns.some((pattern) => index.mayOverlap(pattern))
    })
  }
}
