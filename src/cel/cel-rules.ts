import type { RuleExpressions } from '../core/custom-rule.ts'
import type { Compilation, RuleViolation } from '../core/expressions.ts'
import { goPatterns } from '../schema/patterns.ts'
import { compileRule, type CompiledCelRule } from './compile-rule.ts'
import { createEnvironment } from './environment.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { celContext, type JsonSubject } from './cel-context.ts'

/** Custom rules by number. It runs in a process of its own, since it limits neither time nor memory. */
export interface CelRules {
  add(number: number, expressions: RuleExpressions): void
  compilationOf(number: number): Compilation
  /** The violations of each rule in an object. */
  evaluate(numbers: readonly number[], subject: JsonSubject): RuleViolation[][]
}

/** Loads what compiles and evaluates expressions of CEL. The result has no rules; `add` adds them. */
export async function createCelRules(): Promise<CelRules> {
  const environment = createEnvironment(await goPatterns())
  const compiled = new Map<number, CompiledCelRule>()
  return {
    add: (number, expressions) => compiled.set(number, compileRule(expressions, environment)),
    compilationOf: (number) => compiled.get(number)!.compilation,
    evaluate(numbers, subject) {
      const context = celContext(subject)
      return numbers.map((number) => evaluateRule(compiled.get(number)!, context))
    },
  }
}
