import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseName, folderOf } from '../../core/path.ts'
import type { Tree } from '../../core/tree.ts'
import { readableTree } from '../../inspect/readable.ts'
import { lockFile } from '../../registry/chart-lock.ts'
import { readerAfterEdits, readerOf } from '../../yaml/reader.ts'
import { neverRead } from '../folder-walk.ts'
import type { Workspace } from '../open.ts'

/** A working folder that people edit. Paths are relative to its root. */
export interface LiveFolder {
  /** The folder as it was last opened, and the tree in its latest state. */
  readonly workspace: Workspace
  readonly tree: Tree
  /**
   * Reads paths that may have changed, and returns those that differ from the previous tree, including added and removed
   * paths. `''` means the whole folder. Throws the errors of opening the folder.
   */
  look(paths: Iterable<string>): ReadonlySet<string>
  /** Uses the unsaved text of an editor instead of a file; `null` ends this. */
  setText(path: string, text: string | null): void
  /** False for a path that equals the tree, since events also occur without a change. */
  mayDiffer(path: string): boolean
  /** True for a file of the tree that does not exist now: an editor may be replacing it. */
  isGone(path: string): boolean
  /** True for a path that is not read: Git ignores it, or it belongs to Git. */
  isIgnored(path: string): boolean
}

/**
 * Opens a folder and keeps its tree up to date. An edited file is read again; for any other change the folder is listed
 * again, as Git lists it.
 *
 * @param open opens the folder in its current state
 */
export function openLiveFolder(open: () => Workspace): LiveFolder {
  const texts = new Map<string, Uint8Array>()
  let listing = openListing(open, texts)
  let tree = treeOf(listing, new Map())
  const takeTree = (next: Tree, edited: ReadonlySet<string>): ReadonlySet<string> => {
    if (edited.size === 0) return edited
    readerAfterEdits(next, readerOf(tree), edited)
    tree = next
    return edited
  }
  return {
    get workspace() {
      return listing.workspace
    },
    get tree() {
      return tree
    },
    look(paths) {
      const candidates = [...paths].filter((path) => !isIgnored(path, listing.ignored))
      if (candidates.length === 0) return new Set()
      const edits = editsOf(candidates, listing, tree)
      if (edits) {
        for (const [path, data] of edits) listing.edits.set(path, data)
        return takeTree(treeOf(listing, listing.edits), new Set(edits.keys()))
      }
      listing = openListing(open, texts)
      const next = treeOf(listing, listing.edits)
      return takeTree(next, differingPaths(tree, next, candidates))
    },
    setText(path, text) {
      if (text === null) texts.delete(path)
      else texts.set(path, new TextEncoder().encode(text))
    },
    mayDiffer: (path) => !isIgnored(path, listing.ignored) && editsOf([path], listing, tree)?.size !== 0,
    isGone: (path) =>
      listing.files.has(path) && !texts.has(path) && !existsSync(join(listing.workspace.root, path)),
    isIgnored: (path) => isIgnored(path, listing.ignored),
  }
}

/** A listed folder, with the edits since then. */
interface Listing {
  readonly workspace: Workspace
  readonly files: ReadonlySet<string>
  readonly ignored: ReadonlySet<string>
  /** True if files are not in UTF-8, which listing them again takes into account. */
  readonly isReencoded: boolean
  readonly edits: Map<string, Uint8Array>
  /** The texts of open editors. */
  readonly texts: ReadonlyMap<string, Uint8Array>
}

function openListing(open: () => Workspace, texts: ReadonlyMap<string, Uint8Array>): Listing {
  const workspace = open()
  const { head, ignored } = workspace
  const files = new Set(head.files)
  const edits = new Map([...texts].filter(([path]) => files.has(path)))
  return { workspace, files, ignored: ignored(), isReencoded: hasReencodedFiles(head), edits, texts }
}

function hasReencodedFiles(tree: Tree): boolean {
  const attributes = tree.files.filter((path) => baseName(path) === '.gitattributes')
  return attributes.some((path) => Buffer.from(tree.read(path) ?? []).includes('working-tree-encoding'))
}

/** The tree of a listing. Later edits do not change it. */
function treeOf({ workspace: { head } }: Listing, edits: ReadonlyMap<string, Uint8Array>): Tree {
  const contents = new Map(edits)
  return readableTree({
    files: head.files,
    links: head.links,
    refused: head.refused,
    ...(head.mounted && { mounted: head.mounted }),
    read: (path) => contents.get(path) ?? head.read(path),
  })
}

/** The contents of edited files; `null` if the folder must be listed again. */
function editsOf(paths: readonly string[], listing: Listing, tree: Tree): Map<string, Uint8Array> | null {
  const { workspace, files, isReencoded, texts } = listing
  const edits = new Map<string, Uint8Array>()
  for (const path of paths) {
    if (path === '') return null
    const data = texts.get(path) ?? readNow(join(workspace.root, path))
    const isListed = files.has(path)
    // Ignore a path that is neither listed nor exists: editors create files for a moment.
    if (!isListed && data === undefined && !workspace.head.links.has(path)) continue
    if (!isListed || data === undefined || isReencoded) return null
    if (isKnown(data, path, tree)) continue
    if (decidesListing(path)) return null
    edits.set(path, data)
  }
  return edits
}

/** True for files that decide which files there are, or how they are read. */
function decidesListing(path: string): boolean {
  return path === lockFile || ['.gitignore', '.gitattributes', '.gitmodules'].includes(baseName(path))
}

function readNow(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** The paths at which two trees differ. The contents of files are only compared for `paths`. */
function differingPaths(before: Tree, after: Tree, paths: readonly string[]): Set<string> {
  const [inBefore, inAfter] = [new Set(before.files), new Set(after.files)]
  const changed = [...new Set([...(paths.includes('') ? before.files : paths), lockFile])].filter(
    (path) => inBefore.has(path) && inAfter.has(path) && !isKnown(after.read(path)!, path, before),
  )
  return new Set([
    ...changed,
    ...before.files.filter((path) => !inAfter.has(path)),
    ...after.files.filter((path) => !inBefore.has(path)),
    ...differingLinks(before, after),
  ])
}

function differingLinks({ links: before }: Tree, { links: after }: Tree): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  )
}

/** True if a tree has these contents at a path. The contents of a file that is too large to be kept are unknown. */
function isKnown(data: Uint8Array, path: string, tree: Tree): boolean {
  const current = tree.read(path)
  return current === tree.read(path) && isSame(data, current)
}

function isSame(first: Uint8Array | undefined, second: Uint8Array | undefined): boolean {
  return first !== undefined && second !== undefined && Buffer.compare(first, second) === 0
}

function isIgnored(path: string, ignored: ReadonlySet<string>): boolean {
  if (path.split('/').includes('.git')) return true
  for (let folder = path; folder !== ''; folder = folderOf(folder))
    if (ignored.has(folder) || (ignored === neverRead && ignored.has(baseName(folder)))) return true
  return false
}
