import { Fault } from './fault.ts'
import type { YamlNode } from './node.ts'
import { skipSign } from './nodes.ts'
import { complain } from './reading.ts'
import type { Reading } from './reading.ts'

/** Notes that an anchored node begins, and returns the anchor's name. */
export function openAnchor(reading: Reading): string {
  const { name } = readName(reading)
  reading.anchors.set(name, { node: null, size: 0 })
  return name
}

/** The anchored node, shared, with the place that uses it; a null once the budget is spent. */
export function readAlias(reading: Reading): YamlNode {
  const { name, start, end } = readName(reading)
  const anchor = reading.anchors.get(name)
  if (!anchor) throw new Fault(`no anchor \`&${name}\` above this`, start, end)
  if (!anchor.node) throw new Fault(`\`*${name}\` stands inside its own anchor`, start, end)
  if (spend(reading, anchor.size, start, end)) return { ...anchor.node, alias: { start, end } }
  return { source: reading.source, kind: 'scalar', start, end, value: null, style: 'empty' }
}

/**
 * False, with a problem at the first time, once aliases make up more of a document than Go lets them (yaml.v2
 * decode.go, allowedAliasRatio): 99 percent of a document of up to 400,000 nodes, 10 percent from 4,000,000 on.
 */
export function checkBudget(reading: Reading, start: number, end: number): boolean {
  const { budget } = reading
  if (budget.aliased <= 100 || budget.nodes <= 1000 || budget.exceeded) return !budget.exceeded
  const size = Math.min(1, Math.max(0, (budget.nodes - 400_000) / 3_600_000))
  budget.exceeded = budget.aliased / budget.nodes > 0.99 - 0.89 * size
  if (budget.exceeded)
    complain(reading, 'bound', 'aliases blow this document up beyond what Go reads', start, end)
  return !budget.exceeded
}

function spend(reading: Reading, size: number, start: number, end: number): boolean {
  reading.budget.nodes += 1 + size
  reading.budget.aliased += size
  return checkBudget(reading, start, end)
}

function readName(reading: Reading): { name: string; start: number; end: number } {
  const { queue, text } = reading.scan
  const start = queue.starts[queue.head]!
  const end = queue.ends[queue.head]!
  skipSign(reading)
  return { name: text.slice(start + 1, end), start, end }
}
