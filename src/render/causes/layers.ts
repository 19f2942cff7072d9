import type { FieldPath } from '../../core/field-path.ts'
import type { CausePart, Layer, Layering } from '../../core/cause.ts'
import { toData } from '../../yaml/data.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from '../probe/documents.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/values-source.ts'
import { isPrefix, pathKey, sameValuesPaths, chartScope, valuesPathsOf } from '../probe/values-paths.ts'

/**
 * The entry of the release's values that a part of a source writes, and all sources that set it, the weakest first and the
 * part itself last. If a stronger source sets the entry, the part takes effect under another key and has no weaker layers
 * here. `template` is the full name of the template that reads the entry. `null` if the part belongs to no source.
 *
 * Helm merges maps key by key; a list of a stronger source replaces the whole list, but flags change single items of it.
 * `global` of a parent chart wins over that of its subcharts (`pkg/chart/common/util/coalesce.go`).
 */
export function layeringOf(
  sources: readonly ValuesSource[],
  causePart: Omit<CausePart, 'role'>,
  template: string,
): Layering | null {
  const editable = editableValueAt(sources, causePart)
  if (!editable) return null
  const paths = valuesPathsOf(editable, chartScope(template))
  const candidates = paths.map((path) => ({
    path,
    layers: layersAt(sources, editable, path, chartScope(template)),
  }))
  const settled = candidates.filter(({ layers }) => layers.every((layer) => isBelow(layer, editable)))
  const weaker = settled.flatMap(({ layers }) => layers).toSorted(byStrength)
  // An anchor has many paths; the path with the most overridden layers explains most.
  const path =
    settled.toSorted((first, second) => second.layers.length - first.layers.length)[0]?.path ?? paths[0]!
  return { path, layers: [...distinct(weaker).map(({ layer }) => layer), layerOfValue(editable, path)] }
}

/** The editable value at the range of a part of a source. */
export function editableValueAt(
  sources: readonly ValuesSource[],
  causePart: Omit<CausePart, 'role'>,
): EditableValue | undefined {
  return sources
    .filter(({ file, text }) => file === causePart.file && text === causePart.text)
    .flatMap(editableValuesOf)
    .find(({ start, end }) => start === causePart.start && end === causePart.end)
}

interface Ranked {
  readonly layer: Layer
  readonly rank: readonly [source: number, depth: number]
}

/** The layers of all sources that set the entry, without the value itself. */
function layersAt(
  sources: readonly ValuesSource[],
  editable: EditableValue,
  path: FieldPath,
  scope: readonly string[],
): Ranked[] {
  return sources
    .flatMap((source) =>
      sameValuesPaths(path, scope).flatMap((samePath) =>
        layersIn(source, comparablePath(samePath, editable, source), editable).map((layer): Ranked => ({
          layer,
          rank: [source.layer, -samePath.length],
        })),
      ),
    )
    .filter(({ layer }) => !isAt(layer, editable))
}

/**
 * The path up to its first list, since lists are replaced as a whole. Flags set items of lists, but not of lists in default
 * values.
 */
function comparablePath(path: FieldPath, editable: EditableValue, source: ValuesSource): FieldPath {
  const [editableInput, sourceInput] = [editable.source.input.as, source.input.as]
  const isItem =
    source === editable.source ||
    (editableInput === 'flag' ? sourceInput !== 'chart' : sourceInput === 'flag')
  const list = path.findIndex((key) => typeof key === 'number')
  return isItem || list < 0 ? path : path.slice(0, list)
}

function layersIn(source: ValuesSource, path: FieldPath, editable: EditableValue): Layer[] {
  // The key that `--set-file` sets to a whole file is on the command line and unknown here. A part sets nothing by itself.
  if (path.length === 0 || source.input.as === 'part') return []
  return source.prefixes
    .filter((prefix) => isPrefix(prefix, path))
    .flatMap((prefix) => {
      const localPath = path.slice(prefix.length)
      if (!source.root) return flagLayers(source, localPath, path)
      const node = nodeAt(source.root, localPath)
      const isSlot = source === editable.source && node?.start === editable.start
      return node && !isSlot ? [layerOfNode(node, pathKey(source.root, localPath), path)] : []
    })
}

/** The layer of a node: a scalar at its own range or its alias, a map or list at its key. */
function layerOfNode(node: YamlNode, key: YamlNode | undefined, path: FieldPath): Layer {
  // A scalar may be in another file than the values that it is filled into.
  const { file, text } = node.source
  const { start, end } = node.kind === 'scalar' ? (node.alias ?? node) : (key ?? node)
  return { file, text, start, end, path, value: toData(node) }
}

/** The layer of a flag that sets an entry; a list in braces is one layer, from its first item to its last. */
function flagLayers(source: ValuesSource, localPath: FieldPath, path: FieldPath): Layer[] {
  const editables = editableValuesOf(source).filter(
    (editable) => editable.kind !== 'key' && isPrefix(localPath, editable.path),
  )
  const [first, last] = [editables[0], editables.at(-1)]
  if (!first || !last || localPath.length === 0) return []
  const isOne = first === last && first.path.length === localPath.length
  const { file, text } = source
  const value = isOne ? first.value : text.slice(first.start, last.end)
  return [{ file, text, start: first.start, end: last.end, path, value }]
}

function layerOfValue(editable: EditableValue, path: FieldPath): Layer {
  const { source, kind, path: localPath, start, end, value } = editable
  const { file, text, root } = source
  const node = kind === 'key' || kind === 'empty' ? root && nodeAt(root, localPath) : null
  return { file, text, start, end, path, value: node ? toData(node) : value }
}

function isAt({ file, text, start }: Layer, editable: EditableValue): boolean {
  return start === editable.start && file === editable.source.file && text === editable.source.text
}

function isBelow({ rank: [layer] }: Ranked, { source }: EditableValue): boolean {
  return layer <= source.layer
}

function byStrength({ rank: first }: Ranked, { rank: second }: Ranked): number {
  return first[0] - second[0] || first[1] - second[1]
}

function distinct(ranked: readonly Ranked[]): Ranked[] {
  return ranked.filter(
    ({ layer }, index) =>
      !ranked
        .slice(0, index)
        .some(
          ({ layer: earlier }) =>
            earlier.file === layer.file && earlier.start === layer.start && earlier.text === layer.text,
        ),
  )
}
