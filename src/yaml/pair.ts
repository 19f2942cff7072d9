import { addEntry, mergeInto, type MapDraft } from './entries.ts'
import type { YamlNode, YamlScalar } from './node.ts'
import type { AllowedCollections } from './allowed-collections.ts'
import { noProperties, readNode, readContent, readProperties } from './nodes.ts'
import { refuse, tokenFault, type DocumentReading } from './reading.ts'
import { asKey, yamlTag } from './scalar.ts'
import { isMerge } from './scalars.ts'
import * as token from './token.ts'
import { peekToken } from './tokens.ts'

/** Reads a key, then its value by `readPairValue`, and adds both to a map. */
export function readPair(
  reading: DocumentReading,
  draft: MapDraft,
  allowed: AllowedCollections,
  readPairValue: (reading: DocumentReading) => YamlNode,
): void {
  const kind = peekToken(reading.scan)
  if (endsPair(kind)) throw tokenFault(reading, 'a key is missing: Go reads null, which cannot be a key')
  if (kind === token.alias)
    return addPair(reading, draft, readNode(reading, allowed), null, readPairValue(reading))
  const properties = token.isProperty(kind) ? readProperties(reading, kind) : noProperties
  const merges = peekToken(reading.scan) === token.scalar && isMerge(reading, properties.tag)
  const key = readContent(reading, allowed, properties)
  const value = readPairValue(reading)
  if (!merges) return addPair(reading, draft, key, properties.tag, value)
  reading.budget.nodes-- // Go does not decode the `<<` itself
  mergeInto(reading, draft, key, value)
}

/** True for a token that ends a pair, so that its key or value is empty. */
export function endsPair(kind: number): boolean {
  return (
    kind === token.key ||
    kind === token.value ||
    kind === token.blockEnd ||
    kind === token.comma ||
    kind === token.mapEnd ||
    kind === token.listEnd
  )
}

function addPair(
  reading: DocumentReading,
  draft: MapDraft,
  node: YamlNode,
  tag: string | null,
  value: YamlNode,
): void {
  const key = keyOf(reading, node, tag)
  if (key) addEntry(reading, draft, key, value)
}

/** The text that distinguishes a float key from an integer key: by its tag, or as written. */
function writtenNumber({ source }: DocumentReading, scalar: YamlScalar, tag: string | null): string {
  const { value, start, end } = scalar
  if (tag === `${yamlTag}float`) return ''
  return tag === `${yamlTag}int` ? String(value) : source.text.slice(start, end)
}

/** A key as a string, as JSON needs it; `null` after a problem for a key that JSON cannot have. */
function keyOf(reading: DocumentReading, node: YamlNode, tag: string | null): YamlScalar | null {
  if (node.kind !== 'scalar') {
    const hint = 'quote text that begins with a bracket'
    refuse(reading, node, `a ${node.kind} cannot be a key; ${hint}`)
    return null
  }
  if (typeof node.value === 'string') return node
  const name = asKey(node.value, writtenNumber(reading, node, tag))
  if (typeof name === 'string') return { ...node, value: name }
  refuse(reading, node, name.reason)
  return null
}
