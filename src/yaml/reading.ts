import type { Scan } from './scan.ts'
import type { Source, YamlNode, YamlProblem } from './node.ts'
import type { ScalarCache } from './scalar-cache.ts'

/** What is known while a document's tokens become nodes. */
export interface DocumentReading {
  readonly source: Source
  readonly scan: Scan
  /** The end of the last token that was read, signs like `:` and `,` left out. */
  from: number
  /** Collections around the next node. */
  depth: number
  /** Prefixes of `%TAG` handles. */
  readonly tagHandles: Map<string, string>
  readonly anchors: Map<string, Anchor>
  readonly budget: Budget
  readonly problems: YamlProblem[]
  readonly known: ScalarCache
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
}

/** Notes a problem at a part of the text. */
export function complain(
  reading: DocumentReading,
  code: 'syntax' | 'bound',
  message: string,
  start: number,
  end: number,
): void {
  reading.problems.push({ code, message, start, end })
}
