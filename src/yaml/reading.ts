import type { Event } from 'js-yaml'
import type { Source, YamlNode, YamlProblem } from './node.ts'

/** What is known while a document's events become nodes. Offsets of events count from `offset` in the source. */
export interface Reading {
  readonly source: Source
  /** The document's text. */
  readonly text: string
  readonly offset: number
  readonly events: readonly Event[]
  /** The next event. */
  next: number
  /** The end of the last token that was read, in `text`. */
  from: number
  /** Prefixes of `%TAG` handles. */
  readonly tagHandles: Map<string, string>
  readonly anchors: Map<string, Anchor>
  readonly budget: Budget
  readonly problems: YamlProblem[]
}

/** What an anchor names; `null` while its node is still being read. */
export interface Anchor {
  readonly node: YamlNode | null
  /** Nodes in it with every alias expanded. */
  readonly size: number
}

/** Nodes that Go would decode so far: all of them, and those inside aliases. */
export interface Budget {
  nodes: number
  aliased: number
  exceeded: boolean
}

/** Notes a problem at a part of the document's text. */
export function complain(
  reading: Reading,
  code: 'syntax' | 'bound',
  message: string,
  start: number,
  end: number,
): void {
  reading.problems.push({ code, message, start: reading.offset + start, end: reading.offset + end })
}

/** Moves on past a mark that no event has a place for: a closing bracket, the dash of an empty item. */
export function skipTo(reading: Reading, mark: ']' | '}' | '-'): void {
  gap.lastIndex = reading.from
  gap.test(reading.text)
  reading.from = gap.lastIndex + (reading.text.startsWith(mark, gap.lastIndex) ? 1 : 0)
}

/** What may stand between the last token and such a mark: space, comments, signs of empty keys and values. */
const gap = /(?:[\s,:?]+|#[^\r\n]*)*/y
