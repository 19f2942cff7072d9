import { draftMap } from './entries.ts'
import type { YamlList, YamlMap, YamlNode } from './node.ts'
import { flowOnly } from './allowed-collections.ts'
import { emptyValue, readValue } from './nodes.ts'
import { skipIndicator, tokenFault, type DocumentReading } from './reading.ts'
import { endsPair, readPair } from './pair.ts'
import * as token from './token.ts'
import { peekToken, skipToken } from './tokens.ts'

/** Reads a flow sequence, `[a, b]`, from its `[` until after its `]`. Throws `Fault` if the sequence is not valid YAML. */
export function readFlowList(reading: DocumentReading): YamlList {
  const start = open(reading)
  const items: YamlNode[] = []
  while (hasMore(reading, token.listEnd, items.length > 0)) {
    const isPair = peekToken(reading.scan) === token.key
    items.push(isPair ? readSinglePair(reading) : readValue(reading, flowOnly))
  }
  skipIndicator(reading)
  return { source: reading.source, kind: 'list', start, end: reading.from, items: items.slice() }
}

/** A flow mapping: `{a: b, c: d}`. */
export function readFlowMap(reading: DocumentReading): YamlMap {
  const start = open(reading)
  const draft = draftMap()
  for (let pairs = 0; hasMore(reading, token.mapEnd, pairs > 0); pairs++) {
    if (peekToken(reading.scan) === token.key) {
      skipToken(reading.scan)
      readPair(reading, draft, flowOnly, readFlowValue)
    } else readPair(reading, draft, flowOnly, emptyValue)
  }
  skipIndicator(reading)
  return { source: reading.source, kind: 'map', start, end: reading.from, entries: draft.entries.trimmed() }
}

/** A pair inside `[]`, which is a map of one entry: `[a: b]`. */
function readSinglePair(reading: DocumentReading): YamlMap {
  reading.budget.nodes++
  const { queue } = reading.scan
  const start = queue.starts[queue.head]!
  const draft = draftMap()
  skipToken(reading.scan)
  readPair(reading, draft, flowOnly, readFlowValue)
  return { source: reading.source, kind: 'map', start, end: reading.from, entries: draft.entries.trimmed() }
}

function open(reading: DocumentReading): number {
  const { queue } = reading.scan
  const start = queue.starts[queue.head]!
  skipIndicator(reading)
  return start
}

/** Skips the comma before an item, and returns whether there is an item. */
function hasMore(reading: DocumentReading, end: number, needsComma: boolean): boolean {
  const kind = peekToken(reading.scan)
  if (kind === end) return false
  if (!needsComma) return true
  if (kind !== token.comma)
    throw tokenFault(reading, `a \`,\` or \`${end === token.mapEnd ? '}' : ']'}\` is missing`)
  skipToken(reading.scan)
  return peekToken(reading.scan) !== end
}

function readFlowValue(reading: DocumentReading): YamlNode {
  if (peekToken(reading.scan) !== token.value) return emptyValue(reading)
  skipToken(reading.scan)
  return endsPair(peekToken(reading.scan)) ? emptyValue(reading) : readValue(reading, flowOnly)
}
