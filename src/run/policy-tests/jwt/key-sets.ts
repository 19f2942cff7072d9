import type { PolicyTestMistake } from '../../../core/policy-test-report.ts'
import { folderOf, joinPath } from '../../../core/path.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'

/** The key sets that a test file states, by issuer, as text. */
export interface StatedKeySets {
  readonly keySets: ReadonlyMap<string, string>
  readonly mistakes: readonly PolicyTestMistake[]
}

/** Reads `keys`: for each issuer a JWKS, or the path of a file with one, from the folder of the test file. */
export function statedKeySets(root: Node, file: string, reader: Reader): StatedKeySets {
  const keySets = new Map<string, string>()
  const mistakes: PolicyTestMistake[] = []
  for (const [issuer, node] of root.entries('keys')) {
    const text =
      node.kind === 'map' ? JSON.stringify(node.data) : reader.text(joinPath(folderOf(file), node.text))
    if (text !== undefined && isKeySet(text)) keySets.set(issuer, text)
    else mistakes.push({ at: node.location, message: mistakeIn(node, text) })
  }
  return { keySets, mistakes }
}

function mistakeIn({ kind, text: path }: Node, text: string | undefined): string {
  if (kind === 'map') return 'a JWKS has a list `keys`'
  return text === undefined
    ? `there is no file \`${path}\``
    : `\`${path}\` is no JWKS: it has no list \`keys\``
}

function isKeySet(text: string): boolean {
  try {
    return Array.isArray((JSON.parse(text) as { keys?: unknown } | null)?.keys)
  } catch {
    return false
  }
}
