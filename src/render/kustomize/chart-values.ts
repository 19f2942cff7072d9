import { folderOf, joinPath } from '../../core/path.ts'
import { resolveLinks } from '../../core/tree.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { chartsInTree } from './charts.ts'
import { documentFragment } from './fragment.ts'
import type { GeneratorValue } from './generator-values.ts'
import { itemsOfKey, textOfKey, valueOfKey } from '../../yaml/map-values.ts'

/**
 * The values of the charts that a kustomization renders (kustomize `api/types/helmchartargs.go`): those in its own file, in
 * its values files, and in the values.yaml of the charts.
 *
 * @param file the path of a kustomization in the tree
 */
export function chartValues(file: string, reader: Reader): GeneratorValue[] {
  const roots = reader.documents(file).flatMap(({ root }) => root ?? [])
  const entries = roots.flatMap((root) =>
    ['helmCharts', 'helmChartInflationGenerator'].flatMap((key) => itemsOfKey(root, key)),
  )
  if (entries.length === 0) return []
  const inline = entries.flatMap((entry) => valueOfKey(entry, 'valuesInline') ?? [])
  const files = [
    ...entries.flatMap(valuesFiles).map((path) => joinPath(folderOf(file), path)),
    ...chartsInTree(reader, file).map(({ folder }) => joinPath(folder, 'values.yaml')),
  ]
  const named = new Set(files.map((path) => resolveLinks(reader.tree, path) ?? path))
  const inFiles = [...named].flatMap((path) => reader.documents(path).flatMap(({ root }) => root ?? []))
  return [...inline, ...inFiles].flatMap(scalarsBelow)
}

function valuesFiles(entry: YamlNode): string[] {
  const additional = itemsOfKey(entry, 'additionalValuesFiles').flatMap((item) =>
    item.kind === 'scalar' ? String(item.value ?? '') : [],
  )
  return [textOfKey(entry, 'valuesFile'), textOfKey(entry, 'values'), ...additional].filter(
    (path) => path !== '',
  )
}

function scalarsBelow(node: YamlNode): GeneratorValue[] {
  if (node.kind === 'map') return [...node.entries.values()].flatMap(({ value }) => scalarsBelow(value))
  if (node.kind === 'list') return node.items.flatMap(scalarsBelow)
  const text = String(node.value ?? '')
  return text === '' ? [] : [{ text, range: documentFragment(node).placeOf(node) }]
}
