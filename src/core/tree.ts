import { compareText } from './order.ts'

/**
 * The files of one commit or working folder.
 *
 * Paths are relative to the root, with forward slashes and without `./`. Reading never leaves the root:
 * a symbolic link that points outside, or at nothing, is not followed but listed in `refused`.
 */
export interface Tree {
  /** Every regular file, sorted by code unit. Files that are only reachable through a link are not listed. */
  readonly files: readonly string[]
  /** Symbolic links that stay inside the tree: their path, and the path they stand for. */
  readonly links: ReadonlyMap<string, string>
  /** What the tree does not hand out: links to the outside or to nothing, submodules, names that are no text. */
  readonly refused: readonly Skipped[]
  /** The bytes of a regular file, or `undefined` if there is none at that path. Links are not followed. */
  read(path: string): Uint8Array | undefined
}

/** Something that was left out, and why; the reader of the report is told. */
export interface Skipped {
  readonly file: string
  readonly reason: string
}

/** A file found through `resolveFiles`: where it seems to be, and where its bytes are. */
export interface ResolvedFile {
  /** Path relative to the folder that was asked for. */
  readonly name: string
  /** Path in the tree, to be given to `read`. */
  readonly path: string
}

/** A tree made of texts in memory, for tests and for files that exist nowhere else. */
export function memoryTree(
  texts: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): Tree {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, toBytes(text)]))
  return {
    files: [...files.keys()].toSorted(),
    links: new Map(Object.entries(links)),
    refused: [],
    read: (path) => files.get(path),
  }
}

/**
 * Every file under a folder (`''` is the root), links inside the tree followed, sorted by name. A link back to a
 * folder that leads to it brings nothing. Links multiply: of one folder at most `mostFiles` are listed.
 */
export function resolveFiles(tree: Tree, folder: string): ResolvedFile[] {
  const files = walk(tree, resolveLinks(tree, folder) ?? folder, new Map())
  return files.toSorted((a, b) => compareText(a.name, b.name))
}

/** Above what any reader of `resolveFiles` accepts. */
const mostFiles = 100_000

/** True if the tree holds a file, link or folder of that name; `''` is the root. */
export function holds(tree: Tree, path: string): boolean {
  if (path === '' || tree.links.has(path) || tree.files[lowerBound(tree.files, path)] === path) return true
  return filesUnder(tree, path).length > 0 || [...tree.links.keys()].some((link) => isInside(link, path))
}

/** The path that `path` stands for once every link on the way is followed; `undefined` for a cycle. */
export function resolveLinks(tree: Tree, path: string): string | undefined {
  let current = path
  for (let hops = 0; hops < maxHops; hops++) {
    const link = linkOn(tree, current)
    if (link === undefined) return current
    current = joinPath(tree.links.get(link)!, current.slice(link.length + 1))
  }
  return undefined
}

/** The bytes of the file that a path stands for, links inside the tree followed. */
export function readThrough(tree: Tree, path: string): Uint8Array | undefined {
  const place = resolveLinks(tree, path)
  return place === undefined ? undefined : tree.read(place)
}

/** Why the tree does not hand out what a path stands for, links followed; `undefined` if it is not for a refusal. */
export function refusalOf(tree: Tree, path: string): Skipped | undefined {
  const place = resolveLinks(tree, path) ?? path
  return tree.refused.find(({ file }) => isInside(place, file))
}

/** True for a folder itself and for all that is in it; `''` is the root. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/** Joins two paths of a tree and takes out `.` and `..`; a path that climbs above the root keeps its `..`. */
export function joinPath(folder: string, name: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${name}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

/** The folder of a path, `''` for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Linux gives up after 40 links on one path, too. */
const maxHops = 40

function linkOn(tree: Tree, path: string): string | undefined {
  if (tree.links.size === 0) return undefined
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const part = path.slice(0, end)
    if (tree.links.has(part)) return part
  }
  return undefined
}

/** The files of a folder, found once however many links lead to it. */
function walk(
  tree: Tree,
  folder: string,
  known: Map<string, readonly ResolvedFile[]>,
): readonly ResolvedFile[] {
  const before = known.get(folder)
  if (before) return before
  known.set(folder, [])
  const found = filesUnder(tree, folder).map((path) => ({ name: path.slice(start(folder)), path }))
  for (const [link] of tree.links) {
    if (!isInside(link, folder) || found.length > mostFiles) continue
    const name = link.slice(start(folder))
    for (const file of follow(tree, link, known)) found.push({ name: name + file.name, path: file.path })
  }
  const files = found.slice(0, mostFiles)
  known.set(folder, files)
  return files
}

/** What a link brings: a file under the link's own name, or the files of a folder below it. */
function follow(tree: Tree, link: string, known: Map<string, readonly ResolvedFile[]>): ResolvedFile[] {
  const target = resolveLinks(tree, link)
  if (target === undefined) return []
  if (tree.read(target)) return [{ name: '', path: target }]
  return walk(tree, target, known).map(({ name, path }) => ({ name: `/${name}`, path }))
}

/** The regular files under a folder, found by bisection since `files` is sorted. */
export function filesUnder(tree: Tree, folder: string): readonly string[] {
  if (folder === '') return tree.files
  const prefix = `${folder}/`
  // `0` is the code unit after `/`.
  return tree.files.slice(lowerBound(tree.files, prefix), lowerBound(tree.files, `${folder}0`))
}

function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function start(folder: string): number {
  return folder === '' ? 0 : folder.length + 1
}

function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}
