import { compareText } from '../core/order.ts'
import type { Node } from './node.ts'

/** The data of a node as JSON with sorted keys: equal for nodes that differ only in the order of keys. */
export function canonicalJson(node: Node): string {
  return JSON.stringify(canonicalData(node))
}

function canonicalData(node: Node): unknown {
  if (node.kind === 'map') {
    const entries = node.entries().toSorted(([a], [b]) => compareText(a, b))
    return entries.map(([key, value]) => [key, canonicalData(value)])
  }
  if (node.kind === 'list') return { list: node.items().map(canonicalData) }
  return typeof node.scalar === 'bigint' ? Number(node.scalar) : (node.scalar ?? null)
}
