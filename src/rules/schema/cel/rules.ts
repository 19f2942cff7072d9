import { table } from '../../../core/table.ts'
import type { CelCheck } from '../../../schema/types.ts'
import { fieldRules } from './fields.ts'
import { fluxRules } from './flux.ts'
import { stringRules } from './strings.ts'
import type { CelRule } from './rule.ts'

/**
 * The CEL rules of Istio's CustomResourceDefinitions, by their exact expressions. The tests fail for an expression of
 * the definitions that has no entry here.
 */
export const celRules = table<CelRule>({ ...fieldRules, ...stringRules })

/** Evaluates a CEL rule; an expression without an entry refuses nothing. */
export const celCheck: CelCheck = (rule, self) => (celRules[rule] ?? fluxRules[rule] ?? noViolation)(self)

function noViolation(): null {
  return null
}
