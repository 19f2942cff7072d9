import { compareText } from './order.ts'
import { isInside, joinPath } from './path.ts'

/**
 * The files of one commit or working folder.
 *
 * Paths are relative to the root, with forward slashes and without `./`. Nothing outside of the root is read: a
 * symbolic link to the outside or to nothing is not followed but listed in `refused`.
 */
export interface Tree {
  /** All regular files, sorted by code unit. Files that are reachable through links only are not listed. */
  readonly files: readonly string[]
  /** Symbolic links that stay inside the tree: path to target path. */
  readonly links: ReadonlyMap<string, string>
  /** What the tree does not provide: links to the outside or to nothing, submodules, names that are not text. */
  readonly refused: readonly Skipped[]
  /**
   * Files of charts from registries (`isMounted`), sorted; absent if there are none. They are not among `files`: only code
   * that names their folder finds them.
   */
  readonly mounted?: readonly string[]
  /** The bytes of a regular file; `undefined` if there is none at the path. Links are not followed. */
  read(path: string): Uint8Array | undefined
}

/** The prefix of the paths of charts from registries, like `ARCHIVE.tgz!PATH` of files in packed charts. */
export const mountPrefix = 'meshgate.lock!'

/** True for a path of a mounted chart, which is not in the repository and cannot be edited. */
export function isMounted(path: string): boolean {
  return path.startsWith(mountPrefix)
}

/** Something that was not read, with the reason that the report shows. */
export interface Skipped {
  readonly file: string
  readonly reason: string
  /** The files for which the entry stands, each with its own reason; absent for an entry that stands for its file alone. */
  readonly standsFor?: readonly Skipped[]
}

/** A file that `resolveFiles` found: its apparent path, and the path of its bytes. */
export interface ResolvedFile {
  /** Path relative to the folder passed to `resolveFiles`. */
  readonly name: string
  /** Path in the tree, for `read`. */
  readonly path: string
}

/** A tree of texts in memory, for tests and for generated files. */
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
 * All files under a folder (`''` is the root), with links inside the tree followed, sorted by name. A link to a folder that
 * contains the link adds nothing. Since links multiply files, at most `maxFiles` of a folder are listed.
 */
export function resolveFiles(tree: Tree, folder: string): ResolvedFile[] {
  const files = listFolder(tree, resolveLinks(tree, folder) ?? folder, new Map())
  return files.toSorted((a, b) => compareText(a.name, b.name))
}

/** More than any caller of `resolveFiles` accepts. */
const maxFiles = 100_000

/** True if the tree has a file, link or folder at a path; `''` is the root. */
export function hasPath(tree: Tree, path: string): boolean {
  if (path === '' || tree.links.has(path) || tree.files[lowerBound(tree.files, path)] === path) return true
  return filesUnder(tree, path).length > 0 || [...tree.links.keys()].some((link) => isInside(link, path))
}

/**
 * The path after following all links in it and its folders; the same path if it has none, whether or not it exists.
 * `undefined` for a cycle or more than `maxHops` links.
 */
export function resolveLinks(tree: Tree, path: string): string | undefined {
  let current = path
  for (let hops = 0; hops < maxHops; hops++) {
    const link = firstLink(tree, current)
    if (link === undefined) return current
    current = joinPath(tree.links.get(link)!, current.slice(link.length + 1))
  }
  return undefined
}

/** The bytes of the file at a path, links inside the tree followed; `undefined` if there is none. */
export function readResolved(tree: Tree, path: string): Uint8Array | undefined {
  const resolved = resolveLinks(tree, path)
  return resolved === undefined ? undefined : tree.read(resolved)
}

/** Why the tree does not provide what is at a path, links followed; `undefined` if it does, or if nothing is there. */
export function refusalOf(tree: Tree, path: string): Skipped | undefined {
  const resolved = resolveLinks(tree, path) ?? path
  return tree.refused.find(({ file }) => isInside(resolved, file))
}

/**
 * A sentence without its period about a needed path that the tree refuses: "`FILE` cannot be read: REASON". For a link to
 * the outside or to nothing it also says what to do. Callers may put words before it.
 */
export function unreadableText({ file, reason }: Skipped): string {
  const advice = reason.startsWith('links to ') ? linkAdvice : ''
  return `\`${file}\` cannot be read: ${reason}${advice}`
}

const linkAdvice =
  '; commit what the link should lead to in its place, or run meshgate in the repository that has both'

/** Limit on links in a path, as in Linux. */
const maxHops = 40

function firstLink(tree: Tree, path: string): string | undefined {
  if (tree.links.size === 0) return undefined
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const ancestor = path.slice(0, end)
    if (tree.links.has(ancestor)) return ancestor
  }
  return undefined
}

/** The files of a folder, listed once however many links lead to it. */
function listFolder(
  tree: Tree,
  folder: string,
  filesByFolder: Map<string, readonly ResolvedFile[]>,
): readonly ResolvedFile[] {
  const listed = filesByFolder.get(folder)
  if (listed) return listed
  filesByFolder.set(folder, [])
  const collected = filesUnder(tree, folder).map((path) => ({ name: path.slice(prefixLength(folder)), path }))
  for (const [link] of tree.links) {
    if (!isInside(link, folder) || collected.length > maxFiles) continue
    const name = link.slice(prefixLength(folder))
    for (const file of filesBehindLink(tree, link, filesByFolder))
      collected.push({ name: name + file.name, path: file.path })
  }
  const files = collected.slice(0, maxFiles)
  filesByFolder.set(folder, files)
  return files
}

/** The files behind a link: one file under the link's own name, or the files of a folder. */
function filesBehindLink(
  tree: Tree,
  link: string,
  filesByFolder: Map<string, readonly ResolvedFile[]>,
): ResolvedFile[] {
  const target = resolveLinks(tree, link)
  if (target === undefined) return []
  if (tree.read(target)) return [{ name: '', path: target }]
  return listFolder(tree, target, filesByFolder).map(({ name, path }) => ({ name: `/${name}`, path }))
}

/**
 * The paths from the root of the regular files under a folder at any depth, sorted; links are not followed. Those of
 * `mounted` only if the tree has no files of its own under the folder. Found by binary search.
 */
export function filesUnder(tree: Tree, folder: string): readonly string[] {
  if (folder === '') return tree.files
  const files = sliceUnder(tree.files, folder)
  return files.length > 0 || !tree.mounted ? files : sliceUnder(tree.mounted, folder)
}

function sliceUnder(sorted: readonly string[], folder: string): readonly string[] {
  // `0` is the code unit after `/`.
  return sorted.slice(lowerBound(sorted, `${folder}/`), lowerBound(sorted, `${folder}0`))
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

function prefixLength(folder: string): number {
  return folder === '' ? 0 : folder.length + 1
}

function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}
