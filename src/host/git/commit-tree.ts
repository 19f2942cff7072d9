import { folderOf, type Skipped, type Tree } from '../../core/tree.ts'
import { isMangled, linkTarget, mangledName, nestedRepository, outside } from './entries.ts'
import { fields, GitError, type Git } from './git.ts'

/**
 * The tree of a commit, read from Git's objects: no checkout, no filters, no hooks.
 * Throws `GitError` if the commit is not in the repository.
 */
export function commitTree(git: Git, commit: string): Tree {
  const entries = listEntries(git, commit)
  const blobs = new Blobs(
    git,
    entries.filter(({ mode }) => mode !== submodule),
  )
  const readable = entries.filter(({ path }) => !isMangled(path))
  const links = readLinks(readable, blobs)
  const oids = new Map(readable.filter(({ mode }) => regular.has(mode)).map(({ path, oid }) => [path, oid]))
  return {
    files: [...oids.keys()].toSorted(),
    links: links.inside,
    refused: [...links.refused, ...entries.flatMap(refusedEntry)],
    read: (path) => (oids.has(path) ? blobs.read(path, oids.get(path)!) : undefined),
  }
}

interface Entry {
  readonly mode: string
  readonly oid: string
  readonly path: string
  /** In bytes; 0 for a submodule. */
  readonly size: number
}

/** File modes of Git's tree objects. */
const regular = new Set(['100644', '100755', '100664'])
const link = '120000'
const submodule = '160000'

function listEntries(git: Git, commit: string): Entry[] {
  return fields(git(['ls-tree', '-r', '-l', '-z', '--full-tree', commit])).map(readEntry)
}

function readEntry(line: string): Entry {
  const tab = line.indexOf('\t')
  const [mode = '', , oid = '', size = ''] = line.slice(0, tab).split(/ +/)
  return { mode, oid, path: line.slice(tab + 1), size: Number(size) || 0 }
}

function readLinks(
  entries: readonly Entry[],
  blobs: Blobs,
): { inside: Map<string, string>; refused: Skipped[] } {
  const inside = new Map<string, string>()
  const refused: Skipped[] = []
  for (const { path, oid } of entries.filter((entry) => entry.mode === link)) {
    const target = new TextDecoder().decode(blobs.read(path, oid))
    const resolved = linkTarget(path, target)
    if (resolved === undefined) refused.push({ file: path, reason: outside(target) })
    else inside.set(path, resolved)
  }
  return { inside, refused }
}

function refusedEntry({ mode, path }: Entry): Skipped[] {
  if (mode === submodule) return [{ file: path, reason: nestedRepository }]
  return isMangled(path) ? [{ file: path, reason: mangledName }] : []
}

/** Blobs by object id, read in few processes: what a chart or manifest may be made of comes in one batch. */
class Blobs {
  readonly #git: Git
  readonly #known = new Map<string, Uint8Array>()
  readonly #entries: readonly Entry[]
  #preloaded = false

  constructor(git: Git, entries: readonly Entry[]) {
    this.#git = git
    this.#entries = entries
  }

  read(path: string, oid: string): Uint8Array {
    if (!this.#known.has(oid)) this.#load(this.#neighbours(path, oid))
    return this.#known.get(oid)!
  }

  #neighbours(path: string, oid: string): string[] {
    const wanted = this.#preloaded
      ? this.#entries.filter((entry) => folderOf(entry.path) === folderOf(path) && entry.size < largeBlob)
      : this.#entries.filter(
          (entry) => entry.mode === link || (likely.test(entry.path) && entry.size < largeBlob),
        )
    this.#preloaded = true
    const oids = wanted.map((entry) => entry.oid).filter((known) => !this.#known.has(known))
    return [...new Set([oid, ...oids])]
  }

  #load(oids: readonly string[]): void {
    const output = this.#git(['cat-file', '--batch'], `${oids.join('\n')}\n`)
    let offset = 0
    for (const oid of oids) {
      const headEnd = output.indexOf(10, offset)
      const [, , bytes] = output.toString('latin1', offset, headEnd).split(' ')
      if (bytes === undefined) throw new GitError(`the object ${oid} is missing in this clone`)
      const size = Number(bytes)
      this.#known.set(oid, output.subarray(headEnd + 1, headEnd + 1 + size))
      offset = headEnd + size + 2
    }
  }
}

/** Files that discovery and rendering read nearly always. */
const likely = /\.(ya?ml|json|tpl|tgz|txt)$|\/\.helmignore$|\/Chart\.lock$/

/** 4 MiB: beyond it a file is read only when it is asked for. */
const largeBlob = 4 * 2 ** 20
