import type { AllowedCollections } from './allowed-collections.ts'
import type { Scan } from './scan.ts'
import type { Source, YamlNode, YamlProblem } from './node.ts'
import { Fault } from './fault.ts'
import { skipToken } from './tokens.ts'

/** The state of turning the tokens of one document into nodes. */
export interface DocumentReading {
  readonly source: Source
  readonly scan: Scan
  /** The end of the last token read, indicators such as `:` and `,` left out: where an empty value is located. */
  from: number
  /** Number of collections around the next node. */
  depth: number
  /** Prefixes of tag handles, from `%TAG` directives. */
  readonly tagHandles: Map<string, string>
  readonly anchors: Map<string, Anchor>
  readonly budget: Budget
  readonly problems: YamlProblem[]
  /** The function that reads a collection which begins with a token. Collections contain nodes, so nodes get it here. */
  readonly collectionReader: (kind: number, allowed: AllowedCollections) => CollectionReader | undefined
}

/** Reads a collection whose first token is next. */
export type CollectionReader = (reading: DocumentReading) => YamlNode

/** The node that an anchor names; `null` while that node is being read. */
export interface Anchor {
  readonly node: YamlNode | null
  /** Number of nodes in it, with every alias expanded. */
  readonly size: number
}

/** Number of nodes that Go has decoded so far: all of them, and those that came from aliases. */
export interface Budget {
  nodes: number
  aliased: number
}

/** Adds a problem at the offsets from `start` up to, but not including, `end`. */
export function addProblem(
  reading: DocumentReading,
  code: 'syntax' | 'bound',
  message: string,
  start: number,
  end: number,
): void {
  reading.problems.push({ code, message, start, end })
}

/** Adds the problem for which Go refuses a node. */
export function refuse(reading: DocumentReading, { start, end }: YamlNode, message: string): void {
  reading.problems.push({ code: 'syntax', message, start, end })
}

/** A fault at the next token, with a message of Go's parser. */
export function tokenFault({ scan }: DocumentReading, message: string): Fault {
  return new Fault(message, scan.queue.starts[scan.queue.head]!)
}

/** Skips an indicator (`:`, `,`, `[` and the like) that belongs to the node being read. */
export function skipIndicator(reading: DocumentReading): void {
  const { queue } = reading.scan
  reading.from = queue.ends[queue.head]!
  skipToken(reading.scan)
}
