import { once } from '../core/once-per.ts'
import { checkBudget } from './alias.ts'
import { findControl } from './characters.ts'
import { Fault } from './fault.ts'
import type { Source, YamlDocument, YamlNode, YamlProblem } from './node.ts'
import { block, readValue } from './nodes.ts'
import type { DocumentReading } from './reading.ts'
import { yamlRefusals } from './refusals.ts'
import type { ScalarCache } from './scalar-cache.ts'
import { readDirective } from './scan-directive.ts'
import { newScan } from './scan.ts'
import type { StreamPart } from './split.ts'
import * as token from './token.ts'
import { peekToken, skipToken } from './tokens.ts'

/** What is known of a whole text. */
export interface Text {
  readonly source: Source
  readonly rareBreaks: boolean
  /** The first control character that the documents read so far do not hold; -1 if there is none. */
  control: number
  readonly known: ScalarCache
  readonly queue: token.TokenQueue
}

/** The document in a part of a text; its root is `null` where it holds nothing or Go refuses it. */
export function readDocument(text: Text, part: StreamPart, isFirst: boolean): YamlDocument {
  const { source } = text
  try {
    checkCharacters(text, part)
    const reading = newReading(text, part)
    const root = readRoot(reading, isFirst)
    checkBudget(reading, part.start, part.start)
    return { source, root: reading.problems.some(isFatal) ? null : root, problems: reading.problems }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return refused(source, part, error)
  }
}

/** Everything that is wrong is looked for when somebody asks: nobody asks it of a template, which is no YAML. */
function refused(source: Source, { start, end }: StreamPart, fault: Fault): YamlDocument {
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

function checkCharacters(text: Text, { start, end }: StreamPart): void {
  if (text.control >= 0 && text.control < start) text.control = findControl(text.source.text, start)
  const at = text.control
  if (at >= start && at < end) throw new Fault('control characters are not allowed', at, at + 1)
}

function newReading({ source, rareBreaks, known, queue }: Text, { start, end }: StreamPart): DocumentReading {
  return {
    source,
    scan: newScan(source.text, start, end, rareBreaks, queue),
    from: start,
    depth: 0,
    tagHandles: new Map(),
    anchors: new Map(),
    budget: { nodes: 0, aliased: 0 },
    problems: [],
    known,
  }
}

/** What stands after the root is not looked at: Go does not either. A `...` ends something unless it comes first. */
function readRoot(reading: DocumentReading, isFirst: boolean): YamlNode | null {
  const { scan } = reading
  if (!isFirst) while (peekToken(scan) === token.documentEnd) skipToken(scan)
  const hasDirectives = readDirectives(reading)
  const begins = peekToken(scan) === token.documentStart
  if (begins) skipToken(scan)
  else if (hasDirectives) throw new Fault('a `---` is missing below the directives', scan.at)
  const kind = peekToken(scan)
  if (kind === token.streamEnd || (begins && kind === token.directive)) return null
  if (kind === token.documentEnd && (begins || !isFirst)) return null
  const root = readValue(reading, block)
  peekToken(scan)
  return root
}

function readDirectives(reading: DocumentReading): boolean {
  const { scan, tagHandles } = reading
  let version = false
  let any = false
  for (; peekToken(scan) === token.directive; any = true) {
    const start = scan.queue.starts[scan.queue.head]!
    const end = scan.queue.ends[scan.queue.head]!
    const line = readDirective(scan.text.slice(start, end))
    if ('version' in line) version = acceptVersion(line.version, version, start, end)
    else if (tagHandles.has(line.handle)) throw new Fault('this handle is given twice', start, end)
    else tagHandles.set(line.handle, line.prefix)
    skipToken(scan)
  }
  return any
}

/** Go's YAML is 1.1 and refuses any other. */
function acceptVersion(version: string, isSecond: boolean, start: number, end: number): true {
  if (isSecond) throw new Fault('`%YAML` is given twice', start, end)
  if (version === '1.1') return true
  throw new Fault(`Go reads YAML 1.1 and refuses \`%YAML ${version}\``, start, end)
}

function isFatal({ code }: YamlProblem): boolean {
  return code === 'syntax' || code === 'bound'
}
