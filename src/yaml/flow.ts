import { draftMap } from './entries.ts'
import type { YamlList, YamlMap, YamlNode } from './node.ts'
import { emptyValue, flowOnly, readValue, skipSign, unexpected } from './nodes.ts'
import { endsPair, readPair } from './pair.ts'
import type { DocumentReading } from './reading.ts'
import * as token from './token.ts'
import { peekToken, skipToken } from './tokens.ts'

/** `[a, b]` */
export function readFlowList(reading: DocumentReading): YamlList {
  const start = open(reading)
  const items: YamlNode[] = []
  while (hasMore(reading, token.listEnd, items.length > 0)) {
    const isPair = peekToken(reading.scan) === token.key
    items.push(isPair ? readSinglePair(reading) : readValue(reading, flowOnly))
  }
  skipSign(reading)
  return { source: reading.source, kind: 'list', start, end: reading.from, items: items.slice() }
}

/** `{a: b, c: d}` */
export function readFlowMap(reading: DocumentReading): YamlMap {
  const start = open(reading)
  const draft = draftMap()
  for (let pairs = 0; hasMore(reading, token.mapEnd, pairs > 0); pairs++) {
    if (peekToken(reading.scan) === token.key) {
      skipToken(reading.scan)
      readPair(reading, draft, flowOnly, readFlowValue)
    } else readPair(reading, draft, flowOnly, emptyValue)
  }
  skipSign(reading)
  return { source: reading.source, kind: 'map', start, end: reading.from, entries: draft.entries }
}

/** `a: b` inside of `[]`, a map of its own. */
function readSinglePair(reading: DocumentReading): YamlMap {
  reading.budget.nodes++
  const { queue } = reading.scan
  const start = queue.starts[queue.head]!
  const draft = draftMap()
  skipToken(reading.scan)
  readPair(reading, draft, flowOnly, readFlowValue)
  return { source: reading.source, kind: 'map', start, end: reading.from, entries: draft.entries }
}

function open(reading: DocumentReading): number {
  const { queue } = reading.scan
  const start = queue.starts[queue.head]!
  skipSign(reading)
  return start
}

/** Whether another item follows, past the comma before it. */
function hasMore(reading: DocumentReading, end: number, needsComma: boolean): boolean {
  const kind = peekToken(reading.scan)
  if (kind === end) return false
  if (!needsComma) return true
  if (kind !== token.comma)
    throw unexpected(reading, `a \`,\` or \`${end === token.mapEnd ? '}' : ']'}\` is missing`)
  skipToken(reading.scan)
  return peekToken(reading.scan) !== end
}

function readFlowValue(reading: DocumentReading): YamlNode {
  if (peekToken(reading.scan) !== token.value) return emptyValue(reading)
  skipToken(reading.scan)
  return endsPair(peekToken(reading.scan)) ? emptyValue(reading) : readValue(reading, flowOnly)
}
