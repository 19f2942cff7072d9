import type { Edit, Location } from '../../core/report.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { customRuleCodes } from '../../core/custom-rule.ts'
import { findRule, unknownRuleMessage } from '../../rules/find-rule.ts'

/** A statement that a finding is accepted: a comment, an entry of the configuration, or one of the baseline. */
export interface Waiver {
  /** `family/name`, or with a code `family/name/code`. */
  readonly rule: string
  readonly at: Location
  readonly reason: string
  /** Who answers for it; `''` if it does not say. */
  readonly owner: string
  /** The last day on which it counts, as `2026-12-31`; `null` if it counts for ever. */
  readonly until: string | null
  /** What is wrong with it, as the end of a sentence; a waiver that is wrong waives nothing. `null` if it is right. */
  readonly mistake: string | null
  /** Equal in base and head if it is the same statement about the same thing. */
  readonly identity: string
  /** By what findings look it up, as `waiverLookup` does. */
  readonly key: string
  /** True if a finding with this key is the one that the waiver means, whatever its rule. */
  readonly covers: (finding: LocatedFinding) => boolean
  /** How often it counts: a comment for all findings that it covers, an entry of the baseline for as many as it lists. */
  readonly limit: number
  /** Removes it from its file; empty if only a person can. */
  readonly removal: readonly Edit[]
  /** The list that it is an entry of; absent for a comment. */
  readonly list?: WaiverList
  /** True if the configuration of the tree does not have it, so that there is nothing to repair. */
  readonly isElsewhere?: boolean
}

/** A list of waivers in a configuration. */
export interface WaiverList {
  readonly size: number
  /** Removes the list, which must not be left without entries; empty if only a person can. */
  readonly removal: readonly Edit[]
}

/** The names by which a waiver may name the rule of a finding: the rule, and this code of it. */
export function ruleNames({ rule, code }: LocatedFinding): readonly [string, string] {
  return [rule, `${rule}/${code}`]
}

/**
 * What is wrong with the rule or the last day of a waiver, as the end of a sentence; `null` if nothing is.
 *
 * @param customRules the ids of the rules that the repository defines
 */
export function waiverMistake(
  rule: string,
  until: string | null,
  customRules: ReadonlySet<string>,
): string | null {
  const [family = '', name = '', ...code] = rule.split('/')
  const id = `${family}/${name}`
  const known = customRules.has(id) ? { id, codes: customRuleCodes as readonly string[] } : findRule(id)
  if (!known) return unknownRuleMessage(rule)
  if (family === 'meshgate') return `a finding about the check itself cannot be waived`
  if (code.length > 0 && !known.codes.includes(code.join('/'))) {
    return `the rule \`${known.id}\` has no code \`${code.join('/')}\``
  }
  const isDay = until === null || (/^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until)))
  return isDay ? null : `\`${until}\` is no day; write it as in \`2026-12-31\``
}

/** True after the last day of a waiver, in every time zone; false if the time is not known. */
export function isExpired({ until }: Waiver, now: number | null): boolean {
  if (until === null || now === null) return false
  return now >= Date.parse(until) + millisecondsOfDay
}

const millisecondsOfDay = 24 * 60 * 60 * 1000
