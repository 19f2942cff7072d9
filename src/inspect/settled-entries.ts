import { createHash } from 'node:crypto'
import type { KeptLists } from '../core/kept-lists.ts'
import { once, oncePer } from '../core/once-per.ts'
import { isSameArray } from '../core/same-array.ts'
import type { HelmTarget } from '../core/target.ts'
import { layerFiles, valuesLayers, type LayerFile } from '../discover/layers.ts'
import { valuesEntries } from '../model/layouts.ts'
import type { Node } from '../model/node.ts'
import { mergeValues, type ValuesEntry, type ValuesLayout } from '../model/values.ts'
import { MapDocument } from '../yaml/map-document.ts'
import type { YamlDocument } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { hasOpenValues, releaseEntries } from './merged-values.ts'

/**
 * The entries of a release that is equal in both trees, as `releaseEntries` returns them. Of most entries rules need only layout
 * and name. These are kept by the contents of the values files, and the nodes are read when a rule looks at an entry.
 */
export function settledEntries(target: HelmTarget, reader: Reader): readonly ValuesEntry[] {
  const { lists } = reader
  const layers = layerFiles(reader, target)
  const documents = layers.flatMap(({ maps }) => maps)
  const last = documents.at(-1)
  const hash = hashOf(target, layers)
  if (!lists || !last || hash === null) return releaseEntries(target, reader)
  const shared = entriesByTarget(last).get(target.id)
  if (shared?.hash === hash && isSameArray(shared.documents, documents)) return shared.entries
  const read = once(() => releaseEntries(target, reader))
  const names = lists.of(hash) ?? namesOfEntries(target, reader, { hash, documents, lists })
  const entries = names.map((name, index) => new SettledEntry(name, target.id, () => read()[index]!))
  entriesByTarget(last).set(target.id, { hash, documents, entries })
  return entries
}

/** What the entries of a release were made of. */
interface SharedEntries {
  readonly hash: string
  readonly documents: readonly YamlDocument[]
  readonly entries: readonly ValuesEntry[]
}

/** Base and head share the entries of a release if they share the documents. Kept by the last one, which few releases share. */
const entriesByTarget = oncePer<YamlDocument, Map<string, SharedEntries>>(() => new Map())

/** A hash of all that decides layouts and names; `null` if values stand elsewhere than in files, or in files of several documents. */
function hashOf(target: HelmTarget, layers: readonly LayerFile[]): string | null {
  if (hasOpenValues(target) || (target.settings?.values ?? []).length > 0) return null
  const rows = layers.map(({ under, isDefault, maps }) => [
    ...[under, isDefault],
    ...maps.map((map) => (map instanceof MapDocument ? map.hash : null)),
  ])
  if (rows.some((row) => row.includes(null))) return null
  return createHash('sha256')
    .update(`entries\n${JSON.stringify(rows)}`)
    .digest('hex')
}

/** Reads the layouts and names of the entries of a release, keeps them, and drops the nodes. */
function namesOfEntries(
  target: HelmTarget,
  reader: Reader,
  { hash, documents, lists }: Pick<SharedEntries, 'hash' | 'documents'> & { readonly lists: KeptLists },
): readonly string[] {
  const { defaults, overrides } = valuesLayers(reader, target)
  const values = mergeValues(defaults, overrides)
  const names = valuesEntries(values, target.id, values).map(({ layout, name }) => `${layout} ${name}`)
  for (const document of documents) if (document instanceof MapDocument) document.drop()
  lists.keep(hash, names)
  return names
}

/** An entry whose nodes are read when they are asked for. */
class SettledEntry implements ValuesEntry {
  readonly layout: ValuesLayout
  readonly name: string
  readonly target: string
  // Node compiles private fields to a slower form than those of TypeScript.
  private readonly read: () => ValuesEntry

  /** @param text layout and name */
  constructor(text: string, target: string, read: () => ValuesEntry) {
    const end = text.indexOf(' ')
    this.layout = text.slice(0, end) as ValuesLayout
    this.name = text.slice(end + 1)
    this.target = target
    this.read = read
  }

  get node(): Node {
    return this.read().node
  }

  get block(): Node {
    return this.read().block
  }

  get merged(): Node {
    return this.read().merged!
  }
}
