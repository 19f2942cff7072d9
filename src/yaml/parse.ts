import { EVENT_ID } from 'js-yaml'
import type { DocumentEvent, Event } from 'js-yaml'
import { checkBudget } from './alias.ts'
import { eventsOf } from './events.ts'
import { sourceOf } from './lines.ts'
import type { Source, YamlDocument, YamlProblem } from './node.ts'
import { readValue } from './nodes.ts'
import { complain } from './reading.ts'
import type { Reading } from './reading.ts'
import { refusals } from './refusals.ts'
import { splitDocuments } from './split.ts'
import type { Part } from './split.ts'
import { isEmpty } from './token.ts'

/**
 * The documents of a text, as kubectl and Helm read them (sigs.k8s.io/yaml over yaml.v2), each with its own
 * problems. Documents of nothing but comments are left out; where there is no other, one with a null root stands
 * for the text, so that there is always at least one. Never throws for what a text holds.
 */
export function parseDocuments(text: string, file: string): YamlDocument[] {
  const source = sourceOf(text, file)
  if (text.length > maxText) return [tooLong(source)]
  const documents = splitDocuments(text).flatMap((part) => parsePart(source, part))
  return documents.length > 0 ? documents : [{ source, root: null, problems: [] }]
}

/** Characters of a text. The largest renders that we know of have 50 million; a node costs about ten times its text. */
const maxText = 100_000_000

function tooLong(source: Source): YamlDocument {
  const message = `longer than ${maxText} characters`
  return { source, root: null, problems: [{ code: 'bound', message, start: 0, end: 0 }] }
}

/** The documents of a part: one, or none where it holds nothing. */
function parsePart(source: Source, part: Part): YamlDocument[] {
  const text = source.text.slice(part.start, part.end)
  const events = eventsOf(text)
  if ('error' in events) return [{ source, root: null, problems: refusals(events, part.start) }]
  return readDocuments(source, text, part.start, events)
}

function readDocuments(
  source: Source,
  text: string,
  offset: number,
  events: readonly Event[],
): YamlDocument[] {
  const documents: YamlDocument[] = []
  for (let next = 1; next < events.length; next++) {
    const event = events[next - 1]!
    if (event.type !== EVENT_ID.DOCUMENT || isEmpty(events[next]!)) continue
    documents.push(readDocument(newReading(source, text, offset, events, next), event))
  }
  return documents
}

function newReading(
  source: Source,
  text: string,
  offset: number,
  events: readonly Event[],
  next: number,
): Reading {
  const budget = { nodes: 0, aliased: 0, exceeded: false }
  return {
    source,
    text,
    offset,
    events,
    next,
    from: 0,
    tagHandles: new Map(),
    anchors: new Map(),
    budget,
    problems: [],
  }
}

function readDocument(reading: Reading, event: DocumentEvent): YamlDocument {
  readDirectives(reading, event)
  const root = readValue(reading)
  checkBudget(reading, 0, 0)
  const { source, problems } = reading
  return { source, root: problems.some(isFatal) ? null : root, problems }
}

/** Go's YAML is 1.1 and refuses any other. */
function readDirectives(reading: Reading, { directives }: DocumentEvent): void {
  for (const directive of directives) {
    if (directive.kind === 'tag') reading.tagHandles.set(directive.handle, directive.prefix)
    else if (directive.version !== '1.1') refuseVersion(reading, directive.version)
  }
}

function refuseVersion(reading: Reading, version: string): void {
  const start = Math.max(0, reading.text.indexOf('%YAML'))
  complain(
    reading,
    'syntax',
    `Go reads YAML 1.1 and refuses \`%YAML ${version}\``,
    start,
    start + '%YAML'.length,
  )
}

function isFatal({ code }: YamlProblem): boolean {
  return code === 'syntax' || code === 'bound'
}
