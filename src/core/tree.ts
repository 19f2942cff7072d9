/**
 * The files of one commit or working folder.
 *
 * Paths are relative to the root, with forward slashes and without `./`. Reading never leaves the root:
 * a symbolic link that points outside is not followed but listed in `refused`.
 */
export interface Tree {
  /** Every regular file, sorted by code unit. Files that are only reachable through a link are not listed. */
  readonly files: readonly string[]
  /** Symbolic links that stay inside the tree: their path, and the path they stand for. */
  readonly links: ReadonlyMap<string, string>
  /** What the tree holds but does not hand out: links to the outside, submodules, Git LFS pointers. */
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

/** Every file under a folder (`''` is the root), links inside the tree followed, sorted by name. */
export function resolveFiles(tree: Tree, folder: string): ResolvedFile[] {
  return walk(tree, resolveLinks(tree, folder) ?? folder, '', []).toSorted((a, b) => (a.name < b.name ? -1 : 1))
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

function walk(tree: Tree, folder: string, prefix: string, through: readonly string[]): ResolvedFile[] {
  const inside = filesUnder(tree, folder).map((path) => ({ name: prefix + path.slice(start(folder)), path }))
  const linked = [...tree.links].filter(([path]) => isUnder(path, folder))
  return [...inside, ...linked.flatMap(([path]) => follow(tree, path, prefix + path.slice(start(folder)), through))]
}

function follow(tree: Tree, link: string, name: string, through: readonly string[]): ResolvedFile[] {
  const target = resolveLinks(tree, link)
  if (target === undefined || through.includes(link) || through.length > maxHops) return []
  if (tree.read(target)) return [{ name, path: target }]
  return walk(tree, target, `${name}/`, [...through, link])
}

/** The regular files under a folder, found by bisection since `files` is sorted. */
export function filesUnder(tree: Tree, folder: string): readonly string[] {
  if (folder === '') return tree.files
  const prefix = `${folder}/`
  const first = lowerBound(tree.files, prefix)
  let last = first
  while (tree.files[last]?.startsWith(prefix)) last++
  return tree.files.slice(first, last)
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

function isUnder(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

function start(folder: string): number {
  return folder === '' ? 0 : folder.length + 1
}

function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}
