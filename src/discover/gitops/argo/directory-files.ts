import { folderOf, isInside } from '../../../core/path.ts'
import { filesUnder, readResolved, type Tree } from '../../../core/tree.ts'
import type { Node } from '../../../model/node.ts'
import { globMatcher } from '../../../syntax/glob.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { isRefused } from '../../unreadable.ts'

/** The files that Argo CD reads in a directory, and the Jsonnet files among them. */
export interface DirectoryFiles {
  readonly files: readonly string[]
  readonly jsonnet: readonly string[]
}

/**
 * The manifests in a directory (argo-cd `reposerver/repository/repository.go`, getPotentiallyValidManifests and
 * getObjsFromYAMLOrJSON).
 *
 * @param directory the field `directory` of a source
 */
export function directoryFiles(reader: Reader, folder: string, directory: Node): DirectoryFiles {
  const recurses = directory.get('recurse').scalar === true
  const [isExcluded, isIncluded] = [globOf(directory.get('exclude')), globOf(directory.get('include'))]
  const matching = pathsIn(reader.tree, folder, recurses).filter((path) => {
    if (!/\.(?:ya?ml|json|jsonnet)$/.test(path)) return false
    const name = folder === '' ? path : path.slice(folder.length + 1)
    return isExcluded?.(name) !== true && isIncluded?.(name) !== false
  })
  const read = matching.filter((path) => !reader.text(path)?.includes('+argocd:skip-file-rendering'))
  return {
    files: read.filter((path) => !path.endsWith('.jsonnet') && !isUnrelated(reader, path)),
    jsonnet: read.filter((path) => path.endsWith('.jsonnet')),
  }
}

/** Files and links to files; links to folders are not followed. */
function pathsIn(tree: Tree, folder: string, recurses: boolean): string[] {
  const links = [...tree.links.keys()].filter((link) => isInside(link, folder) && readResolved(tree, link))
  const paths = [...filesUnder(tree, folder), ...links]
  return recurses ? paths : paths.filter((path) => folderOf(path) === folder)
}

/** Argo CD ignores a file that is not YAML, unless it looks like an object. */
function isUnrelated(reader: Reader, path: string): boolean {
  if (path.endsWith('.json') || !isRefused(reader, path)) return false
  const text = reader.text(path) ?? ''
  return !['apiVersion:', 'kind:', 'metadata:'].every((key) => text.includes(key))
}

/**
 * A pattern of gobwas/glob without separators: `*` matches slashes as well (`util/glob/glob.go`). `undefined` if there is
 * no pattern.
 */
function globOf({ text }: Node): ((path: string) => boolean) | undefined {
  if (text === '') return undefined
  // Our globs treat slashes as separators, so they are replaced by another character.
  const plain = (path: string): string => path.replaceAll('/', '\u{1}')
  const matches = globMatcher(plain(text))
  return (path) => matches(plain(path))
}
