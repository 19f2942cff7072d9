import { Environment, type ASTNode, type ParseResult } from '@marcbachmann/cel-js'
import { oncePerText } from '../core/once-per.ts'
import type { PatternCompiler } from '../schema/patterns.ts'
import { childrenOf } from './syntax-tree.ts'

/** The variables and functions of expressions, but for `params`, which differ from rule to rule. */
export interface CelEnvironment {
  /** @param names the keys of `params` */
  withParams(names: readonly string[]): ExpressionParser
}

/** Parses the expressions of a rule. */
export interface ExpressionParser {
  /** Throws a `ParseError` of cel-js. */
  parse(expression: string): ParseResult
}

/**
 * The variables and functions of expressions.
 *
 * @param compilePattern compiles regular expressions as Go does, in linear time; cel-js takes those of JavaScript
 */
export function createEnvironment(compilePattern: PatternCompiler): CelEnvironment {
  const patternOf = oncePerText(compilePattern)
  const environment = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false })
    .registerVariable('object', 'map')
    .registerVariable('oldObject', 'dyn')
    .registerVariable('values', 'dyn')
    .registerVariable('self', 'dyn')
    .registerVariable('labels', 'map<string, dyn>')
    .registerVariable('annotations', 'map<string, dyn>')
    .registerVariable({
      name: 'target',
      schema: { namespace: 'string', environment: 'string', release: 'string' },
    })
    .registerFunction(`string.${goMatches}(string): bool`, (text: string, pattern: string) => {
      const compiled = patternOf(pattern)
      if ('defect' in compiled) throw new Error(`the pattern is wrong: ${compiled.defect}`)
      return compiled.matches(text)
    })
  const parserOf = oncePerText((names: string): ExpressionParser => {
    const schema = Object.fromEntries((JSON.parse(names) as string[]).map((name) => [name, 'dyn']))
    return parserIn(environment.clone().registerVariable({ name: 'params', schema }))
  })
  return { withParams: (names) => parserOf(JSON.stringify(names)) }
}

function parserIn(environment: Environment): ExpressionParser {
  return {
    parse(expression) {
      const parsed = environment.parse(expression)
      matchAsGo(parsed.ast)
      return parsed
    },
  }
}

const goMatches = 'goMatches'

/** Replaces the calls of `matches`, which cannot be defined twice. */
function matchAsGo(node: ASTNode): void {
  if (node.op === 'rcall' && node.args[0] === 'matches') node.args[0] = goMatches
  for (const child of childrenOf(node)) matchAsGo(child)
}
