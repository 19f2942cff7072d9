import type { Skipped, Tree } from '../../core/tree.ts'
import { refuseDeadLinks } from '../dead-links.ts'
import { Blobs } from './blobs.ts'
import {
  isMangled,
  linkMode,
  linkTarget,
  mangledName,
  nestedRepositoryReason,
  outsideLinkReason,
  regularModes,
  type TreeEntry,
} from './entries.ts'
import { nulSeparatedEntries, type Git } from './git.ts'

/** Files that another tree has as well, and which are read from there. */
export interface CommonFiles {
  readonly has: (path: string) => boolean
  readonly read: Tree['read']
}

const noCommonFiles: CommonFiles = { has: () => false, read: () => undefined }

/**
 * The tree of a commit, read from Git's objects: no checkout, no filters, no hooks.
 * Throws `GitError` if the commit is not in the repository.
 *
 * @param common files that are not read from Git's objects
 */
export function commitTree(git: Git, commit: string, common?: CommonFiles): Tree {
  return treeOfEntries(git, listEntries(git, commit, common === undefined), common)
}

/** The tree of entries that Git lists, read from its objects. */
export function treeOfEntries(git: Git, entries: readonly TreeEntry[], common = noCommonFiles): Tree {
  const isRead = ({ mode, path }: TreeEntry): boolean => mode === linkMode || !common.has(path)
  const blobs = new Blobs(
    git,
    entries.filter((entry) => entry.mode !== submodule && isRead(entry)),
  )
  const readable = entries.filter(({ path }) => !isMangled(path))
  const links = readLinks(readable, blobs)
  const oids = new Map(
    readable.filter(({ mode }) => regularModes.has(mode)).map(({ path, oid }) => [path, oid]),
  )
  return refuseDeadLinks({
    files: [...oids.keys()].toSorted(),
    links: links.inside,
    refused: [...links.refused, ...entries.flatMap(refusedEntry)],
    read(path) {
      const oid = oids.get(path)
      if (oid === undefined) return undefined
      return (common.has(path) ? common.read(path) : undefined) ?? blobs.read(path, oid)
    },
  })
}

/** A tree that is opened at its first use. */
export function lazyTree(open: () => Tree): Tree {
  let cached: Tree | undefined
  const tree = (): Tree => (cached ??= open())
  return {
    get files() {
      return tree().files
    },
    get links() {
      return tree().links
    },
    get refused() {
      return tree().refused
    },
    read: (path) => tree().read(path),
  }
}

/** The mode of a submodule. */
const submodule = '160000'

/**
 * The entries of a commit.
 *
 * @param hasSizes false to leave sizes out: Git opens each blob for them
 */
function listEntries(git: Git, commit: string, hasSizes: boolean): TreeEntry[] {
  const options = hasSizes ? ['-l'] : []
  return nulSeparatedEntries(git(['ls-tree', '-r', ...options, '-z', '--full-tree', commit])).map(readEntry)
}

/** An entry of `git ls-tree`: `MODE TYPE OID TAB PATH`, with `-l` `MODE TYPE OID SIZE TAB PATH`. */
function readEntry(line: string): TreeEntry {
  const tab = line.indexOf('\t')
  const [mode = '', , oid = '', size = ''] = line.slice(0, tab).split(/ +/)
  return { mode, oid, path: line.slice(tab + 1), size: Number(size) || 0 }
}

function readLinks(
  entries: readonly TreeEntry[],
  blobs: Blobs,
): { inside: Map<string, string>; refused: Skipped[] } {
  const inside = new Map<string, string>()
  const refused: Skipped[] = []
  for (const { path, oid } of entries.filter((entry) => entry.mode === linkMode)) {
    const target = new TextDecoder().decode(blobs.read(path, oid))
    const resolved = linkTarget(path, target)
    if (resolved === undefined) refused.push({ file: path, reason: outsideLinkReason(target) })
    else inside.set(path, resolved)
  }
  return { inside, refused }
}

function refusedEntry({ mode, path }: TreeEntry): Skipped[] {
  if (mode === submodule) return [{ file: path, reason: nestedRepositoryReason }]
  return isMangled(path) ? [{ file: path, reason: mangledName }] : []
}
