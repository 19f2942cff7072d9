import type { YamlNode } from './node.ts'

/** The value of a key of a map; `undefined` for anything but a map. */
export function valueOfKey(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined
}

/** The text of a scalar in a map; `''` if there is none. */
export function textOfKey(node: YamlNode | undefined, key: string): string {
  const value = valueOfKey(node, key)
  return value?.kind === 'scalar' ? String(value.value ?? '') : ''
}

/** The items of a list in a map; empty if there is none. */
export function itemsOfKey(node: YamlNode | undefined, key: string): readonly YamlNode[] {
  const list = valueOfKey(node, key)
  return list?.kind === 'list' ? list.items : []
}
