import type { Node } from './node.ts'

/**
 * The trail of a node with each index of a list replaced by what names the item, where something does: it stays
 * the same when the list is reordered.
 */
export function stablePath(node: Node): string[] {
  let current = node.root
  return node.pathKeys.map((key) => {
    current = typeof key === 'number' ? current.item(key) : current.get(key)
    return typeof key === 'number' ? (itemName(current) ?? `[${key}]`) : key
  })
}

/** Fields that name an item in lists of Kubernetes and Istio objects, the strongest first. */
const naming: readonly (readonly string[])[] = [
  ['name'],
  ['issuer'],
  ['host'],
  ['port', 'number'],
  ['number'],
  ['key'],
]

/** What names an item of a list: `name=http`; a scalar names itself; `undefined` if nothing does. */
export function itemName(item: Node): string | undefined {
  if (item.kind === 'scalar') return `=${String(item.scalar)}`
  for (const trail of naming) {
    const value = item.at(...trail).scalar
    if (value !== undefined && value !== null && value !== '') return `${trail.join('.')}=${String(value)}`
  }
  return undefined
}
