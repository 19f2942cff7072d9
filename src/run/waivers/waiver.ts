import { isDay } from '../../core/day.ts'
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
  /** The owner; `''` without one. */
  readonly owner: string
  /** The last day on which it counts, as `2026-12-31`; `null` without an end. */
  readonly until: string | null
  /** Its mistake, as the end of a sentence; `null` without one. A waiver with a mistake waives nothing. */
  readonly mistake: string | null
  /** Equal in base and head if it is the same statement about the same thing. */
  readonly identity: string
  /** The key by which `waiverLookup` finds it for a finding. */
  readonly key: string
  /** True if the waiver applies to a finding with this key, whatever its rule. */
  readonly covers: (finding: LocatedFinding) => boolean
  /** How many findings it waives: all for a comment, a number for an entry of the baseline. */
  readonly limit: number
  /** The edits that remove it; empty if only a person can. */
  readonly removal: readonly Edit[]
  /** The list that it is an entry of; absent for a comment. */
  readonly list?: WaiverList
  /** True if it is not in the configuration of the tree, so that nothing has to be repaired. */
  readonly isElsewhere?: boolean
}

/** A list of waivers in a configuration. */
export interface WaiverList {
  readonly size: number
  /** Removes the list, which must not be left without entries; empty if only a person can. */
  readonly removal: readonly Edit[]
}

/** The names by which a waiver may name the rule of a finding: the rule `RULE`, and its code `RULE/CODE`. */
export function ruleNames({ rule, code }: LocatedFinding): readonly [string, string] {
  return [rule, `${rule}/${code}`]
}

/**
 * The mistake in the rule or last day of a waiver, as the end of a sentence; `null` without one. A rule or code that does not
 * exist, a rule of the family `meshgate`, and a day that is not written as `2026-12-31` are mistakes; a past day is none.
 * @param until `null` for a waiver without an end
 * @param customRules the ids of the rules that the repository defines
 */
export function waiverMistake(
  rule: string,
  until: string | null,
  customRules: ReadonlySet<string>,
): string | null {
  const [family = '', name = '', ...code] = rule.split('/')
  const id = `${family}/${name}`
  const definition = customRules.has(id) ? { id, codes: customRuleCodes as readonly string[] } : findRule(id)
  if (!definition) return unknownRuleMessage(rule)
  if (family === 'meshgate') return `a finding about the check itself cannot be waived`
  if (code.length > 0 && !definition.codes.includes(code.join('/'))) {
    return `the rule \`${definition.id}\` has no code \`${code.join('/')}\``
  }
  return until === null || isDay(until) ? null : `\`${until}\` is no day; write it as in \`2026-12-31\``
}

/** True after the last day of a waiver, in every time zone; false if the time is not known. */
export function isExpired({ until }: Waiver, now: number | null): boolean {
  if (until === null || now === null) return false
  return now >= Date.parse(until) + millisecondsOfDay
}

const millisecondsOfDay = 24 * 60 * 60 * 1000
