import type { Attribute, RuleContext } from '../request/policy/attribute.ts'
import { operationAttributes } from '../request/policy/attributes.ts'
import { readRule, type RuleReading } from '../request/policy/rule-match.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import {
  allConditions,
  anyCondition,
  patternCondition,
  noRequest,
  notCondition,
  type SpaceCondition,
} from './conditions.ts'
import { conditionReaders, type ConditionScope } from './condition-readers.ts'

/** The conditions of a rule, for requests and for TCP connections. */
export interface RuleConditions {
  readonly http: SpaceCondition
  /** `null` if istiod omits the rule for TCP. */
  readonly tcp: SpaceCondition | null
}

/**
 * Converts a rule of an AuthorizationPolicy to conditions on the axes of a request.
 * @param not how `notPaths` and other exceptions are handled
 * @param isHttpKept false if only its connections are looked at
 */
export function ruleConditions(
  rule: Node,
  context: RuleContext,
  scope: ConditionScope,
  { not = notCondition, isHttpKept = true }: RuleReadingOptions = {},
): RuleConditions {
  const reading: RuleReading<SpaceCondition> = {
    all: allConditions,
    any: anyCondition,
    not,
    compare(attribute, values, key, of) {
      if (attribute.isHttp && !isHttpKept) return noRequest
      const conditions = values.map((value) =>
        isUnfilled(value) && !isFilledPath(attribute, value)
          ? unfilledValue(attribute, value, scope)
          : conditionReaders.get(attribute)!(value, key, scope, of),
      )
      return anyCondition(conditions)
    },
  }
  const { http, tcp } = readRule(rule, context, reading)
  return { http: isHttpKept ? http : noRequest, tcp }
}

interface RuleReadingOptions {
  readonly not?: (condition: SpaceCondition) => SpaceCondition
  readonly isHttpKept?: boolean
}

/** The operators of path templates look like substitutions. */
function isFilledPath(attribute: Attribute, value: string): boolean {
  return (
    attribute === operationAttributes['paths'] &&
    !isUnfilled(value.replaceAll('{*}', '').replaceAll('{**}', ''))
  )
}

function unfilledValue(attribute: Attribute, value: string, { draft }: ConditionScope): SpaceCondition {
  const number = [...conditionReaders.keys()].indexOf(attribute)
  return patternCondition(draft.flag(`${number} ${value}`, `the value of \`${value}\``))
}
