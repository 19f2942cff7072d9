import { folderOf } from '../../core/path.ts'
import { linkMode, type TreeEntry } from './entries.ts'
import { GitError, type Git } from './git.ts'

/** Reads blobs by object id in few processes: the first batch contains all likely files of charts and manifests. */
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
    const oids = wanted.map((entry) => entry.oid).filter((candidate) => !this.#known.has(candidate))
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

/** Links, and the files that discovery and rendering usually read, including all files of charts. */
function likelyEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  const isInChart = chartFolderDetector(entries)
  return entries.filter(
    ({ mode, path, size }) =>
      mode === linkMode || (size < largeBlob && (likelyPath.test(path) || isInChart(folderOf(path)))),
  )
}

/** Returns whether a folder is in a chart, except a chart at the root. */
function chartFolderDetector(entries: readonly TreeEntry[]): (folder: string) => boolean {
  const charts = entries.filter(({ path }) => path.endsWith('/Chart.yaml')).map(({ path }) => folderOf(path))
  const inChart = new Map<string, boolean>([['', false], ...charts.map((folder) => [folder, true] as const)])
  return function isInChart(folder: string): boolean {
    const answer = inChart.get(folder) ?? isInChart(folderOf(folder))
    inChart.set(folder, answer)
    return answer
  }
}

/** Paths of other files that are usually read. */
const likelyPath = /\.(ya?ml|json|tpl|tgz|txt)$|\/\.helmignore$|\/Chart\.lock$/

/** 4 MiB: larger files are read only when needed. */
const largeBlob = 4 * 2 ** 20
