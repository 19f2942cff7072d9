import { baseName, filesUnder, folderOf, joinPath } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { matcher } from '../manifests.ts'

/**
 * The files that tests of Chainsaw and kuttl compare with the objects of a cluster or merge into them: they describe
 * objects partially and are never applied. Found by their names, or because a test names them.
 */
export function assertionFiles(reader: Reader): string[] {
  const { files } = reader.tree
  const named = files.filter((path) => assertionName.test(baseName(path)))
  const tests = files.filter((path) => /\.ya?ml$/.test(path) && suiteGroups.test(reader.text(path) ?? ''))
  return [...named, ...tests.flatMap((path) => filesNamedIn(reader, path))]
}

/** kuttl accepts both names with and without the number of a step; Chainsaw adopted them. */
const assertionName = /^(?:\d+-)?(?:assert|errors?)\.ya?ml$/

const suiteGroups = /chainsaw\.kyverno\.io|kuttl\.dev/

function filesNamedIn(reader: Reader, path: string): string[] {
  const roots = reader.documents(path).flatMap(({ root }) => (root ? Node.of(root) : []))
  const names = roots
    .filter((root) => suiteGroups.test(root.get('apiVersion').text))
    .flatMap(operationFiles)
    .filter((name) => name !== '' && !name.includes('://'))
  return names.flatMap((name) => matchingFiles(reader, joinPath(folderOf(path), name)))
}

/** The files of all operations in a test, at any depth: `assert: {file: x.yaml}`, `assert: [x.yaml]`. */
function operationFiles(node: Node): string[] {
  if (node.kind === 'list') return node.items().flatMap(operationFiles)
  return node.entries().flatMap(([key, value]) => {
    const operands = operations.has(key)
      ? [value.get('file').text, ...value.items().map(({ text }) => text)]
      : []
    return [...operands, ...operationFiles(value)]
  })
}

const operations: ReadonlySet<string> = new Set(['assert', 'error', 'patch'])

/** The file at a path, the files of a folder, or what a pattern matches. */
function matchingFiles(reader: Reader, path: string): readonly string[] {
  if (!/[*?[{]/.test(path)) return [path, ...filesUnder(reader.tree, path)]
  const literal = path.slice(0, path.search(/[*?[{]/))
  return filesUnder(reader.tree, folderOf(literal)).filter(matcher([path]))
}
