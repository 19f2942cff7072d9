import type { AliasEvent, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml'
import type { YamlNode } from './node.ts'
import { complain } from './reading.ts'
import type { Reading } from './reading.ts'

/** Notes that an anchored node begins, and returns the anchor's name. */
export function openAnchor(reading: Reading, event: ScalarEvent | SequenceEvent | MappingEvent): string {
  const name = reading.text.slice(event.anchorStart, event.anchorEnd)
  checkName(reading, name, event)
  reading.anchors.set(name, { node: null, size: 0 })
  return name
}

/** The anchored node, shared, with the place that uses it; a null where Go would refuse the alias. */
export function readAlias(reading: Reading, event: AliasEvent): YamlNode {
  const name = reading.text.slice(event.anchorStart, event.anchorEnd)
  const alias = { start: reading.offset + event.anchorStart - 1, end: reading.offset + event.anchorEnd }
  const anchor = reading.anchors.get(name)
  reading.from = event.anchorEnd
  if (anchor?.node && spend(reading, anchor.size, event)) return { ...anchor.node, alias }
  const message = anchor ? `\`*${name}\` stands inside its own anchor` : `no anchor \`&${name}\` above this`
  if (!anchor?.node) complain(reading, 'syntax', message, event.anchorStart - 1, event.anchorEnd)
  return { source: reading.source, kind: 'scalar', ...alias, value: null, style: 'empty' }
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

function spend(reading: Reading, size: number, event: AliasEvent): boolean {
  reading.budget.nodes += 1 + size
  reading.budget.aliased += size
  return checkBudget(reading, event.anchorStart - 1, event.anchorEnd)
}

/** Go's YAML knows only these names; js-yaml takes any. */
function checkName(reading: Reading, name: string, event: ScalarEvent | SequenceEvent | MappingEvent): void {
  if (/^[\w-]+$/.test(name)) return
  complain(
    reading,
    'syntax',
    `\`&${name}\`: an anchor's name is made of letters, digits, \`_\` and \`-\``,
    event.anchorStart - 1,
    event.anchorEnd,
  )
}
