import { oncePer } from '../../../core/once-per.ts'
import {
  accessPattern,
  patternCovers,
  patternsMayOverlap,
  type AccessPattern,
} from '../../../istio/policy/access-pattern.ts'
import { Node } from '../../../model/node.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import { negatedField, operationFields, operationsOf } from './pattern-lists.ts'

type Field = (typeof operationFields)[number]

/** The operations of a rule; an absent operation, which matches every request, if the rule lists none. */
export function operationsOrAny(rule: Node): Node[] {
  return rule.items('to').length > 0 ? operationsOf(rule) : [rule.at('to', 0, 'operation')]
}

/**
 * True if an operation (`to`) of a rule of an AuthorizationPolicy certainly takes every request that the operation `narrow`
 * takes; false if that is uncertain. Only operations are compared: the caller checks `from` and `when`.
 */
export function coversRequests(rule: Node, narrow: Node): boolean {
  return operationsOrAny(rule).some((wide) =>
    operationFields.every((field) => fieldCovers(wide, narrow, field)),
  )
}

/** True if the operation `wide` certainly takes all values of a field that the operation `narrow` takes. */
export function fieldCovers(wide: Node, narrow: Node, field: Field): boolean {
  const [included, excluded] = [patternsOf(wide.get(field)), patternsOf(wide.get(negatedField(field)))]
  const [narrowPatterns, narrowExclusions] = [
    patternsOf(narrow.get(field)),
    patternsOf(narrow.get(negatedField(field))),
  ]
  const requested = narrowPatterns.length > 0 ? narrowPatterns : [anyValue]
  return requested.every(
    (pattern) =>
      (included.length === 0 || included.some((inclusion) => patternCovers(inclusion, pattern))) &&
      excluded.every(
        (exclusion) =>
          !patternsMayOverlap(exclusion, pattern) ||
          narrowExclusions.some((narrowExclusion) => patternCovers(narrowExclusion, exclusion)),
      ),
  )
}

/**
 * True if an operation takes the paths of a pattern, leaving its other fields aside.
 *
 * @param certain true: it certainly takes all of the paths; false: it may take some of them
 */
export function takesPath(operation: Node, paths: AccessPattern, certain: boolean): boolean {
  const [included, excluded] = [patternsOf(operation.get('paths')), patternsOf(operation.get('notPaths'))]
  const isCovered = (pattern: AccessPattern) => patternCovers(pattern, paths)
  const mayOverlap = (pattern: AccessPattern) => patternsMayOverlap(pattern, paths)
  const [matchesIncluded, matchesExcluded] = certain ? [isCovered, mayOverlap] : [mayOverlap, isCovered]
  return (included.length === 0 || included.some(matchesIncluded)) && !excluded.some(matchesExcluded)
}

/** The patterns of a list; those of hosts in lower case, since hosts are compared without regard to case. */
function patternsOf(list: Node): readonly AccessPattern[] {
  return list.yaml?.kind === 'list' ? (isHosts(list) ? hostPatterns : patterns)(list.yaml) : []
}

function isHosts(list: Node): boolean {
  return /hosts$/i.test(String(list.pathKeys.at(-1)))
}

const patterns = oncePer((yaml: YamlNode) =>
  Node.of(yaml)
    .items()
    .map(({ text }) => accessPattern(text)),
)
const hostPatterns = oncePer((yaml: YamlNode) =>
  Node.of(yaml)
    .items()
    .map(({ text }) => accessPattern(text.toLowerCase())),
)

const anyValue: AccessPattern = { form: 'any', text: '' }
