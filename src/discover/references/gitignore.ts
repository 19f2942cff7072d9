import { oncePer } from '../../core/once-per.ts'
import { folderOf, isInside } from '../../core/tree.ts'
import { globMatcher } from '../../syntax/glob.ts'
import type { Reader } from '../../yaml/reader.ts'

/** Returns whether a `.gitignore` of the tree matches a path or a folder above it. */
export const gitignoreOf = oncePer((reader: Reader): ((path: string) => boolean) => {
  const patterns = reader.tree.files
    .filter((path) => /(^|\/)\.gitignore$/.test(path))
    .toSorted((a, b) => a.length - b.length)
    .flatMap((file) => patternsIn(reader.text(file) ?? '', folderOf(file)))
  return (path) => {
    const segments = path.split('/')
    return segments.some((_, index) =>
      isIgnored(segments.slice(0, index + 1).join('/'), index < segments.length - 1, patterns),
    )
  }
})

/** A line of a `.gitignore` (https://git-scm.com/docs/gitignore). */
interface IgnorePattern {
  readonly folder: string
  readonly includes: boolean
  readonly isOfFolders: boolean
  readonly matches: (path: string) => boolean
}

/** The last pattern that matches decides. */
function isIgnored(path: string, isFolder: boolean, patterns: readonly IgnorePattern[]): boolean {
  const pattern = patterns.findLast(
    ({ folder, isOfFolders, matches }) =>
      (isFolder || !isOfFolders) &&
      path !== folder &&
      isInside(path, folder) &&
      matches(folder === '' ? path : path.slice(folder.length + 1)),
  )
  return pattern !== undefined && !pattern.includes
}

function patternsIn(text: string, folder: string): IgnorePattern[] {
  return text.split(/\r?\n/).flatMap((line): IgnorePattern[] => {
    const pattern = line.trimEnd()
    if (pattern === '' || pattern.startsWith('#')) return []
    const includes = pattern.startsWith('!')
    const glob = pattern.slice(includes ? 1 : 0)
    const name = glob.replace(/\/$/, '')
    // A slash before the end makes it relative to the folder of the file.
    const relative = name.includes('/') ? name.replace(/^\//, '') : `**/${name}`
    return [{ folder, includes, isOfFolders: glob !== name, matches: globMatcher(relative) }]
  })
}
