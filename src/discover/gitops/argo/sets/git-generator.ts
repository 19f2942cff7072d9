import { RefusedTemplate, TemplateError } from './template-error.ts'
import { oncePer } from '../../../../core/once-per.ts'
import { baseName, folderOf } from '../../../../core/path.ts'
import { Node } from '../../../../model/node.ts'
import { globMatcher } from '../../../../syntax/glob.ts'
import type { Reader } from '../../../../yaml/reader.ts'
import { placeInTree } from '../../places.ts'
import { parameterPlaces } from './parameter-places.ts'
import {
  flatParameters,
  pathParameters,
  parametersWithoutPlace,
  type Parameters,
  type ParameterSet,
} from './parameters.ts'
import { plainNode } from './templated-node.ts'

/**
 * The parameters of a Git generator of this tree, one set for each folder, or for each object in its files (argo-cd
 * `applicationset/generators/git.go`). Excluded paths take precedence.
 */
export function gitParameters(git: Node, reader: Reader, isNested: boolean): ParameterSet[] {
  const prefix = git.get('pathParamPrefix').text
  if (git.items('directories').length > 0)
    return matching(foldersOf(reader), git.items('directories'), folderMatcher).map((folder) =>
      parametersWithoutPlace(pathParameters(folder, null, prefix, isNested)),
    )
  // `touchesNothing` assumes that only YAML and JSON files are read.
  const read = git.items('files').filter((item) => item.get('exclude').scalar !== true)
  if (read.some((item) => !/\.(ya?ml|json)$/.test(item.get('path').text)))
    throw new TemplateError('its generator `git` reads files that are neither YAML nor JSON by their names')
  return matching(reader.tree.files, git.items('files'), fileMatcher).flatMap((file) =>
    objectsIn(reader, file).map(({ values, places }) => ({
      values: {
        ...(isNested ? values : flatParameters(values)),
        ...pathParameters(folderOf(file) || '.', baseName(file), prefix, isNested),
      },
      places,
    })),
  )
}

function matching(
  paths: readonly string[],
  items: readonly Node[],
  matcherOf: (pattern: string) => (path: string) => boolean,
): string[] {
  const patterns = items.map((item) => ({
    matches: matcherOf(item.get('path').text),
    isExcluded: item.get('exclude').scalar === true,
  }))
  return paths.filter((path) => {
    const matched = patterns.filter(({ matches }) => matches(path))
    return matched.length > 0 && matched.every(({ isExcluded }) => !isExcluded)
  })
}

/**
 * Go's `path.Match`, in which `**` means the same as `*`. A pattern that begins with `./` or ends with a slash matches no
 * folder.
 */
function folderMatcher(pattern: string): (path: string) => boolean {
  if (/^\.\/|\/$/.test(pattern)) return () => false
  return globMatcher(pattern.replace(/\*+/g, '*'))
}

/** A pathspec of Git: `*` matches slashes as well, and a folder matches everything below it. */
function fileMatcher(written: string): (path: string) => boolean {
  const pattern = written.replace(/^\.\//, '')
  const plain = (path: string): string => path.replaceAll('/', '\u{1}').replace(/\*+/g, '*')
  const [matches, matchesBelow] = [globMatcher(plain(pattern)), globMatcher(`${plain(pattern)}\u{1}*`)]
  return (path) => [matches, matchesBelow].some((test) => test(path.replaceAll('/', '\u{1}')))
}

/** All folders of a tree that are neither hidden nor in a hidden folder, sorted. */
const foldersOf = oncePer(({ tree }: Reader): readonly string[] => {
  const folders = new Set<string>()
  for (const file of tree.files) {
    for (let folder = folderOf(file); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder)
  }
  return [...folders].filter((folder) => !/(^|\/)\./.test(folder)).toSorted()
})

/** The objects in a file: a map, or a list of maps. */
function objectsIn(reader: Reader, file: string): ParameterSet[] {
  const [document] = reader.documents(file)
  if (!document) return []
  if (document.isRefused) throw new RefusedTemplate(`\`${file}\` is not YAML`)
  if (!document.root) return [parametersWithoutPlace({})]
  const root = Node.of(document.root)
  return (root.kind === 'list' ? root.items() : [root]).map((object) => {
    if (object.kind !== 'map' && !object.isNull) throw new RefusedTemplate(`\`${file}\` is not a map`)
    const places = parameterPlaces(plainNode(object), (node) => placeInTree(node, reader))
    return { values: (object.data ?? {}) as Parameters, places }
  })
}
