import { toData } from '../yaml/data.ts'
import type { YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'

/** A part of a YAML file that says values of a release: a map or a text of them, or the scalar of a flag. */
export interface Embedded {
  /** Path in the tree. */
  readonly file: string
  /** Index of the document in the file. */
  readonly document: number
  /** Keys and indices from the root of the document. */
  readonly trail: readonly (string | number)[]
}

/** The part in a text of its file; `null` where it is not there. */
export function embeddedNode(text: string, { file, document, trail }: Embedded): YamlNode | null {
  let node: YamlNode | null | undefined = parseDocuments(text, file)[document]?.root
  for (const key of trail) {
    node = node?.kind === 'map' ? node.entries.get(String(key))?.value : itemOf(node, key)
  }
  return node ?? null
}

function itemOf(node: YamlNode | null | undefined, key: string | number): YamlNode | undefined {
  return node?.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined
}

/** A values file that says the same as a map in another file, or as a text there. */
export function valuesText(node: YamlNode | null): string {
  if (node?.kind === 'scalar') return String(node.value ?? '')
  return JSON.stringify(node ? toData(node) : {}, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
}

/**
 * The flag that sets a value to what a scalar says. A comma would begin the next value; Argo CD escapes those that are
 * not (`util/helm/cmd.go`, cleanSetParameters).
 */
export function flagText(key: string, node: YamlNode | null): string {
  const value = node?.kind === 'scalar' && node.value !== null ? String(node.value) : ''
  return `${key}=${value.replace(/(?<!\\),/g, '\\,')}`
}
