import type { EmbeddedValues } from '../core/embedded-values.ts'
import { jsonText } from '../yaml/data.ts'
import type { YamlDocument, YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'

/** The node of embedded values in a text of their file; `null` where the text lacks it. */
export function embeddedNode(text: string, place: EmbeddedValues): YamlNode | null {
  return placedNode(parseDocuments(text, place.file), place)
}

/** The node of embedded values in the documents of their file; `null` where they lack it. */
export function placedNode(
  documents: readonly YamlDocument[],
  { document, path }: EmbeddedValues,
): YamlNode | null {
  let node: YamlNode | null | undefined = documents[document]?.root
  for (const key of path) {
    node = node?.kind === 'map' ? node.entries.get(String(key))?.value : itemOf(node, key)
  }
  return node ?? null
}

function itemOf(node: YamlNode | null | undefined, key: string | number): YamlNode | undefined {
  return node?.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined
}

/** The text of a values file with the content of a map or text in another file. */
export function valuesText(node: YamlNode | null): string {
  if (node?.kind === 'scalar') return String(node.value ?? '')
  return jsonText(node)
}

/** The `--set` flag with the value of a scalar. */
export function flagText(key: string, node: YamlNode | null): string {
  return setFlag(key, embeddedText(node))
}

/** The text of a scalar; empty for a null and for anything else. */
export function embeddedText(node: YamlNode | null): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : ''
}

/**
 * The `--set` flag with a value. A comma would begin the next value, so Argo CD escapes unescaped ones, but for those in
 * a list `{a,b}` (`util/helm/cmd.go`, cleanSetParameters).
 */
export function setFlag(key: string, value: string): string {
  const isList = value.startsWith('{') && value.endsWith('}')
  return `${key}=${isList ? value : value.replace(/(?<!\\),/g, '\\,')}`
}
