import { Fault } from './fault.ts'
import type { YamlNode } from './node.ts'
import { skipIndicator, type DocumentReading } from './reading.ts'

/**
 * Removes the next token, which is an anchor, and returns its name without `&`. `readAlias` throws for an alias to it until
 * the caller has set its node in `anchors`.
 */
export function startAnchor(reading: DocumentReading): string {
  const { name } = readName(reading)
  reading.anchors.set(name, { node: null, size: 0 })
  return name
}

/**
 * Reads an alias: the node of its anchor (shared, not copied), with the location of the alias. Throws `Fault` for an unknown
 * anchor, for an alias inside the node that it names, and for a document that aliases expand beyond Go's limit.
 */
export function readAlias(reading: DocumentReading): YamlNode {
  const { name, start, end } = readName(reading)
  const anchor = reading.anchors.get(name)
  if (!anchor) throw new Fault(`no anchor \`&${name}\` is defined above this alias`, start, end)
  if (!anchor.node) throw new Fault(`\`*${name}\` is used inside the node that it names`, start, end)
  reading.budget.nodes += 1 + anchor.size
  reading.budget.aliased += anchor.size
  checkBudget(reading, start, end)
  reading.source.isAliased = true
  return { ...anchor.node, alias: { start, end } }
}

/**
 * Refuses a document in which expanded aliases make up too large a share of the nodes (yaml.v2 decode.go,
 * allowedAliasRatio): Go allows 99 percent up to 400,000 nodes, falling to 10 percent from 4,000,000 nodes on.
 */
export function checkBudget({ budget }: DocumentReading, start: number, end: number): void {
  if (budget.aliased <= 100 || budget.nodes <= 1000) return
  const size = Math.min(1, Math.max(0, (budget.nodes - 400_000) / 3_600_000))
  if (budget.aliased / budget.nodes > 0.99 - 0.89 * size)
    throw new Fault(
      'aliases expand this document to more than Go reads; write out fewer of them',
      start,
      end,
      'bound',
    )
}

function readName(reading: DocumentReading): { name: string; start: number; end: number } {
  const { queue, text } = reading.scan
  const start = queue.starts[queue.head]!
  const end = queue.ends[queue.head]!
  skipIndicator(reading)
  return { name: text.slice(start + 1, end), start, end }
}
