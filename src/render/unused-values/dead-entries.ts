import type { FieldPath } from '../../core/field-path.ts'
import { groupByEach } from '../../core/group.ts'
import type { ValuesKey } from '../../core/values-use.ts'
import type { EditableValue } from '../probe/editable-values.ts'

/** A key of the release's values in files. */
export interface ValuesPathEntry {
  /** Keys and indices from the root of the release's values. */
  readonly valuesPath: FieldPath
  readonly name: string
  /** The keys in the files that set it. */
  readonly keys: readonly EditableValue[]
}

/** The keys of a release's values. */
export interface ValuesEntries {
  /** The keys of the map at a path, and of the maps in lists at the path. */
  below(valuesPath: FieldPath): readonly ValuesPathEntry[]
  /** All keys of the map that contains an entry; always the same array. */
  mapOf(entry: ValuesPathEntry): readonly ValuesPathEntry[]
  /** The entry at a path. */
  at(valuesPath: FieldPath): ValuesPathEntry | undefined
  /** The entries that a key of a file sets: several for a subchart with aliases. */
  written(key: ValuesKey): readonly ValuesPathEntry[]
}

/** The keys in files, without those whose map a stronger source replaces by another value. */
export function writtenEntries(editables: readonly EditableValue[]): ValuesEntries {
  const root = createNode(null, '')
  for (const editable of editables) markNonMap(root, editable)
  const entries: WrittenEntry[] = []
  for (const editable of editables) {
    if (editable.kind !== 'key' || !fileInputs.has(editable.source.input.as)) continue
    for (const valuesPath of releasePathsOf(editable)) {
      const node = nodeUnlessReplaced(root, valuesPath, editable.source.layer)
      if (node) addKey(node, editable, valuesPath, entries)
    }
  }
  return {
    below: (valuesPath) => findNode(root, valuesPath)?.nestedEntries ?? [],
    written: ({ file, path }) =>
      entries.filter(({ keys }) =>
        keys.some((key) => key.source.file === file && JSON.stringify(key.path) === JSON.stringify(path)),
      ),
    at: (valuesPath) => findNode(root, valuesPath)?.entry,
    mapOf: ({ valuesPath }) => findNode(root, valuesPath.slice(0, -1))?.mapEntries ?? [],
  }
}

type WrittenEntry = ValuesPathEntry & { readonly keys: EditableValue[] }

/** A node of the tree of a release's values. */
interface TreeNode {
  readonly parent: TreeNode | null
  readonly key: string | number
  readonly children: Map<string | number, TreeNode>
  /** The strongest layer that sets another value than a map here; -1 if none does. */
  nonMapLayer: number
  entry: WrittenEntry | undefined
  /** The entries of the map at this node. */
  readonly mapEntries: WrittenEntry[]
  /** The entries of the map at this node and of the maps in its lists. */
  readonly nestedEntries: WrittenEntry[]
}

function createNode(parent: TreeNode | null, key: string | number): TreeNode {
  return {
    parent,
    key,
    children: new Map(),
    nonMapLayer: -1,
    entry: undefined,
    mapEntries: [],
    nestedEntries: [],
  }
}

function childNode(parent: TreeNode, key: string | number): TreeNode {
  const child = parent.children.get(key)
  if (child) return child
  const added = createNode(parent, key)
  parent.children.set(key, added)
  return added
}

function findNode(root: TreeNode, valuesPath: FieldPath): TreeNode | undefined {
  let node: TreeNode | undefined = root
  for (const key of valuesPath) node = node?.children.get(key)
  return node
}

/** The node at a path, created if missing; `null` if a source stronger than `layer` sets another value than a map above it. */
function nodeUnlessReplaced(root: TreeNode, valuesPath: FieldPath, layer: number): TreeNode | null {
  let node = root
  for (const key of valuesPath) {
    if (node.nonMapLayer > layer) return null
    node = childNode(node, key)
  }
  return node
}

function addKey(
  node: TreeNode,
  editable: EditableValue,
  valuesPath: FieldPath,
  entries: WrittenEntry[],
): void {
  if (node.entry) return void node.entry.keys.push(editable)
  const entry = { valuesPath, name: String(node.key), keys: [editable] }
  node.entry = entry
  entries.push(entry)
  const parent = node.parent!
  parent.mapEntries.push(entry)
  let owner = parent
  while (typeof owner.key === 'number') owner = owner.parent!
  owner.nestedEntries.push(entry)
}

/** The paths of a value from the root of the release's values: several for a subchart that is included by several aliases. */
export function releasePathsOf({ source, path }: EditableValue): FieldPath[] {
  return source.prefixes.map((parent) => [...parent, ...path])
}

const fileInputs: ReadonlySet<string> = new Set(['file', 'chart'])

/** Records that a source sets another value than a map: a scalar, a list, an empty value. */
function markNonMap(root: TreeNode, editable: EditableValue): void {
  if (editable.kind === 'key') return
  const isMap = editable.kind === 'empty' && editable.source.text[editable.start] === '{'
  for (const valuesPath of releasePathsOf(editable)) {
    const list = valuesPath.findIndex((key) => typeof key === 'number')
    if (isMap && list < 0) continue
    const node = nodeUnlessReplaced(root, list < 0 ? valuesPath : valuesPath.slice(0, list), Infinity)!
    node.nonMapLayer = Math.max(node.nonMapLayer, editable.source.layer)
  }
}

/**
 * Returns a function that finds the values at and below a path in the values of the release; `[]` if there are none, and for
 * the empty path. Editables of kind `key` are omitted. The index is built at the first call.
 */
export function valuesByPath(
  editables: readonly EditableValue[],
): (valuesPath: FieldPath) => readonly EditableValue[] {
  let byPath: ReadonlyMap<string, readonly EditableValue[]> | undefined
  return (valuesPath) => (byPath ??= groupByPath(editables)).get(JSON.stringify(valuesPath)) ?? []
}

function groupByPath(editables: readonly EditableValue[]): ReadonlyMap<string, readonly EditableValue[]> {
  return groupByEach(
    editables.filter(({ kind }) => kind !== 'key'),
    (editable) =>
      releasePathsOf(editable).flatMap((valuesPath) =>
        valuesPath.map((_, depth) => JSON.stringify(valuesPath.slice(0, depth + 1))),
      ),
  )
}
