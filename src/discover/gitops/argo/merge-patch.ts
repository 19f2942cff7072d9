import type { YamlMap, YamlNode } from '../../../yaml/node.ts'

/** A JSON merge patch (RFC 7396): maps are merged, a null removes, and anything else replaces. */
export function mergePatch(target: YamlNode | undefined, patch: YamlNode): YamlNode {
  if (patch.kind !== 'map' || (target?.kind !== 'map' && !hasNull(patch))) return patch
  const entries = new Map(target?.kind === 'map' ? target.entries : [])
  for (const [key, { key: written, value }] of patch.entries) {
    if (isNull(value)) entries.delete(key)
    else entries.set(key, { key: written, value: mergePatch(entries.get(key)?.value, value) })
  }
  return { ...(target?.kind === 'map' ? target : patch), entries }
}

function hasNull({ entries }: YamlMap): boolean {
  return [...entries.values()].some(({ value }) => isNull(value) || (value.kind === 'map' && hasNull(value)))
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null
}
