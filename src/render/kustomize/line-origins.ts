import type { SourceLine } from '../../core/source-line.ts'
import type { LineOrigins } from '../../core/render.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { rootSources, sourcesOfItem, sourcesOfKey, type FieldSources } from './field-sources.ts'
import { originOfKey, type ObjectSources, type SourceFinder } from './object-sources.ts'

/**
 * The origins of the lines of a build: the line of a patch or resource that has the field with the same value, else the
 * line of a kustomization that sets the value, else the field in the file of the object. kustomize does not report origins,
 * so they are derived from the structure of the objects; `createBuildProvenance` confirms a line by a build.
 *
 * @param manifest the output of a build
 * @param objectFiles the file of each object, in the order of the output
 */
export function lineOriginsOf(
  manifest: string,
  objectFiles: readonly string[],
  finder: SourceFinder,
): LineOrigins {
  const lines: (SourceLine | undefined)[] = []
  const objects = parseDocuments(manifest, '').flatMap(({ root }) => (root?.kind === 'map' ? [root] : []))
  for (const [index, object] of objects.entries()) {
    const file = objectFiles[index]
    if (file !== undefined) markObject(object, file, finder, lines)
  }
  return compactOrigins(lines, manifest.split('\n').length)
}

function markObject(
  object: YamlMap,
  file: string,
  finder: SourceFinder,
  lines: (SourceLine | undefined)[],
): void {
  const sources = finder.sourcesOf(object, file)
  const original = sources.roots.at(-1)
  const start: SourceLine = original ? originOfKey(original) : { file, line: 1 }
  lines[lineOfOffset(object, object.start)] = start
  markChildren(object, rootSources(sources), start, { sources, finder, lines })
}

interface Marking {
  readonly sources: ObjectSources
  readonly finder: SourceFinder
  /** The origins by 0-based line. */
  readonly lines: (SourceLine | undefined)[]
}

/** @param above the origin of the node, used for children without their own source */
function markChildren(node: YamlNode, of: FieldSources, above: SourceLine, marking: Marking): void {
  const { sources, lines } = marking
  if (node.kind === 'map') {
    for (const [key, { key: keyNode, value }] of node.entries) {
      const fieldSources = sourcesOfKey(of, key, sources)
      const origin = originFor(value, fieldSources, above, marking)
      lines[lineOfOffset(node, keyNode.start)] ??= origin
      markChildren(value, fieldSources, origin, marking)
    }
  } else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      const itemSources = sourcesOfItem(of, node, index, sources)
      const origin = originFor(item, itemSources, above, marking)
      lines[lineOfOffset(node, item.start)] ??= origin
      markChildren(item, itemSources, origin, marking)
    }
  }
}

function originFor(
  node: YamlNode,
  { nodes }: FieldSources,
  above: SourceLine,
  { finder }: Marking,
): SourceLine {
  const text = node.kind === 'scalar' ? String(node.value ?? '') : null
  const written = nodes.find(
    (source) => text === null || (source.node.kind === 'scalar' && String(source.node.value ?? '') === text),
  )
  const setting = written || text === null ? undefined : finder.settingOf(text)
  const source = written ?? setting ?? nodes[0]
  return source ? originOfKey(source) : above
}

/** The 0-based line of an offset in the text of a node. */
export function lineOfOffset({ source }: YamlNode, offset: number): number {
  return locationAt(source, offset, offset).line - 1
}

/**
 * The origins of the lines of a text. A line without an origin gets the origin of the line above it.
 *
 * @param lines by 0-based line
 * @param count the number of lines of the text
 */
export function compactOrigins(
  lines: readonly (SourceLine | null | undefined)[],
  count: number,
): LineOrigins {
  const files = new Map<string, number>()
  const numbers = new Int32Array(2 * count)
  let origin: SourceLine | null | undefined
  for (let line = 0; line < count; line++) {
    origin = lines[line] ?? origin
    const file = !origin ? -1 : (files.get(origin.file) ?? files.size)
    if (origin) files.set(origin.file, file)
    numbers[2 * line] = file
    numbers[2 * line + 1] = origin?.line ?? 0
  }
  return { files: [...files.keys()], lines: numbers }
}
