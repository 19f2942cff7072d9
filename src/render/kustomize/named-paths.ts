import { folderOf, joinPath } from '../../core/path.ts'
import type { Tree } from '../../core/tree.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { readerOf } from '../../yaml/reader.ts'
import { kustomizationCharts } from '../../registry/kustomization-charts.ts'

/**
 * Paths in the tree that a kustomization may name: every text in it, the path in the form `KEY=PATH` of generators, and the
 * folders of its vendored charts. So no field is forgotten, and paths that do not exist do no harm.
 *
 * @param file the file in the tree
 * @param path the path by which it was reached, to which its own paths are relative
 */
export function namedPaths(tree: Tree, file: string, path: string): string[] {
  const roots = readerOf(tree)
    .documents(file)
    .flatMap(({ root }) => (root?.kind === 'map' ? root : []))
  const names = roots.flatMap((root) => [...textsBelow(root).flatMap(pathsIn), ...charts(root)])
  return [...new Set(names)].map((name) => joinPath(folderOf(path), name))
}

/** Limit on the length of a path (PATH_MAX of Linux); longer texts are contents. */
const maxPathLength = 4096

function pathsIn(text: string): string[] {
  if (text === '' || text.length > maxPathLength || text.includes('\n')) return []
  const afterKey = text.indexOf('=') + 1
  return afterKey > 0 ? [text, text.slice(afterKey)] : [text]
}

/** All texts below a node that are values; the contents of an alias are visited at its anchor. */
function textsBelow(node: YamlNode): string[] {
  const collected: string[] = []
  const collect = (at: YamlNode): void => {
    if (at.alias) return
    if (at.kind === 'scalar') collected.push(...(typeof at.value === 'string' ? [at.value] : []))
    else for (const child of childrenOf(at)) collect(child)
  }
  collect(node)
  return collected
}

function childrenOf(node: Exclude<YamlNode, { kind: 'scalar' }>): readonly YamlNode[] {
  return node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value)
}

/** The folders of vendored charts (`absChartHome` in kustomize's HelmChartInflationGenerator.go). */
function charts(root: YamlMap): string[] {
  return kustomizationCharts(root).flatMap(({ name, version, folder }) =>
    // A chart without an address is in the folder of its name.
    version === '' ? folder : [folder, folder.slice(0, -`-${version}/${name}`.length)],
  )
}
