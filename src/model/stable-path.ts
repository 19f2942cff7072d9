import type { Node } from './node.ts'

/**
 * The path of a node with each list index replaced by the identity of the item (`itemName`: `name=http`, `port.number=80`,
 * `=VALUE`), so that the path stays the same when the list is reordered; `[2]` for an item without one.
 */
export function stablePath(node: Node): string[] {
  let current = node.root
  return node.pathKeys.map((key) => {
    current = typeof key === 'number' ? current.item(key) : current.get(key)
    return typeof key === 'number' ? (itemName(current) ?? `[${key}]`) : key
  })
}

/** Fields that identify an item in lists of Kubernetes and Istio objects, the most specific first. */
const nameFields: readonly (readonly string[])[] = [
  ['name'],
  ['issuer'],
  ['host'],
  ['port', 'number'],
  ['number'],
  ['key'],
]

/**
 * The identity of a list item: `=VALUE` for a scalar, else the first of `nameFields` that it has, as `name=http` or
 * `port.number=443`; `undefined` if it has none.
 */
function itemName(item: Node): string | undefined {
  if (item.kind === 'scalar') return `=${String(item.scalar)}`
  for (const field of nameFields) {
    const value = item.at(...field).scalar
    if (value !== undefined && value !== null && value !== '') return `${field.join('.')}=${String(value)}`
  }
  return undefined
}
