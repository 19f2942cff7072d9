import { folderOf } from '../../core/tree.ts'
import { linkMode, type TreeEntry } from './entries.ts'
import { GitError, type Git } from './git.ts'

/** Blobs by object id, read in few processes: what a chart or manifest may be made of comes in one batch. */
export class Blobs {
  readonly #git: Git
  readonly #known = new Map<string, Uint8Array>()
  readonly #entries: readonly TreeEntry[]
  #preloaded = false

  constructor(git: Git, entries: readonly TreeEntry[]) {
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
      : likelyEntries(this.#entries)
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

/** Links, and files that discovery and rendering read nearly always: all of a chart, whatever they are. */
function likelyEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  const isInChart = chartWatch(entries)
  return entries.filter(
    ({ mode, path, size }) =>
      mode === linkMode || (size < largeBlob && (likely.test(path) || isInChart(folderOf(path)))),
  )
}

/** Tells whether a folder is one of a chart or lies in one. A chart at the root does not make all of it one. */
function chartWatch(entries: readonly TreeEntry[]): (folder: string) => boolean {
  const charts = entries.filter(({ path }) => path.endsWith('/Chart.yaml')).map(({ path }) => folderOf(path))
  const known = new Map<string, boolean>([['', false], ...charts.map((folder) => [folder, true] as const)])
  return function isInChart(folder: string): boolean {
    const answer = known.get(folder) ?? isInChart(folderOf(folder))
    known.set(folder, answer)
    return answer
  }
}

/** What else may matter. */
const likely = /\.(ya?ml|json|tpl|tgz|txt)$|\/\.helmignore$|\/Chart\.lock$/

/** 4 MiB: beyond it a file is read only when it is asked for. */
const largeBlob = 4 * 2 ** 20
