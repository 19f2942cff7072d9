import { oncePerName } from '../../../core/once-per.ts'
import type { MissingSource } from '../../../core/target.ts'
import { folderOf, joinPath } from '../../../core/path.ts'
import { filesUnder, readResolved, refusalOf } from '../../../core/tree.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { globMatcher } from '../../../syntax/glob.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { namedAtLine } from './lines.ts'
import { namesCommit, type Substitute } from './variables.ts'

/** The folder of a source, and the context for resolving its paths. */
export interface SourceFolder {
  readonly reader: Reader
  readonly folder: string
  /** Whether the source with a `ref` is this tree; `undefined` if no source has the `ref`. */
  readonly isShown: (ref: string) => boolean | undefined
  /** True for an Application with `sources`. */
  readonly hasSources: boolean
  readonly substitute: Substitute
  /** The Application, for locations. */
  readonly manifest: Manifest
}

/** A path of the tree, a path that does not exist, or the reason why that is unknown. */
export type ResolvedPath =
  | { readonly path: string }
  | { readonly missing: MissingSource }
  | { readonly reason: string }

/** The values files of a source, the missing ones, and the reasons why some cannot be read. */
export interface ValueFiles {
  readonly files: readonly string[]
  readonly missing: readonly MissingSource[]
  readonly reasons: readonly string[]
}

/**
 * The values files of a Helm source in their order. A listed file that also matches a pattern keeps its listed position
 * (argo-cd `reposerver/repository/repository.go`, getResolvedValueFiles).
 */
export function valueFilesOf(helm: Node, source: SourceFolder): ValueFiles {
  const ignoresMissing = helm.get('ignoreMissingValueFiles').scalar === true
  const resolved = helm
    .items('valueFiles')
    .flatMap((node) => (node.text === '' ? [] : { node, result: valuesPath(node, source) }))
  const listed = new Set(resolved.flatMap(({ result }) => ('path' in result ? result.path : [])))
  const files = new Set<string>()
  const missing: MissingSource[] = []
  for (const { node, result } of resolved) {
    if ('missing' in result) missing.push(result.missing)
    if (!('path' in result)) continue
    const { path } = result
    const matches = isPattern(path) ? matchesOf(source.reader, path) : existing(source.reader, path)
    if (matches.length === 0) missing.push(missingValues(path, node, source))
    for (const match of matches) if (match === path || !listed.has(match)) files.add(match)
  }
  return {
    files: [...files],
    missing: ignoresMissing ? [] : missing,
    reasons: resolved.flatMap(({ result }) => ('reason' in result ? result.reason : [])),
  }
}

/** The path of a values file; files with other endings are not read (`touchesNothing` relies on that). */
function valuesPath(node: Node, source: SourceFolder): ResolvedPath {
  const result = resolvePath(node, source)
  if (!('path' in result) || /\.(ya?ml|json)$/.test(result.path)) return result
  return { reason: `the values file \`${node.text}\` is neither YAML nor JSON by its name` }
}

/**
 * Resolves a path: relative to the folder of the source, with a leading slash to the root, with `$ref` to the root of the
 * source with that `ref` (`util/io/path/resolved.go`, ResolveValueFilePathOrUrl).
 */
export function resolvePath(node: Node, source: SourceFolder): ResolvedPath {
  const { text } = node
  const [, ref, inSource = ''] = /^\$([^/]*)(.*)$/s.exec(text) ?? []
  const isShown = ref === undefined ? undefined : source.isShown(ref)
  if (isShown === false) return { reason: `\`$${ref}\` is not a source in this repository` }
  // With several sources every path that begins with a dollar sign names one of them (resolveReferencedSources).
  if (ref !== undefined && isShown === undefined && source.hasSources)
    return { missing: missingValues(text, node, source) }
  const plain = source.substitute(isShown === undefined ? text : inSource)
  if (namesCommit(text)) return { reason: `\`${text}\` contains the commit, which only the cluster knows` }
  if (isUnfilled(plain)) return { reason: `\`${text}\` is a template` }
  if (/^[a-z][a-z\d+.-]*:/i.test(plain)) return { reason: `\`${plain}\` is not a file of a repository` }
  const path = joinPath(isShown === true || plain.startsWith('/') ? '' : source.folder, plain)
  return path === '' || path.startsWith('..') ? { missing: missingValues(text, node, source) } : { path }
}

function missingValues(path: string, node: Node, { manifest }: SourceFolder): MissingSource {
  return { source: path, what: 'values file', ...namedAtLine(node, manifest) }
}

function existing({ tree }: Reader, path: string): string[] {
  return readResolved(tree, path) || refusalOf(tree, path) ? [path] : []
}

/** The characters by which Argo CD recognises a pattern (isGlobPath). */
function isPattern(path: string): boolean {
  return /[*?[]/.test(path)
}

/** The files that match a doublestar pattern, sorted. Hidden files match as well. */
const matchesOf = oncePerName(({ tree }: Reader, pattern: string): readonly string[] => {
  const folder = folderOf(/^[^*?[{]*/.exec(pattern)![0])
  const links = [...tree.links.keys()].filter((link) => readResolved(tree, link))
  return [...filesUnder(tree, folder), ...links].filter(globMatcher(pattern)).toSorted()
})
