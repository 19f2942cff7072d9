import { startAnchor, readAlias } from './alias.ts'
import type { AllowedCollections } from './allowed-collections.ts'
import { Fault } from './fault.ts'
import type { YamlNode } from './node.ts'
import { refuse, tokenFault, type DocumentReading } from './reading.ts'
import { isJson } from './scalar.ts'
import { emptyScalar, readScalar } from './scalars.ts'
import { readTag } from './tag.ts'
import * as token from './token.ts'
import { peekToken } from './tokens.ts'

/** The anchor and the tag before a node. */
export interface Properties {
  readonly anchor: string | null
  readonly tag: string | null
}

/** Neither an anchor nor a tag. `readContent` throws for a missing value only if it gets this very object. */
export const noProperties: Properties = { anchor: null, tag: null }

/** Reads a value. A number that JSON cannot represent (`.nan`, `.inf`) is a problem. */
export function readValue(reading: DocumentReading, allowed: AllowedCollections): YamlNode {
  const node = readNode(reading, allowed)
  if (node.kind === 'scalar' && !isJson(node.value)) {
    const text = reading.source.text.slice(node.start, node.end)
    refuse(reading, node, `\`${text}\` is not a number in JSON; write a finite number, or quote it`)
  }
  return node
}

/** Reads a node, an alias or content with its properties (yaml.v2 parserc.go, yaml_parser_parse_node). */
export function readNode(reading: DocumentReading, allowed: AllowedCollections): YamlNode {
  const kind = peekToken(reading.scan)
  if (kind === token.alias) return readAlias(reading)
  return readContent(reading, allowed, token.isProperty(kind) ? readProperties(reading, kind) : noProperties)
}

/** Reads an anchor and a tag, in either order. */
export function readProperties(reading: DocumentReading, kind: number): Properties {
  if (kind === token.anchor) {
    const anchor = startAnchor(reading)
    return { anchor, tag: peekToken(reading.scan) === token.tag ? readTag(reading) : null }
  }
  const tag = readTag(reading)
  return { anchor: peekToken(reading.scan) === token.anchor ? startAnchor(reading) : null, tag }
}

/** Reads the content that follows the properties of a node. */
export function readContent(
  reading: DocumentReading,
  allowed: AllowedCollections,
  properties: Properties,
): YamlNode {
  const nodesBefore = reading.budget.nodes++
  const kind = peekToken(reading.scan)
  const { anchor, tag } = properties
  const node =
    kind === token.scalar
      ? readScalar(reading, tag)
      : (readCollection(reading, allowed, kind) ?? readEmptyNode(reading, properties))
  if (anchor !== null) reading.anchors.set(anchor, { node, size: reading.budget.nodes - nodesBefore })
  return node
}

/** Creates the scalar for a value for which nothing is written, at the current place. */
export function emptyValue(reading: DocumentReading): YamlNode {
  reading.budget.nodes++
  return emptyScalar(reading, null)
}

function readCollection(
  reading: DocumentReading,
  allowed: AllowedCollections,
  kind: number,
): YamlNode | undefined {
  const read = reading.collectionReader(kind, allowed)
  if (!read) return undefined
  if (++reading.depth > maxDepth) {
    const at = reading.scan.queue.starts[reading.scan.queue.head]!
    throw new Fault(`nested more than ${maxDepth} levels deep, which is not read`, at, at, 'bound')
  }
  const node = read(reading)
  reading.depth--
  return node
}

function readEmptyNode(reading: DocumentReading, properties: Properties): YamlNode {
  if (properties === noProperties) throw tokenFault(reading, 'a value is missing')
  return emptyScalar(reading, properties.tag)
}

/**
 * Limit on nested maps and lists, so that recursive walks fit the stack. Go stops at 10,000; manifests have about 30
 * levels.
 */
const maxDepth = 500
