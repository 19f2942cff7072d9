import { isDeepStrictEqual } from 'node:util'
import type { SourceLine } from '../../core/source-line.ts'
import type { FieldPath } from '../../core/field-path.ts'
import type { FilledScalar } from '../../core/embedded-values.ts'
import { originOf } from '../../core/render.ts'
import { joinPath } from '../../core/path.ts'
import type { PlacedText } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { jsonText } from '../../yaml/data.ts'
import { placedNode, valuesText } from '../../yaml/embedded.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { TextFiller } from './filled-parts.ts'
import { filledScalars } from './filled-scalars.ts'
import { mergedData } from './merged-data.ts'
import { writtenValues, type WrittenValues } from './written-values.ts'

/**
 * The values of a HelmRelease or Application that a kustomization builds, as layers in files, the weakest first: the object
 * and the patches that were merged into it, with the variables that Flux fills in. The layers, merged as Helm merges
 * values, equal the built values. If the files do not show such layers, for example after a replacement or a deletion, one
 * text without a place.
 *
 * @param keys the keys of the values in the object
 * @param filler how variables are filled in; `null` without variables
 */
export function builtValues(
  { root, origins, name }: Manifest,
  keys: FieldPath,
  filler: TextFiller | null,
  reader: Reader,
): PlacedText[] {
  const values = root.at(...keys)
  if (values.yaml?.kind !== 'map') return []
  const built = values.yaml
  const unplaced = [{ text: jsonText(built), at: null }]
  const originAt = (line: number): SourceLine | null => (origins ? originOf(origins, line) : null)
  const leaves = leavesOf(values, []).map((leaf) => ({ ...leaf, origin: originAt(leaf.line) }))
  // The line of a value may be the line of a variable in another file than the object.
  const lines = [values.keyLocation.line, ...leaves.map(({ line }) => line)]
  const files = new Set(lines.flatMap((line) => originAt(line)?.file ?? []))
  // The build may have added prefixes and suffixes to names.
  const candidates = [...files]
    .filter((file) => !isChartTemplate(reader, file))
    .flatMap((file) => writtenValues(reader, file, keys))
    .filter((source) => name.includes(source.name))
  const sources = leaves.map((leaf) => sourceOf(leaf, candidates, filler))
  if (sources.includes(null)) return unplaced
  const found = sources as SourceOfLeaf[]
  const ordered = byStrength([...new Set(found.map(({ values: source }) => source))], found)
  const placed = ordered?.map((source) => placedText(source, found, reader)) ?? []
  const data = placed.map(({ text }) => JSON.parse(text) as unknown).reduce(mergedData, {})
  return isDeepStrictEqual(data, JSON.parse(jsonText(built))) ? placed : unplaced
}

/** True for a file in the templates of a chart, which a kustomization renders: it has no values as they are built. */
function isChartTemplate(reader: Reader, file: string): boolean {
  const [, folder] = /^(.*?)(?:^|\/)templates\//.exec(file) ?? []
  return folder !== undefined && reader.text(joinPath(folder, 'Chart.yaml')) !== undefined
}

/** A scalar, a list or an empty map of built values, which patches replace as a whole. */
interface Leaf {
  readonly path: readonly string[]
  readonly node: YamlNode
  /** The line of its key in the build. */
  readonly line: number
}

function leavesOf(node: Node, path: readonly string[]): Leaf[] {
  const entries = node.entries()
  if (node.kind === 'map' && entries.length > 0)
    return entries.flatMap(([key, value]) => leavesOf(value, [...path, key]))
  return node.yaml ? [{ path, node: node.yaml, line: node.keyLocation.line }] : []
}

/** The values that a leaf comes from, and the scalars in it that a tool replaced. */
interface SourceOfLeaf {
  readonly path: readonly string[]
  readonly values: WrittenValues
  readonly filled: readonly FilledScalar[]
}

/** The values at the line from which a leaf comes, else other values with the same text. */
function sourceOf(
  { path, node, origin }: Leaf & { readonly origin: SourceLine | null },
  written: readonly WrittenValues[],
  filler: TextFiller | null,
): SourceOfLeaf | null {
  const candidates = written.flatMap((values) => {
    const entry = entryAt(values, path)
    const filled = entry && filledScalars(entry.node, node, filler, path.slice(values.under.length))
    return entry && filled ? [{ path, values, filled, entry }] : []
  })
  const substituted = candidates.filter(({ filled }) =>
    filled.every(({ written: text }) => text.includes('$')),
  )
  return (
    candidates.find(({ entry }) => entry.file === origin?.file && entry.line === origin.line) ??
    candidates.find(({ filled }) => filled.length === 0) ??
    // A value that Flux substitutes as a whole has the line of the variable.
    (substituted.length === 1 ? substituted[0]! : null)
  )
}

/** The node at a path of the release's values, with the line of its key. */
function entryAt(
  { node, under }: WrittenValues,
  path: readonly string[],
): { readonly node: YamlNode; readonly file: string; readonly line: number } | null {
  if (!under.every((key, index) => path[index] === key)) return null
  let key: YamlNode = node
  let value: YamlNode = node
  for (const name of path.slice(under.length)) {
    const entry = value.kind === 'map' ? value.entries.get(name) : undefined
    if (!entry) return null
    key = entry.key
    value = entry.value
  }
  return { node: value, file: key.source.file, line: locationAt(key.source, key.start, key.start).line }
}

/**
 * Sorts sources, the weakest first: the source of a leaf is stronger than the other sources that write the leaf. `null` if
 * they contradict each other.
 */
function byStrength(
  sources: readonly WrittenValues[],
  leaves: readonly SourceOfLeaf[],
): WrittenValues[] | null {
  const weaker = new Map<WrittenValues, Set<WrittenValues>>(sources.map((source) => [source, new Set()]))
  for (const { path, values } of leaves)
    for (const source of sources)
      if (source !== values && entryAt(source, path)) weaker.get(values)!.add(source)
  const ordered: WrittenValues[] = []
  const remaining = new Set(sources)
  while (remaining.size > 0) {
    const next = [...remaining].find(
      (source) => ![...weaker.get(source)!].some((each) => remaining.has(each)),
    )
    if (!next) return null
    ordered.push(next)
    remaining.delete(next)
  }
  return ordered
}

function placedText(source: WrittenValues, leaves: readonly SourceOfLeaf[], reader: Reader): PlacedText {
  const filled = leaves.flatMap((leaf) => (leaf.values === source ? leaf.filled : []))
  const at = { ...source.place, ...(filled.length > 0 && { filled }) }
  return { text: valuesText(placedNode(reader, at), at.under), at }
}
