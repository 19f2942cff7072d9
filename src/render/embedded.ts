import { toData } from '../yaml/data.ts'
import type { YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'

/** The node of a YAML file that contains values of a release: a map, a text of YAML, or the scalar of a flag. */
export interface EmbeddedValues {
  /** Path in the tree. */
  readonly file: string
  /** Index of the document in the file. */
  readonly document: number
  /** Keys and indices from the root of the document. */
  readonly path: readonly (string | number)[]
}

/** The node of embedded values in a text of their file; `null` where the text lacks it. */
export function embeddedNode(text: string, { file, document, path }: EmbeddedValues): YamlNode | null {
  let node: YamlNode | null | undefined = parseDocuments(text, file)[document]?.root
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
  return JSON.stringify(node ? toData(node) : {}, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
}

/**
 * The `--set` flag with the value of a scalar. A comma would begin the next value, so Argo CD escapes unescaped ones
 * (`util/helm/cmd.go`, cleanSetParameters).
 */
export function flagText(key: string, node: YamlNode | null): string {
  const value = node?.kind === 'scalar' && node.value !== null ? String(node.value) : ''
  return `${key}=${value.replace(/(?<!\\),/g, '\\,')}`
}
