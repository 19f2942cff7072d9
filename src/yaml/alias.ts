import { Fault } from './fault.ts'
import type { YamlNode } from './node.ts'
import { skipSign } from './nodes.ts'
import type { DocumentReading } from './reading.ts'

/** Notes that an anchored node begins, and returns the anchor's name. */
export function openAnchor(reading: DocumentReading): string {
  const { name } = readName(reading)
  reading.anchors.set(name, { node: null, size: 0 })
  return name
}

/** The anchored node, shared, with the place that uses it. */
export function readAlias(reading: DocumentReading): YamlNode {
  const { name, start, end } = readName(reading)
  const anchor = reading.anchors.get(name)
  if (!anchor) throw new Fault(`no anchor \`&${name}\` above this`, start, end)
  if (!anchor.node) throw new Fault(`\`*${name}\` stands inside its own anchor`, start, end)
  reading.budget.nodes += 1 + anchor.size
  reading.budget.aliased += anchor.size
  checkBudget(reading, start, end)
  reading.source.isAliased = true
  return { ...anchor.node, alias: { start, end } }
}

/**
 * Refuses a document once aliases make up more of it than Go lets them (yaml.v2 decode.go, allowedAliasRatio): 99
 * percent of a document of up to 400,000 nodes, 10 percent from 4,000,000 on.
 */
export function checkBudget({ budget }: DocumentReading, start: number, end: number): void {
  if (budget.aliased <= 100 || budget.nodes <= 1000) return
  const size = Math.min(1, Math.max(0, (budget.nodes - 400_000) / 3_600_000))
  if (budget.aliased / budget.nodes > 0.99 - 0.89 * size)
    throw new Fault('aliases blow this document up beyond what Go reads', start, end, 'bound')
}

function readName(reading: DocumentReading): { name: string; start: number; end: number } {
  const { queue, text } = reading.scan
  const start = queue.starts[queue.head]!
  const end = queue.ends[queue.head]!
  skipSign(reading)
  return { name: text.slice(start + 1, end), start, end }
}
