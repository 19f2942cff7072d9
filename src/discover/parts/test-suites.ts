import { baseName, filesUnder, folderOf, joinPath } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { matcher } from '../manifests.ts'

/**
 * The files that tests of Chainsaw and kuttl compare with what a cluster holds, or merge into it: they say a part of
 * objects, and are never applied as they stand. By their names, or because a test names them.
 */
export function assertionFiles(reader: Reader): string[] {
  const { files } = reader.tree
  const named = files.filter((path) => conventional.test(baseName(path)))
  const tests = files.filter((path) => /\.ya?ml$/.test(path) && suites.test(reader.text(path) ?? ''))
  return [...named, ...tests.flatMap((path) => namedIn(reader, path))]
}

/** kuttl takes both names with and without the number of a step; Chainsaw has taken them over. */
const conventional = /^(?:\d+-)?(?:assert|errors?)\.ya?ml$/

const suites = /chainsaw\.kyverno\.io|kuttl\.dev/

function namedIn(reader: Reader, path: string): string[] {
  const roots = reader.documents(path).flatMap(({ root }) => (root ? Node.of(root) : []))
  const names = roots
    .filter((root) => suites.test(root.get('apiVersion').text))
    .flatMap(operationFiles)
    .filter((name) => name !== '' && !name.includes('://'))
  return names.flatMap((name) => filesMeant(reader, joinPath(folderOf(path), name)))
}

/** The files of all operations in a test, wherever they stand in it: `assert: {file: x.yaml}`, `assert: [x.yaml]`. */
function operationFiles(node: Node): string[] {
  if (node.kind === 'list') return node.items().flatMap(operationFiles)
  return node.entries().flatMap(([key, value]) => {
    const own = operations.has(key) ? [value.get('file').text, ...value.items().map(({ text }) => text)] : []
    return [...own, ...operationFiles(value)]
  })
}

const operations: ReadonlySet<string> = new Set(['assert', 'error', 'patch'])

/** The file or the folder of a path, or what a pattern matches. */
function filesMeant(reader: Reader, path: string): readonly string[] {
  if (!/[*?[{]/.test(path)) return [path, ...filesUnder(reader.tree, path)]
  const literal = path.slice(0, path.search(/[*?[{]/))
  return filesUnder(reader.tree, folderOf(literal)).filter(matcher([path]))
}
