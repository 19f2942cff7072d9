import type { YamlNode } from '../../yaml/node.ts'

/**
 * An altered object of Argo CD or Flux with the repositories, charts and files of the original, since renders of another
 * chart prove nothing about a value.
 */
export function withSourcesOf(altered: YamlNode, original: YamlNode | undefined): YamlNode {
  if (altered.kind === 'list' && original?.kind === 'list')
    return {
      ...altered,
      items: altered.items.map((item, index) => withSourcesOf(item, original.items[index])),
    }
  if (altered.kind !== 'map' || original?.kind !== 'map') return altered
  const entries = [...altered.entries].map(([key, entry]) => {
    const before = original.entries.get(key)
    if (keptFields.has(key)) return [key, before ?? entry] as const
    const value = valuesFields.has(key) ? entry.value : withSourcesOf(entry.value, before?.value)
    return [key, { ...entry, value }] as const
  })
  return { ...altered, entries: new Map(entries) }
}

/** The fields of Applications and HelmReleases that lead to a chart and to files. */
const keptFields: ReadonlySet<string> = new Set([
  ...['chart', 'fileParameters', 'path', 'ref', 'repoURL', 'targetRevision', 'valueFiles'],
  ...['chartRef', 'sourceRef', 'valuesFrom'],
])

/** Below these fields the keys are those of values. */
const valuesFields: ReadonlySet<string> = new Set(['parameters', 'values', 'valuesObject'])
