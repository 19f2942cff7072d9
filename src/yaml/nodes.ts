import { openAnchor, readAlias } from './alias.ts'
import { readBlockList, readBlockMap, readLooseList } from './block.ts'
import { Fault } from './fault.ts'
import { readFlowList, readFlowMap } from './flow.ts'
import type { YamlNode } from './node.ts'
import type { DocumentReading } from './reading.ts'
import { isJson } from './scalar.ts'
import { emptyScalar, readScalar } from './scalars.ts'
import { readTag } from './tag.ts'
import * as token from './token.ts'
import { peekToken, skipToken } from './tokens.ts'

/** What may stand at a place: block collections, and a list whose dashes stand as far left as its key. */
export type Allowed = typeof flowOnly | typeof block | typeof blockOrLooseList
export const flowOnly = 0
export const block = 1
export const blockOrLooseList = 2

/** What stands before a node. */
export interface Properties {
  readonly anchor: string | null
  readonly tag: string | null
}

export const noProperties: Properties = { anchor: null, tag: null }

/** Reads a value; what JSON cannot hold is a problem. */
export function readValue(reading: DocumentReading, allowed: Allowed): YamlNode {
  const node = readAlone(reading, allowed)
  if (node.kind === 'scalar' && !isJson(node.value)) {
    const text = reading.source.text.slice(node.start, node.end)
    refuse(reading, node, `\`${text}\` is no number that JSON knows`)
  }
  return node
}

/** Reads a node (yaml.v2 parserc.go, yaml_parser_parse_node). */
export function readAlone(reading: DocumentReading, allowed: Allowed): YamlNode {
  const kind = peekToken(reading.scan)
  if (kind === token.alias) return readAlias(reading)
  return readContent(reading, allowed, token.isProperty(kind) ? readProperties(reading, kind) : noProperties)
}

/** An anchor and a tag, in either order. */
export function readProperties(reading: DocumentReading, kind: number): Properties {
  if (kind === token.anchor) {
    const anchor = openAnchor(reading)
    return { anchor, tag: peekToken(reading.scan) === token.tag ? readTag(reading) : null }
  }
  const tag = readTag(reading)
  return { anchor: peekToken(reading.scan) === token.anchor ? openAnchor(reading) : null, tag }
}

/** Reads what stands behind properties. */
export function readContent(reading: DocumentReading, allowed: Allowed, properties: Properties): YamlNode {
  const before = reading.budget.nodes++
  const kind = peekToken(reading.scan)
  const { anchor, tag } = properties
  const node =
    kind === token.scalar
      ? readScalar(reading, tag)
      : (readCollection(reading, allowed, kind) ?? readNothing(reading, properties))
  if (anchor !== null) reading.anchors.set(anchor, { node, size: reading.budget.nodes - before })
  return node
}

/** A value that nothing is written for. */
export function emptyValue(reading: DocumentReading): YamlNode {
  reading.budget.nodes++
  return emptyScalar(reading, null)
}

/** Notes why Go refuses a node. */
export function refuse(reading: DocumentReading, { start, end }: YamlNode, message: string): void {
  reading.problems.push({ code: 'syntax', message, start, end })
}

/** A fault at the next token. */
export function unexpected({ scan }: DocumentReading, message: string): Fault {
  return new Fault(message, scan.queue.starts[scan.queue.head]!)
}

/** Goes past a sign that belongs to the node that is read. */
export function skipSign(reading: DocumentReading): void {
  const { queue } = reading.scan
  reading.from = queue.ends[queue.head]!
  skipToken(reading.scan)
}

function readCollection(reading: DocumentReading, allowed: Allowed, kind: number): YamlNode | undefined {
  const read = readerOf(kind, allowed)
  if (!read) return undefined
  if (++reading.depth > maxDepth) {
    const at = reading.scan.queue.starts[reading.scan.queue.head]!
    throw new Fault('nested too deeply', at, at, 'bound')
  }
  const node = read(reading)
  reading.depth--
  return node
}

function readNothing(reading: DocumentReading, properties: Properties): YamlNode {
  if (properties === noProperties) throw unexpected(reading, 'a value is missing')
  return emptyScalar(reading, properties.tag)
}

/** Nested maps and lists. Go stops at 10,000, manifests at about 30; every walk over a tree has to fit the stack. */
const maxDepth = 500

function readerOf(kind: number, allowed: Allowed): ((reading: DocumentReading) => YamlNode) | undefined {
  if (kind === token.listStart) return readFlowList
  if (kind === token.mapStart) return readFlowMap
  if (kind === token.entry) return allowed === blockOrLooseList ? readLooseList : undefined
  if (allowed === flowOnly) return undefined
  if (kind === token.blockMapStart) return readBlockMap
  return kind === token.blockListStart ? readBlockList : undefined
}
