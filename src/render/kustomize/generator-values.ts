import { itemsOfKey, textOfKey } from '../../yaml/map-values.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import { resolveLinks } from '../../core/tree.ts'
import { assignmentOf, assignmentsIn, type Assignment } from '../../yaml/assignments.ts'
import type { Source, YamlNode } from '../../yaml/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import type { FileRange } from './fragment.ts'

/** A value of a ConfigMap or Secret that a kustomization generates, and where it is written. */
export interface GeneratorValue {
  readonly text: string
  readonly range: FileRange
}

/**
 * The values of one line that `configMapGenerator` and `secretGenerator` put into objects (kustomize `api/kv/kv.go`): those of
 * `literals`, of the files of variables in `env` and `envs`, and whole `files`.
 *
 * @param file the path of a kustomization in the tree
 */
export function generatorValues(file: string, reader: Reader): GeneratorValue[] {
  const roots = reader.documents(file).flatMap(({ root }) => root ?? [])
  const generators = roots.flatMap((root) =>
    ['configMapGenerator', 'secretGenerator'].flatMap((key) => itemsOfKey(root, key)),
  )
  const namedFile = (path: string): string => {
    const named = joinPath(folderOf(file), path)
    return resolveLinks(reader.tree, named) ?? named
  }
  return generators.flatMap((generator) => [
    ...itemsOfKey(generator, 'literals').flatMap(literalValue),
    ...variableFiles(generator).flatMap((path) => variablesIn(namedFile(path), reader)),
    ...textsOf(itemsOfKey(generator, 'files')).flatMap((source) =>
      wholeFile(namedFile(source.slice(source.indexOf('=') + 1)), reader),
    ),
  ])
}

function textsOf(items: readonly YamlNode[]): string[] {
  return items.flatMap((item) => (item.kind === 'scalar' ? String(item.value ?? '') : []))
}

function variableFiles(generator: YamlNode): string[] {
  return [textOfKey(generator, 'env'), ...textsOf(itemsOfKey(generator, 'envs'))].filter(
    (path) => path !== '',
  )
}

function literalValue(item: YamlNode): GeneratorValue[] {
  const assignment = item.kind === 'scalar' ? assignmentOf(item) : null
  return assignment ? [valueIn(item.source, assignment)] : []
}

function variablesIn(file: string, reader: Reader): GeneratorValue[] {
  const text = reader.text(file) ?? ''
  return assignmentsIn(text).map((assignment) => valueIn({ file, text }, assignment))
}

function valueIn({ file, text }: Pick<Source, 'file' | 'text'>, assignment: Assignment): GeneratorValue {
  const { value, start, end } = assignment
  return { text: value, range: { file, text, start, end } }
}

/** Limit on the text of a file that may be a field. */
const maxLength = 1024

function wholeFile(file: string, reader: Reader): GeneratorValue[] {
  const text = reader.text(file)
  if (text === undefined || text === '' || text.length > maxLength || text.includes('\n')) return []
  return [{ text, range: { file, text, start: 0, end: text.length } }]
}
