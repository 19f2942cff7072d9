import { locationAt } from '../../yaml/lines.ts'
import type { YamlDocument, YamlNode } from '../../yaml/node.ts'

/**
 * The line of a field that a kustomization does not have; `undefined` if several maps have a key of that name, of which one
 * may be right.
 */
export function unknownFieldLine(documents: readonly YamlDocument[], field: string): number | undefined {
  const keys = documents.flatMap(({ root }) => (root === null ? [] : keysNamed(field, root)))
  const [key] = keys.length === 1 ? keys : keys.filter(({ isAtTop }) => isAtTop && !fields.has(field))
  return key?.line
}

interface NamedKey {
  readonly line: number
  readonly isAtTop: boolean
}

function keysNamed(name: string, node: YamlNode, isAtTop = true): NamedKey[] {
  if (node.alias || node.kind === 'scalar') return []
  if (node.kind === 'list') return node.items.flatMap((item) => keysNamed(name, item, false))
  return [...node.entries].flatMap(([key, entry]) => [
    ...(key === name ? [{ line: lineOf(entry.key), isAtTop }] : []),
    ...keysNamed(name, entry.value, false),
  ])
}

function lineOf({ source, start, end }: Pick<YamlNode, 'source' | 'start' | 'end'>): number {
  return locationAt(source, start, end).line
}

/** The fields of Kustomization in kustomize's api/types/kustomization.go, with those that it replaces before it reads them. */
const fields: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'metadata', 'openapi', 'namePrefix', 'nameSuffix', 'namespace', 'commonLabels'],
  ...['labels', 'commonAnnotations', 'patchesStrategicMerge', 'patchesJson6902', 'patches', 'images'],
  ...[
    'imageTags',
    'replacements',
    'replicas',
    'vars',
    'sortOptions',
    'resources',
    'components',
    'crds',
    'bases',
  ],
  ...['configMapGenerator', 'secretGenerator', 'helmGlobals', 'helmCharts', 'helmChartInflationGenerator'],
  ...['generatorOptions', 'configurations', 'generators', 'transformers', 'validators', 'buildMetadata'],
])
