import type { RuleViolation } from '../core/expressions.ts'
import type { CompiledMessagePart, CompiledCelRule, Evaluate } from './compile-rule.ts'
import { errorSummary } from './error-summary.ts'
import { fieldsMatching, type FieldOfObject } from './fields.ts'
import type { CelContext } from './cel-context.ts'
import { celText } from './values.ts'

/** Limit on the violations that a rule finds in one object. */
const maxViolations = 100

/**
 * The violations of a rule in an object, at most 100; none if the rule does not compile or its `match` is not true. An
 * expression that cannot be evaluated, or is neither true nor false, is a violation with the code `evaluation-failed`.
 */
export function evaluateRule(
  { expressions: { field }, params, program }: CompiledCelRule,
  objectContext: CelContext,
): RuleViolation[] {
  if (!program) return []
  const context: CelContext = { ...objectContext, params }
  const matches = program.match ? valueOf(program.match, context) : { value: true }
  if ('error' in matches) return [failure(null, 'match', matches.error)]
  if (matches.value !== true) return []
  const fields: (FieldOfObject | null)[] = field ? fieldsMatching(context['object'], field) : [null]
  return fields
    .flatMap((each) => violationIn(each, program.expression, program.message, context) ?? [])
    .slice(0, maxViolations)
}

function violationIn(
  field: FieldOfObject | null,
  expression: Evaluate,
  message: readonly CompiledMessagePart[],
  ruleContext: CelContext,
): RuleViolation | null {
  const path = field && field.path
  const context = field ? { ...ruleContext, self: field.value } : ruleContext
  const result = valueOf(expression, context)
  if ('error' in result) return failure(path, 'expression', result.error)
  if (result.value === true) return null
  if (result.value === false) return { code: 'violated', path, message: messageText(message, context) }
  return failure(path, 'expression', `it is neither true nor false but ${celText(result.value)}`)
}

/** The value of an expression, or why it has none: a key is missing, or a function is not defined for a value. */
function valueOf(
  evaluate: Evaluate,
  context: CelContext,
): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: evaluate(context) }
  } catch (error) {
    return { error: errorSummary(error) }
  }
}

function failure(path: RuleViolation['path'], part: 'match' | 'expression', reason: string): RuleViolation {
  const message = `\`${part}\` of this rule cannot be evaluated here: ${reason}; guard what may be missing with \`has(…)\``
  return { code: 'evaluation-failed', path, message }
}

/** Fills in the expressions of a message. An expression without a value stays as it is written. */
function messageText(parts: readonly CompiledMessagePart[], context: CelContext): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text
      const result = valueOf(part.evaluate, context)
      return 'error' in result ? part.written : celText(result.value)
    })
    .join('')
}
