import type { TextRange } from '../core/ranges.ts'
import type { ParseResult } from '@marcbachmann/cel-js'
import type { ExpressionPart, FieldPattern, ObjectVariables, RuleExpressions } from '../core/custom-rule.ts'
import type { Compilation, ExpressionError, FieldRead } from '../core/expressions.ts'
import type { CelEnvironment, ExpressionParser } from './environment.ts'
import { errorSummary } from './error-summary.ts'
import { fieldReads, readsOfValues, readsVariable, variablesRead } from './field-reads.ts'
import { messageParts } from './message-parts.ts'
import type { CelContext } from './cel-context.ts'
import { celValue } from './values.ts'

/** Evaluates an expression; throws if it has no value. */
export type Evaluate = (context: CelContext) => unknown

/** A rule that is ready to be evaluated. */
export interface CompiledCelRule {
  readonly expressions: RuleExpressions
  /** The values of `params`, as values of CEL. */
  readonly params: Readonly<Record<string, unknown>>
  readonly compilation: Compilation
  /** `null` if an expression does not compile. */
  readonly program: RuleProgram | null
}

interface RuleProgram {
  readonly match: Evaluate | null
  readonly expression: Evaluate
  readonly message: readonly CompiledMessagePart[]
}

/** A piece of a message: text, or an expression with the text that it is written as. */
export type CompiledMessagePart =
  | { readonly text: string }
  | { readonly evaluate: Evaluate; readonly written: string }

/** Compiles the expressions of a rule, and checks their types. Errors are in `compilation`; `program` is then `null`. */
export function compileRule(expressions: RuleExpressions, environment: CelEnvironment): CompiledCelRule {
  const params = paramsOf(expressions)
  const compile = compilerOf(expressions, environment.withParams(Object.keys(params)))
  const match = expressions.match === null ? null : compile('match', expressions.match)
  const expression = compile('expression', expressions.expression)
  const message = compiledMessage(expressions.message, compile)
  const texts = [...(match ? [match] : []), expression, ...message.filter((piece) => 'errors' in piece)]
  const compilation = compilationOf(texts, expression)
  const program = { match: match && match.evaluate, expression: expression.evaluate, message }
  return { expressions, params, compilation, program: compilation.errors.length > 0 ? null : program }
}

/** Compiles a text of a part; `start` is its offset in the part. */
type Compile = (part: ExpressionPart, text: string, start?: number) => CompiledText

function compilerOf(expressions: RuleExpressions, parser: ExpressionParser): Compile {
  return (part, text, start = 0) =>
    compileText({ part, text, start, isCondition: part !== 'message' }, parser, expressions)
}

type CompiledPiece = { readonly text: string } | (CompiledText & { readonly written: string })

function compiledMessage(message: string, compile: Compile): CompiledPiece[] {
  return messageParts(message).map((piece) =>
    'text' in piece
      ? piece
      : { ...compile('message', piece.expression, piece.start), written: `{{${piece.expression}}}` },
  )
}

function compilationOf(texts: readonly CompiledText[], { variables }: CompiledText): Compilation {
  return {
    errors: texts.flatMap(({ errors }) => errors),
    reads: texts.flatMap(({ reads }) => reads),
    variables,
    readsOldObject: texts.some(({ readsOldObject }) => readsOldObject),
    readsValues: texts.some(({ readsValues }) => readsValues),
    valuesReads: texts.flatMap(({ valuesReads: paths }) => paths),
  }
}

function paramsOf({ params }: RuleExpressions): Readonly<Record<string, unknown>> {
  const data = JSON.parse(params) as object
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, celValue(value)]))
}

interface CelText {
  readonly part: ExpressionPart
  readonly text: string
  /** The offset in the part. */
  readonly start: number
  /** True if its value has to be true or false. */
  readonly isCondition: boolean
}

interface CompiledText {
  readonly errors: readonly ExpressionError[]
  readonly reads: readonly FieldRead[]
  readonly variables: readonly (keyof ObjectVariables)[]
  readonly readsOldObject: boolean
  readonly readsValues: boolean
  readonly valuesReads: readonly FieldPattern[]
  readonly evaluate: Evaluate
}

function compileText(celText: CelText, parser: ExpressionParser, { field }: RuleExpressions): CompiledText {
  const parsed = parse(celText, parser)
  if ('part' in parsed) return { ...unparsed, errors: [parsed] }
  const { part, start } = celText
  const reads = fieldReads(parsed.ast, field).map((read) => ({
    ...{ part, path: read.path },
    start: read.start + start,
    end: read.end + start,
  }))
  return {
    errors: typeErrors(parsed, celText),
    reads,
    variables: variablesRead(parsed.ast),
    readsOldObject: readsVariable(parsed.ast, 'oldObject'),
    readsValues: readsVariable(parsed.ast, 'values'),
    valuesReads: readsOfValues(parsed.ast),
    evaluate: (context) => parsed(context) as unknown,
  }
}

const unparsed = {
  ...{ reads: [], variables: [], readsOldObject: false, readsValues: false, valuesReads: [] },
  evaluate: () => null,
}

function parse(celText: CelText, parser: ExpressionParser): ParseResult | ExpressionError {
  try {
    return parser.parse(celText.text)
  } catch (error) {
    return errorIn(celText, error)
  }
}

function typeErrors(parsed: ParseResult, celText: CelText): ExpressionError[] {
  const { type, error } = parsed.check()
  if (error) return [errorIn(celText, error)]
  if (!celText.isCondition || type === 'bool' || type === 'dyn') return []
  const message = `has to be true or false, and is ${type}`
  return [{ ...rangeIn(celText, undefined), message }]
}

function errorIn(celText: CelText, error: unknown): ExpressionError {
  const { range } = error as { readonly range?: TextRange }
  return { ...rangeIn(celText, range), message: errorSummary(error) }
}

/** The range of an error in its part; the whole text without one. */
function rangeIn(
  { part, text, start }: CelText,
  range: TextRange = { start: 0, end: text.length },
): Pick<ExpressionError, 'part' | 'start' | 'end'> {
  // What is missing at the end is shown at the last character.
  const first = Math.max(0, Math.min(range.start, text.length - 1))
  return { part, start: start + first, end: start + Math.max(range.end, first + 1) }
}
