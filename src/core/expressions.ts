import type {
  customRuleCodes,
  ExpressionPart,
  FieldPattern,
  ObjectVariables,
  RuleExpressions,
} from './custom-rule.ts'

/**
 * Compiles the expressions of custom rules and evaluates them, with limits of time and memory, since a repository writes
 * them. Calls block, since rules are synchronous. Never throws.
 */
export interface Expressions {
  /** Compiles a rule, or says why that is not possible. */
  compile(rule: RuleExpressions): Compilation
  /** What rules find in an object: a list for each rule. A rule that does not compile, or is stopped, finds nothing. */
  evaluate(rules: readonly RuleExpressions[], subject: EvaluatedObject): readonly (readonly RuleViolation[])[]
  /** Why a rule is no longer evaluated; `null` if it still is. */
  stopOf(rule: RuleExpressions): ExpressionStop | null
}

/** The result of compiling a rule. */
export interface Compilation {
  readonly errors: readonly ExpressionError[]
  /** The fields that the rule reads, as far as its expressions name them. */
  readonly reads: readonly FieldRead[]
  /** What its `expression` reads of `target`. */
  readonly variables: readonly (keyof ObjectVariables)[]
  /** True if one of its texts reads `oldObject`. */
  readonly readsOldObject: boolean
  /** True if one of its texts reads `values`. */
  readonly readsValues: boolean
  /** The paths that the rule reads below `values`, as far as its expressions name them. */
  readonly valuesReads: readonly FieldPattern[]
}

/** A mistake in one of the texts of a rule. Offsets are UTF-16 indices into that text. */
export interface ExpressionError {
  readonly part: ExpressionPart
  readonly start: number
  readonly end: number
  /** One sentence in lower case. */
  readonly message: string
}

/** A field of `object` or `oldObject` that an expression reads, with the offsets of its name in the text. */
export interface FieldRead {
  readonly part: ExpressionPart
  readonly path: FieldPattern
  readonly start: number
  readonly end: number
}

/** An object, and what expressions can read besides it. */
export interface EvaluatedObject {
  /** JSON data, with large numbers as bigint. */
  readonly object: unknown
  /** The object in base, as JSON data; `null` if base does not have it. */
  readonly oldObject: unknown
  /** The merged values of the release that renders it, as JSON data; `null` for an object that no release renders. */
  readonly values: unknown
  readonly variables: ObjectVariables
}

/** A violation of a rule by an object. */
export interface RuleViolation {
  /** `violated`: the expression is false. `evaluation-failed`: it has no value here. */
  readonly code: (typeof customRuleCodes)[number]
  /** The field; `null` for the object as a whole. */
  readonly path: readonly (string | number)[] | null
  readonly message: string
}

/** Why a rule is no longer evaluated. */
export interface ExpressionStop {
  readonly code: 'too-slow' | 'no-time-left'
  /** The end of a sentence about the rule. */
  readonly text: string
}
