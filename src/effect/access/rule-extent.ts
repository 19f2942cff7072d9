import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { TextPattern } from '../request/match/text-match.ts'
import type { Attribute, RuleContext } from '../request/policy/attribute.ts'
import { operationAttributes, sourceAttributes } from '../request/policy/attributes.ts'
import { identityPatterns } from '../request/policy/identity-attributes.ts'
import { readRule, type RuleParts, type RuleReading } from '../request/policy/rule-match.ts'
import { methodOrHeaderPattern, pathPattern, policyHostPattern } from '../request/policy/value-patterns.ts'

/**
 * What a rule matches at most: for each axis that it limits the patterns one of which a request has to match. Only axes on which
 * a request has one value.
 */
export type RuleExtent = ReadonlyMap<string, readonly TextPattern[]>

/** The extents of a rule of an AuthorizationPolicy for requests, and for TCP connections: `null` if istiod omits it for TCP. */
export function ruleExtents(rule: Node, context: RuleContext): RuleParts<RuleExtent> {
  return readRule(rule, context, extentReading)
}

const everything: RuleExtent = new Map()

const extentReading: RuleReading<RuleExtent> = {
  all: (parts) => new Map(parts.toReversed().flatMap((part) => [...part])),
  any: commonAxes,
  not: () => everything,
  compare(attribute, values, _, context) {
    const patternsOf = readings.get(attribute)
    if (!patternsOf || values.some(isUnfilled)) return everything
    return new Map([[patternsOf.axis, values.flatMap((value) => patternsOf.patterns(value, context))]])
  },
}

/**
 * The extent of an alternative of extents: only axes that all of them limit, each with the patterns of all. Without extents
 * no axis is limited.
 */
export function commonAxes(extents: readonly RuleExtent[]): RuleExtent {
  const [first = everything, ...others] = extents
  const axes = [...first.keys()].filter((axis) => others.every((extent) => extent.has(axis)))
  return new Map(axes.map((axis) => [axis, extents.flatMap((extent) => extent.get(axis)!)]))
}

/** The axes that fields of an operation limit, by what its values mean. Only requests have them. */
export const operationAxes = [
  { axis: 'host', field: 'hosts', patternOf: policyHostPattern },
  { axis: 'path', field: 'paths', patternOf: pathPattern },
  { axis: 'method', field: 'methods', patternOf: methodOrHeaderPattern },
] as const

interface AxisReading {
  readonly axis: string
  patterns(value: string, context: RuleContext): readonly TextPattern[]
}

const readings: ReadonlyMap<Attribute, AxisReading> = new Map([
  ...operationAxes.map(({ axis, field, patternOf }): [Attribute, AxisReading] => [
    operationAttributes[field]!,
    { axis, patterns: (value) => [patternOf(value)] },
  ]),
  [operationAttributes['ports']!, { axis: 'port', patterns: (value) => [{ form: 'exact', text: value }] }],
  [sourceAttributes['principals']!, { axis: 'identity', patterns: identityPatterns.principals }],
])
