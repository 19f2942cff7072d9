import { oncePer } from '../../core/once-per.ts'
import type { Reader } from '../../yaml/reader.ts'
import { baseName, folderOf, foldersAbove, joinPath } from '../../core/path.ts'
import { filesUnder, resolveLinks } from '../../core/tree.ts'
import { globMatcher, isGlob } from '../../syntax/glob.ts'

/** Looks up paths of a tree, links followed, each in time proportional to its length. */
export interface TreePaths {
  hasFile(path: string): boolean
  /** `''` is the root. */
  hasFolder(path: string): boolean
  /**
   * The names directly in a folder that a reference may mean: YAML and JSON files, and folders with such files. Other files
   * are excluded, since a change of those alone is not checked (`touchesNothing`).
   */
  configurationIn(folder: string): readonly string[]
  /** True if a glob matches a file or folder; links are not followed. */
  hasMatch(glob: string, kind: 'file' | 'folder'): boolean
  /**
   * True if it is unknown what is at a path: it leads out of the tree, to something that is not read, such as a submodule,
   * or to a folder with nothing else, such as Git LFS pointers.
   */
  isUnknown(path: string): boolean
}

/** Lookups of the files, folders and links of a reader's tree; computed once for each reader. */
export const treePaths = oncePer(({ tree }: Reader): TreePaths => {
  const files = new Set(tree.files)
  const all = [...tree.files, ...tree.links.keys()]
  const names = childNames(all)
  const configuration = childNames(all.filter((path) => /\.(ya?ml|json)$/.test(path)))
  const refused = new Set(tree.refused.map(({ file }) => file))
  const foldersOfRefused = new Set([...refused].flatMap(foldersAbove))
  const resolved = (path: string): string => resolveLinks(tree, path) ?? path
  return {
    hasFile: (path) => files.has(resolved(path)),
    hasFolder: (path) => names.has(resolved(path)),
    configurationIn: (folder) => [...(configuration.get(resolved(folder)) ?? [])],
    hasMatch: (glob, kind) =>
      matchBelow(glob.split('/'), '', {
        childrenOf: (folder) => [...(names.get(folder) ?? [])],
        allUnder: (folder) => (kind === 'file' ? filesUnder(tree, folder) : [...names.keys()]),
        isMatch: (path) => (kind === 'file' ? files : names).has(path),
      }),
    isUnknown(path) {
      const place = joinPath('', resolved(path))
      const isOutside = path === '..' || path.startsWith('../')
      if (isOutside || (foldersOfRefused.has(place) && !names.has(place))) return true
      return [place, ...foldersAbove(place)].some((folder) => refused.has(folder))
    },
  }
})

/** The names directly in each folder, by folder. */
function childNames(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>([['', new Set()]])
  for (const path of paths) {
    for (let child = path; child !== ''; child = folderOf(child)) {
      const siblings = names.get(folderOf(child))
      if (!siblings) names.set(folderOf(child), new Set([baseName(child)]))
      siblings?.add(baseName(child))
      // The folder is already listed in its parents.
      if (siblings) break
    }
  }
  return names
}

/** The paths to match with a glob. */
interface Candidates {
  childrenOf(folder: string): readonly string[]
  /** Every candidate under a folder, and perhaps others. */
  allUnder(folder: string): readonly string[]
  isMatch(path: string): boolean
}

/** Matches segment by segment, so that only matching folders are listed; from `**` or `{` on everything below is matched. */
function matchBelow([segment, ...rest]: readonly string[], folder: string, candidates: Candidates): boolean {
  if (segment === undefined) return candidates.isMatch(folder)
  if (/\*\*|\{/.test(segment)) {
    const matches = globMatcher([folder, segment, ...rest].filter((text) => text !== '').join('/'))
    return candidates.allUnder(folder).some(matches)
  }
  const children = candidates.childrenOf(folder)
  const matching = isGlob(segment)
    ? children.filter(globMatcher(segment))
    : children.filter((name) => name === segment)
  return matching.some((name) => matchBelow(rest, joinPath(folder, name), candidates))
}
