import { table } from '../../../core/table.ts'
import type { Node } from '../../../model/node.ts'
import {
  listsOf,
  operationFields,
  operationsOf,
  sourceFields,
  policySources,
  type PatternList,
} from './pattern-lists.ts'

/**
 * True if a rule matches every request: it restricts neither the caller nor the operation and has no conditions. A list with
 * a value that matches anything, such as `paths: ['*']`, restricts nothing. False for a rule that is not a map.
 */
export function matchesAll(rule: Node): boolean {
  return (
    matchesAnyCaller(rule) && (rule.items('to').length === 0 || operationsOf(rule).some(matchesAnyRequest))
  )
}

/** True if a rule does not restrict the caller and has no conditions. */
export function matchesAnyCaller(rule: Node): boolean {
  if (rule.kind !== 'map' || rule.items('when').length > 0) return false
  return rule.items('from').length === 0 || policySources(rule).some(isAnySource)
}

/** False if a field of the source is not a list: the schema reports it, and what it means is not known. */
function isAnySource(source: Node): boolean {
  return source.kind === 'map' && listsOf(source, sourceFields).every(matchesAnyValue)
}

function matchesAnyRequest(operation: Node): boolean {
  return operation.kind === 'map' && listsOf(operation, operationFields).every(matchesAnyValue)
}

/** True if a list matches any value. `*` for principals and namespaces does not: it demands mTLS, or a token. */
function matchesAnyValue({ field, isNegative, node }: PatternList): boolean {
  const values = node.items().map(({ text }) => text)
  if (node.kind !== 'list') return false
  return (
    values.length === 0 || (!isNegative && values.some((value) => universalValues[field]?.includes(value)))
  )
}

/** The values that match any request, by field. */
const universalValues = table<readonly string[]>({
  ipBlocks: ['0.0.0.0/0'],
  remoteIpBlocks: ['0.0.0.0/0'],
  hosts: ['*'],
  methods: ['*'],
  paths: ['*', '/*', '/{**}'],
})
