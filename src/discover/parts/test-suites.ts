import { oncePer } from '../../core/once-per.ts'
import { baseName, folderOf, joinPath } from '../../core/path.ts'
import { filesUnder } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { pathMatcher } from '../manifests.ts'

/**
 * The paths that tests of Chainsaw and kuttl compare with the objects of a cluster (`assert`, `error`) or merge into them
 * (`patch`): such files describe objects partially and are never applied. They are found by their names (`00-assert.yaml`),
 * or because a test names them; a path that a test names may be no file, and may repeat.
 */
export function assertionFiles(reader: Reader): string[] {
  const named = reader.tree.files.filter((path) => assertionName.test(baseName(path)))
  return [...named, ...filesOf(reader, partialOperations)]
}

/**
 * The paths that `apply` names in tests of Chainsaw and kuttl, with the files in named folders and those that patterns match;
 * a path may be no file. If a previous step or a controller created the object, both tools merge the file into it as a
 * patch, so the file may be partial.
 */
export function mergedTestFiles(reader: Reader): string[] {
  return filesOf(reader, new Set(['apply']))
}

function filesOf(reader: Reader, operations: ReadonlySet<string>): string[] {
  return testsIn(reader).flatMap((path) => filesNamedIn(reader, path, operations))
}

const testsIn = oncePer((reader: Reader): readonly string[] =>
  reader.tree.files.filter((path) => /\.ya?ml$/.test(path) && suiteGroups.test(reader.text(path) ?? '')),
)

/** kuttl accepts both names with and without the number of a step; Chainsaw adopted them. */
const assertionName = /^(?:\d+-)?(?:assert|errors?)\.ya?ml$/

const suiteGroups = /chainsaw\.kyverno\.io|kuttl\.dev/

function filesNamedIn(reader: Reader, path: string, operations: ReadonlySet<string>): string[] {
  const roots = reader.documents(path).flatMap(({ root }) => (root ? Node.of(root) : []))
  const names = roots
    .filter((root) => suiteGroups.test(root.get('apiVersion').text))
    .flatMap((root) => operationFiles(root, operations))
    .filter((name) => name !== '' && !name.includes('://'))
  return names.flatMap((name) => matchingFiles(reader, joinPath(folderOf(path), name)))
}

/** The files of some operations in a test, at any depth: `assert: {file: x.yaml}`, `assert: [x.yaml]`. */
function operationFiles(node: Node, operations: ReadonlySet<string>): string[] {
  if (node.kind === 'list') return node.items().flatMap((item) => operationFiles(item, operations))
  return node.entries().flatMap(([key, value]) => {
    const operands = operations.has(key)
      ? [value.get('file').text, ...value.items().map(({ text }) => text)]
      : []
    return [...operands, ...operationFiles(value, operations)]
  })
}

const partialOperations: ReadonlySet<string> = new Set(['assert', 'error', 'patch'])

/** The file at a path, the files of a folder, or what a pattern matches. */
function matchingFiles(reader: Reader, path: string): readonly string[] {
  if (!/[*?[{]/.test(path)) return [path, ...filesUnder(reader.tree, path)]
  const literal = path.slice(0, path.search(/[*?[{]/))
  return filesUnder(reader.tree, folderOf(literal)).filter(pathMatcher([path]))
}
