import { namedFilesIn } from '../discover/named-files.ts'
import { resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** True for the path of a file with examples of custom rules, among those that `custom-rules` names. */
function isExampleFile(path: string): boolean {
  return /\.example\.ya?ml$/.test(path)
}

/** The files that hold rules, of the patterns of `custom-rules`, each once. */
export function ruleFiles(reader: Reader, patterns: readonly string[]): string[] {
  return filesOf(reader, patterns).filter((file) => !isExampleFile(file))
}

/** The files that hold examples, of the patterns of `custom-rules`, each once. */
export function exampleFiles(reader: Reader, patterns: readonly string[]): string[] {
  return filesOf(reader, patterns).filter(isExampleFile)
}

function filesOf(reader: Reader, patterns: readonly string[]): string[] {
  return [...new Set(patterns.flatMap((pattern) => namedFilesIn(reader, pattern)))]
}

/** The entries of `rules` in a file, in their order. */
function ruleEntries(reader: Reader, file: string): Node[] {
  const documents = reader.documents(resolveLinks(reader.tree, file) ?? file)
  return documents.flatMap(({ root }) => (root ? Node.of(root).items('rules') : []))
}

/** The entries of all rules by id; of two with the same id the first. */
export function ruleEntriesById(reader: Reader, patterns: readonly string[]): Map<string, Node> {
  const entries = ruleFiles(reader, patterns).flatMap((file) => ruleEntries(reader, file))
  return new Map(entries.toReversed().map((entry) => [entry.get('id').text, entry]))
}
