import { createCelRules } from './cel/cel-rules.ts'
import type { RuleExpressions } from './core/custom-rule.ts'
import type { Compilation, RuleViolation } from './core/expressions.ts'
import type { JsonSubject } from './cel/cel-context.ts'

/** A job of the process: to compile a rule, or to evaluate rules on an object. */
export type CelJob =
  | { readonly compile: NumberedRule }
  | { readonly evaluate: readonly NumberedRule[]; readonly subject: JsonSubject }

/** A rule by its number, with its expressions the first time. */
export interface NumberedRule {
  readonly number: number
  readonly expressions?: RuleExpressions
}

/** Its answer: a compilation, or the violations of each rule. */
export type CelAnswer = Compilation | readonly (readonly RuleViolation[])[]

const rules = await createCelRules()

process.on('message', (job: CelJob) => {
  const numbered = 'compile' in job ? [job.compile] : job.evaluate
  for (const { number, expressions } of numbered) if (expressions) rules.add(number, expressions)
  const numbers = numbered.map(({ number }) => number)
  send('compile' in job ? rules.compilationOf(job.compile.number) : rules.evaluate(numbers, job.subject))
})
send('up')

function send(message: CelAnswer | 'up'): void {
  process.send?.(message)
}
