import type { Location, Severity } from './report.ts'

/** A rule that a repository defines in CEL. It is plain data, so that the rules of two trees can be compared. */
export interface CustomRule {
  /** `custom/NAME`. */
  readonly id: string
  readonly severity: Severity
  /** `Kind`, `group/Kind`, `*` for every kind, or `values` for values files. */
  readonly kinds: readonly string[]
  readonly expressions: RuleExpressions
  readonly summary: string
  readonly why: string
  readonly fix: string
  /** The address of its page; absent if the repository states none. */
  readonly url?: string
  /** Where its id is written. */
  readonly at: Location
}

/** The expressions of a rule as they are written. */
export interface RuleExpressions {
  /** Whether the rule looks at an object; `null`: it looks at each. */
  readonly match: string | null
  /** The fields that are checked, each for itself; `null`: the object as a whole. */
  readonly field: FieldPattern | null
  /** CEL that must be true. */
  readonly expression: string
  /** A text with expressions in it: `{{ self }}`. */
  readonly message: string
  /** The values that expressions read as `params`, as the JSON of a map. */
  readonly params: string
}

/** The keys and indices of a field; `null` means each item of a list and each value of a map. */
export type FieldPattern = readonly (string | number | null)[]

/** The texts of a rule that hold CEL. */
export type ExpressionPart = 'match' | 'expression' | 'message'

/** A custom rule that compiles. */
export interface UsableRule extends CustomRule {
  /** The fields that its expressions read. */
  readonly reads: readonly FieldPattern[]
  /** What its `expression` reads of `target`. */
  readonly variables: readonly (keyof ObjectVariables)[]
  /** True if it reads `oldObject`, so that it checks a change of an object. */
  readonly readsOldObject: boolean
  /** True if it reads `values`: those of the release that renders an object. */
  readonly readsValues: boolean
  /** The paths that its expressions read below `values`. */
  readonly valuesReads: readonly FieldPattern[]
}

/** What expressions read as `target`; `''` for unknown texts. */
export interface ObjectVariables {
  readonly namespace: string
  readonly environment: string
  readonly release: string
}

/** The codes of findings of custom rules. */
export const customRuleCodes = ['violated', 'evaluation-failed'] as const

/** The codes of problems with custom rules themselves: with their files, their expressions and the time that these take. */
export const customRuleProblemCodes = [
  'no-such-file',
  'not-yaml',
  'shape',
  'duplicate-id',
  'expression',
  'example',
  'unknown-field',
  'unknown-rule',
  'too-slow',
  'no-time-left',
] as const

export type CustomRuleProblemCode = (typeof customRuleProblemCodes)[number]

/** True for the id of a custom rule, or one of its codes. */
export function isCustomRule(id: string): boolean {
  return id.startsWith('custom/')
}

/**
 * The entry of a rule's `kinds` that stands for values files. It is not the name of a kind: those begin with a capital
 * letter.
 */
export const valuesKind = 'values'

/**
 * True if an entry of a rule's `kinds` means a kind: `*` means every kind, `Kind` that kind of any group, `group/Kind` that
 * of one group, and `values` none.
 */
export function matchesKind(entry: string, group: string, kind: string): boolean {
  if (entry === '*') return true
  if (entry === valuesKind) return false
  const slash = entry.lastIndexOf('/')
  return entry.slice(slash + 1) === kind && (slash < 0 || entry.slice(0, slash) === group)
}
