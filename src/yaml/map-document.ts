import { createHash } from 'node:crypto'
import type { KeptLists } from '../core/kept-lists.ts'
import type { Source, YamlDocument, YamlNode, YamlProblem } from './node.ts'
import { readSource } from './parse.ts'

/**
 * The only document of a file, a map without problems. Its nodes are read when they are asked for, and can be dropped while
 * nobody holds one of them: a node that is read again is another object.
 */
export class MapDocument implements YamlDocument {
  readonly problems: readonly YamlProblem[] = []
  readonly source: Source
  /** The hash of the contents of its file. */
  readonly hash: string
  /** The keys of the map, in their order. */
  readonly keys: readonly string[]
  // Node compiles private fields to a slower form than those of TypeScript.
  private map: YamlNode | null

  /** @param map `null` to read it when it is asked for */
  constructor(source: Source, hash: string, keys: readonly string[], map: YamlNode | null) {
    this.source = source
    this.hash = hash
    this.keys = keys
    this.map = map
  }

  get root(): YamlNode {
    return (this.map ??= readSource(this.source)[0]!.root!)
  }

  /** Drops the nodes. */
  drop(): void {
    this.map = null
  }
}

/** True for a document that is a map. It reads no nodes of a `MapDocument`. */
export function isMapDocument(document: YamlDocument): boolean {
  return document instanceof MapDocument || document.root?.kind === 'map'
}

/** The keys of a document that is a map, in their order; empty for any other. It reads no nodes of a `MapDocument`. */
export function keysOfDocument(document: YamlDocument): readonly string[] {
  if (document instanceof MapDocument) return document.keys
  return document.root?.kind === 'map' ? [...document.root.entries.keys()] : []
}

/**
 * The documents of a file. A `MapDocument` stands for a single map without problems, whose keys are kept: most values files
 * are asked for these alone.
 *
 * @param source the text of `bytes`
 */
export function documentsWithKeys(
  source: Source,
  bytes: Uint8Array,
  lists: KeptLists,
): readonly YamlDocument[] {
  const hash = createHash('sha256').update('keys\n').update(bytes).digest('hex')
  const kept = lists.of(hash)
  if (kept) return [new MapDocument(source, hash, kept, null)]
  const documents = readSource(source)
  const [document] = documents
  if (documents.length !== 1 || document?.root?.kind !== 'map' || document.problems.length > 0)
    return documents
  const keys = [...document.root.entries.keys()]
  lists.keep(hash, keys)
  return [new MapDocument(source, hash, keys, document.root)]
}
