import { addEntry, mergeInto, type MapDraft } from './entries.ts'
import type { YamlNode, YamlScalar } from './node.ts'
import {
  type Allowed,
  noProperties,
  readAlone,
  readContent,
  readProperties,
  refuse,
  unexpected,
} from './nodes.ts'
import type { DocumentReading } from './reading.ts'
import { asKey, yamlTag } from './scalar.ts'
import { isMerge } from './scalars.ts'
import * as token from './token.ts'
import { peekToken } from './tokens.ts'

/** Reads a key and what `readValue` makes of what follows, and adds them to a map. */
export function readPair(
  reading: DocumentReading,
  draft: MapDraft,
  allowed: Allowed,
  readPairValue: (reading: DocumentReading) => YamlNode,
): void {
  const kind = peekToken(reading.scan)
  if (endsPair(kind))
    throw unexpected(reading, 'a key is missing; Go takes it for null, which cannot be a key')
  if (kind === token.alias)
    return addPair(reading, draft, readAlone(reading, allowed), null, readPairValue(reading))
  const properties = token.isProperty(kind) ? readProperties(reading, kind) : noProperties
  const merges = peekToken(reading.scan) === token.scalar && isMerge(reading, properties.tag)
  const key = readContent(reading, allowed, properties)
  const value = readPairValue(reading)
  if (!merges) return addPair(reading, draft, key, properties.tag, value)
  reading.budget.nodes-- // Go does not decode the `<<` itself
  mergeInto(reading, draft, key, value)
}

/** Whether nothing is written for what might stand here. */
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

/** What tells a key's floats from its integers: its tag, else how it is written. */
function writtenNumber(
  { source }: DocumentReading,
  { value, start, end }: YamlScalar,
  tag: string | null,
): string {
  if (tag === `${yamlTag}float`) return ''
  return tag === `${yamlTag}int` ? String(value) : source.text.slice(start, end)
}

/** A key as JSON has it, or `null` for one that cannot be. */
function keyOf(reading: DocumentReading, node: YamlNode, tag: string | null): YamlScalar | null {
  if (node.kind !== 'scalar') {
    const hint = 'put quotes around text that starts with a bracket'
    refuse(reading, node, `a ${node.kind} cannot be a key; ${hint}`)
    return null
  }
  if (typeof node.value === 'string') return node
  const name = asKey(node.value, writtenNumber(reading, node, tag))
  if (typeof name === 'string') return { ...node, value: name }
  refuse(reading, node, name.refused)
  return null
}
