import { oncePer } from '../../../core/once-per.ts'
import {
  accessPattern,
  patternCovers,
  patternsMayMeet,
  type AccessPattern,
} from '../../../istio/policy/access-pattern.ts'
import { Node } from '../../../model/node.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import { negated, operationFields, operationsOf } from './parts.ts'

type Field = (typeof operationFields)[number]

/** The operations of a rule; one that asks for nothing where the rule lists none. */
export function requestsOf(rule: Node): Node[] {
  return rule.items('to').length > 0 ? operationsOf(rule) : [rule.at('to', 0, 'operation')]
}

/** True if a rule takes every request that an operation takes, whoever calls; false where that is not certain. */
export function coversRequests(rule: Node, narrow: Node): boolean {
  return requestsOf(rule).some((wide) => operationFields.every((field) => fieldCovers(wide, narrow, field)))
}

/** True if in one field an operation asks for no more than another. */
export function fieldCovers(wide: Node, narrow: Node, field: Field): boolean {
  const [only, not] = [patternsOf(wide.get(field)), patternsOf(wide.get(negated(field)))]
  const [given, excluded] = [patternsOf(narrow.get(field)), patternsOf(narrow.get(negated(field)))]
  const asked = given.length > 0 ? given : [anything]
  return asked.every(
    (one) =>
      (only.length === 0 || only.some((pattern) => patternCovers(pattern, one))) &&
      not.every(
        (pattern) =>
          !patternsMayMeet(pattern, one) || excluded.some((other) => patternCovers(other, pattern)),
      ),
  )
}

/** True if an operation takes all of some paths, as far as paths go, or, where it need not be certain, any of them. */
export function takesPath(operation: Node, paths: AccessPattern, certain: boolean): boolean {
  const [only, not] = [patternsOf(operation.get('paths')), patternsOf(operation.get('notPaths'))]
  const isIn = (pattern: AccessPattern) => patternCovers(pattern, paths)
  const mayBeIn = (pattern: AccessPattern) => patternsMayMeet(pattern, paths)
  const [takes, leaves] = certain ? [isIn, mayBeIn] : [mayBeIn, isIn]
  return (only.length === 0 || only.some(takes)) && !not.some(leaves)
}

/** The patterns of a list; hosts are compared without regard to case. */
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

const anything: AccessPattern = { form: 'any', text: '' }
