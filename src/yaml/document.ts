import type { TextRange } from '../core/ranges.ts'
import { once } from '../core/once-per.ts'
import { checkBudget } from './alias.ts'
import { findControl } from './characters.ts'
import { Fault } from './fault.ts'
import type { Source, YamlDocument, YamlNode, YamlProblem } from './node.ts'
import { block } from './allowed-collections.ts'
import { collectionReader } from './collections.ts'
import { readValue } from './nodes.ts'
import type { DocumentReading } from './reading.ts'
import { yamlRefusals } from './refusals.ts'
import { readDirective } from './scan-directive.ts'
import { newScan } from './scan.ts'
import * as token from './token.ts'
import { peekToken, skipToken } from './tokens.ts'

/** The state of reading one text, shared by its documents. */
export interface YamlStream {
  readonly source: Source
  readonly rareBreaks: boolean
  /** Offset of the first control character in documents not read yet; -1 if there is none. */
  nextControl: number
  readonly queue: token.TokenQueue
}

/** Reads the document at `range` of a text. Its root is `null` if it is empty or if Go refuses it. */
export function readDocument(stream: YamlStream, range: TextRange, isFirst: boolean): YamlDocument {
  const { source } = stream
  try {
    checkCharacters(stream, range)
    const reading = newReading(stream, range)
    const root = readRoot(reading, isFirst)
    checkBudget(reading, range.start, range.start)
    return { source, root: reading.problems.some(isFatal) ? null : root, problems: reading.problems }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return refusedDocument(source, range, error)
  }
}

/** Problems are collected on first access, since those of chart templates, which are not YAML, are never read. */
function refusedDocument(source: Source, { start, end }: TextRange, fault: Fault): YamlDocument {
  const problems = once(() => yamlRefusals(source.text.slice(start, end), start, fault))
  return {
    source,
    root: null,
    isRefused: true,
    get problems() {
      return problems()
    },
  }
}

function checkCharacters(stream: YamlStream, { start, end }: TextRange): void {
  if (stream.nextControl >= 0 && stream.nextControl < start)
    stream.nextControl = findControl(stream.source.text, start)
  const at = stream.nextControl
  if (at >= start && at < end) throw new Fault('control characters are not allowed', at, at + 1)
}

function newReading({ source, rareBreaks, queue }: YamlStream, range: TextRange): DocumentReading {
  const { start, end } = range
  return {
    source,
    scan: newScan(source.text, start, end, rareBreaks, queue),
    from: start,
    depth: 0,
    tagHandles: new Map(),
    anchors: new Map(),
    budget: { nodes: 0, aliased: 0 },
    problems: [],
    collectionReader,
  }
}

/** Text after the root is ignored, as in Go. A `...` ends a document unless it is its first token. */
function readRoot(reading: DocumentReading, isFirst: boolean): YamlNode | null {
  const { scan } = reading
  if (!isFirst) while (peekToken(scan) === token.documentEnd) skipToken(scan)
  const hasDirectives = readDirectives(reading)
  const hasStartMark = peekToken(scan) === token.documentStart
  if (hasStartMark) skipToken(scan)
  else if (hasDirectives) throw new Fault('a `---` is missing below the directives', scan.at)
  const kind = peekToken(scan)
  if (kind === token.streamEnd || (hasStartMark && kind === token.directive)) return null
  if (kind === token.documentEnd && (hasStartMark || !isFirst)) return null
  const root = readValue(reading, block)
  peekToken(scan)
  return root
}

function readDirectives(reading: DocumentReading): boolean {
  const { scan, tagHandles } = reading
  let version = false
  let hasDirectives = false
  for (; peekToken(scan) === token.directive; hasDirectives = true) {
    const start = scan.queue.starts[scan.queue.head]!
    const end = scan.queue.ends[scan.queue.head]!
    const parsed = readDirective(scan.text.slice(start, end))
    if ('version' in parsed) version = acceptVersion(parsed.version, version, start, end)
    else if (tagHandles.has(parsed.handle))
      throw new Fault('this tag handle is declared twice; remove one', start, end)
    else tagHandles.set(parsed.handle, parsed.prefix)
    skipToken(scan)
  }
  return hasDirectives
}

/** Go reads YAML 1.1 and refuses other versions. */
function acceptVersion(version: string, isSecond: boolean, start: number, end: number): true {
  if (isSecond) throw new Fault('`%YAML` is written twice; remove one', start, end)
  if (version === '1.1') return true
  throw new Fault(`Go reads YAML 1.1 and refuses \`%YAML ${version}\``, start, end)
}

function isFatal({ code }: YamlProblem): boolean {
  return code === 'syntax' || code === 'bound'
}
