import type { CausePart, Layer, Layering } from '../../core/cause.ts'
import { toData } from '../../yaml/data.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from '../probe/documents.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import type { ValuesSource } from '../probe/sources.ts'
import {
  isPrefix,
  pathKey,
  sameValuesPaths,
  chartScope,
  valuesPathsOf,
  type ValuesPathKeys,
} from '../probe/values-paths.ts'

/**
 * The entry of the release's values that a part of a text stands for, and all that says something of it, the weakest
 * first and the part last. What would win over the part is none of its layers: where something does, the part has its
 * say in another way than under this key, and stands alone. `template` is the full name of the template that reads it.
 * `null` for a part that is in none of the sources.
 *
 * Helm merges maps key by key; a list of a stronger source takes the place of the whole list, but flags change single
 * items of it. `global` of a parent chart wins over that of its subcharts (`pkg/chart/common/util/coalesce.go`).
 */
export function layeringOf(
  sources: readonly ValuesSource[],
  part: Omit<CausePart, 'role'>,
  template: string,
): Layering | null {
  const slot = slotOf(sources, part)
  if (!slot) return null
  const ways = valuesPathsOf(slot, chartScope(template))
  const found = ways.map((way) => ({ way, layers: layersAt(sources, slot, way, chartScope(template)) }))
  const settled = found.filter(({ layers }) => layers.every((layer) => isBelow(layer, slot)))
  const weaker = settled.flatMap(({ layers }) => layers).toSorted(byStrength)
  // Of an anchor's many ways the one on which something loses is the one that tells most.
  const trail = settled.toSorted((one, other) => other.layers.length - one.layers.length)[0]?.way ?? ways[0]!
  return { path: trail, layers: [...distinct(weaker).map(({ layer }) => layer), ownLayer(slot, trail)] }
}

function slotOf(sources: readonly ValuesSource[], part: Omit<CausePart, 'role'>): EditableValue | undefined {
  return sources
    .filter(({ file, text }) => file === part.file && text === part.text)
    .flatMap(editableValuesOf)
    .find(({ start, end }) => start === part.start && end === part.end)
}

interface Ranked {
  readonly layer: Layer
  readonly rank: readonly [source: number, depth: number]
}

/** All that the sources say of the entry, the slot itself left out. */
function layersAt(
  sources: readonly ValuesSource[],
  slot: EditableValue,
  way: ValuesPathKeys,
  scope: readonly string[],
): Ranked[] {
  return sources
    .flatMap((source) =>
      sameValuesPaths(way, scope).flatMap((each) =>
        layerIn(source, comparable(each, slot, source), slot).map((layer): Ranked => ({
          layer,
          rank: [source.layer, -each.length],
        })),
      ),
    )
    .filter(({ layer }) => !isAt(layer, slot))
}

/** The way up to the first list in it: lists are replaced as a whole, except by flags, which defaults do not reach. */
function comparable(way: ValuesPathKeys, slot: EditableValue, source: ValuesSource): ValuesPathKeys {
  const [own, other] = [slot.source.given.as, source.given.as]
  const isItem = source === slot.source || (own === 'flag' ? other !== 'chart' : other === 'flag')
  const list = way.findIndex((key) => typeof key === 'number')
  return isItem || list < 0 ? way : way.slice(0, list)
}

function layerIn(source: ValuesSource, trail: ValuesPathKeys, slot: EditableValue): Layer[] {
  // The key under which a whole file is set stands on the command line, and is not known here.
  if (trail.length === 0) return []
  return source.under
    .filter((above) => isPrefix(above, trail))
    .flatMap((above) => {
      const own = trail.slice(above.length)
      if (!source.root) return slotLayer(source, own, trail)
      const node = nodeAt(source.root, own)
      const isSlot = source === slot.source && node?.start === slot.start
      return node && !isSlot ? [nodeLayer(source, node, pathKey(source.root, own), trail)] : []
    })
}

/** A value stands where it is written or an alias uses it, a map or list at its key. */
function nodeLayer(
  { file, text }: ValuesSource,
  node: YamlNode,
  key: YamlNode | undefined,
  trail: ValuesPathKeys,
): Layer {
  const { start, end } = node.kind === 'scalar' ? (node.alias ?? node) : (key ?? node)
  return { file, text, start, end, path: trail, value: toData(node) }
}

/** What a flag says of an entry; a list in braces is one layer, from its first item to its last. */
function slotLayer(source: ValuesSource, own: ValuesPathKeys, trail: ValuesPathKeys): Layer[] {
  const slots = editableValuesOf(source).filter((slot) => slot.kind !== 'key' && isPrefix(own, slot.trail))
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last || own.length === 0) return []
  const isOne = first === last && first.trail.length === own.length
  const { file, text } = source
  const value = isOne ? first.value : text.slice(first.start, last.end)
  return [{ file, text, start: first.start, end: last.end, path: trail, value }]
}

function ownLayer(
  { source, kind, trail: own, start, end, value }: EditableValue,
  trail: ValuesPathKeys,
): Layer {
  const { file, text, root } = source
  const node = kind === 'key' || kind === 'empty' ? root && nodeAt(root, own) : null
  return { file, text, start, end, path: trail, value: node ? toData(node) : value }
}

function isAt({ file, text, start }: Layer, slot: EditableValue): boolean {
  return start === slot.start && file === slot.source.file && text === slot.source.text
}

function isBelow({ rank: [layer] }: Ranked, { source }: EditableValue): boolean {
  return layer <= source.layer
}

function byStrength({ rank: one }: Ranked, { rank: other }: Ranked): number {
  return one[0] - other[0] || one[1] - other[1]
}

function distinct(ranked: readonly Ranked[]): Ranked[] {
  return ranked.filter(
    ({ layer }, index) =>
      !ranked
        .slice(0, index)
        .some(
          ({ layer: before }) =>
            before.file === layer.file && before.start === layer.start && before.text === layer.text,
        ),
  )
}
