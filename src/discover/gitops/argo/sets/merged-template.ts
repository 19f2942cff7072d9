import type { YamlMap, YamlNode } from '../../../../yaml/node.ts'

/**
 * The template of a generator, completed by that of its set: a field of the generator's template counts unless it is empty
 * (argo-cd `applicationset/generators/generator_spec_processor.go`, mergeGeneratorTemplate).
 */
export function mergedTemplate(ofSet: YamlNode, ofGenerator: YamlNode): YamlNode {
  if (ofSet.kind !== 'map' || ofGenerator.kind !== 'map') return isEmpty(ofGenerator) ? ofSet : ofGenerator
  return { ...ofSet, entries: mergedEntries(ofSet, ofGenerator) }
}

function mergedEntries(ofSet: YamlMap, ofGenerator: YamlMap): YamlMap['entries'] {
  const entries = new Map(ofSet.entries)
  for (const [key, entry] of ofGenerator.entries) {
    const existing = entries.get(key)
    entries.set(
      key,
      existing ? { key: entry.key, value: mergedTemplate(existing.value, entry.value) } : entry,
    )
  }
  return entries
}

/** True for a value that Go reads as the zero value of a field. */
function isEmpty(node: YamlNode): boolean {
  if (node.kind === 'map') return node.entries.size === 0
  if (node.kind === 'list') return node.items.length === 0
  return node.value === null || node.value === '' || node.value === false || node.value === 0
}
