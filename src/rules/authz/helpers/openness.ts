import type { Node } from '../../../model/node.ts'
import {
  listsOf,
  operationFields,
  operationsOf,
  sourceFields,
  policySources,
  type PatternList,
} from './parts.ts'

/** True if a rule matches every request: it asks nothing of who calls, of what is asked for, or besides. */
export function matchesAll(rule: Node): boolean {
  return (
    matchesAnyCaller(rule) && (rule.items('to').length === 0 || operationsOf(rule).some(matchesAnyRequest))
  )
}

/** True if a rule asks nothing of who calls and has no conditions. */
export function matchesAnyCaller(rule: Node): boolean {
  if (rule.kind !== 'map' || rule.items('when').length > 0) return false
  return rule.items('from').length === 0 || policySources(rule).some(isAnySource)
}

/** What is no list is the schema's to speak of, and nothing is known of it here. */
function isAnySource(source: Node): boolean {
  return source.kind === 'map' && listsOf(source, sourceFields).every(isAnything)
}

function matchesAnyRequest(operation: Node): boolean {
  return operation.kind === 'map' && listsOf(operation, operationFields).every(isAnything)
}

/** `*` for a principal or a namespace is no such value: it asks for mTLS, or for a token. */
function isAnything({ field, isNegative, node }: PatternList): boolean {
  const values = node.items().map(({ text }) => text)
  if (node.kind !== 'list') return false
  return values.length === 0 || (!isNegative && values.some((value) => anything[field]?.includes(value)))
}

const anything: Readonly<Record<string, readonly string[]>> = {
  ipBlocks: ['0.0.0.0/0'],
  remoteIpBlocks: ['0.0.0.0/0'],
  hosts: ['*'],
  methods: ['*'],
  paths: ['*', '/*', '/{**}'],
}
