import { once } from '../../core/once-per.ts'
import type { Skipped, Tree } from '../../core/tree.ts'
import { chartLockOf, lockFile, type LockedChart } from '../../registry/chart-lock.ts'
import { isMounted } from '../../core/tree.ts'
import { chartFolder } from '../../registry/find-chart.ts'
import type { ArchivedFile } from '../../registry/tar.ts'
import { toData } from '../../yaml/data.ts'
import { decodeText } from '../../yaml/decode-text.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { readerOf } from '../../yaml/reader.ts'
import type { ChartCache } from './chart-cache.ts'

/**
 * A tree with the charts of its lock file mounted, as far as the cache has their archives (see `findChart`). An archive
 * that differs from its entry in the lock file is listed in `refused` instead. The lock file and the cache are read at the
 * first use of a chart or of `refused`, so charts can be fetched before.
 */
export function withCharts(tree: Tree, cache: ChartCache): Tree {
  const charts = once(() => mountedCharts(tree, cache))
  return {
    get files() {
      return tree.files
    },
    get links() {
      return tree.links
    },
    get refused() {
      return charts().refused.length === 0 ? tree.refused : [...tree.refused, ...charts().refused]
    },
    get mounted() {
      return charts().paths
    },
    read: (path) => (isMounted(path) ? charts().files.get(path) : tree.read(path)),
  }
}

/**
 * A tree whose lock file is replaced or added, with the charts of the new lock file mounted instead of those of the old one.
 *
 * @param lock the text of the lock file
 */
export function withLock(tree: Tree, lock: string, cache: ChartCache): Tree {
  const data = new TextEncoder().encode(lock)
  return withCharts(
    {
      files: [...new Set([...tree.files, lockFile])].toSorted(),
      links: tree.links,
      refused: tree.refused.filter(({ file }) => !isMounted(file)),
      read: (path) => (path === lockFile ? data : tree.read(path)),
    },
    cache,
  )
}

interface MountedCharts {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The paths of `files`, sorted. */
  readonly paths: readonly string[]
  readonly refused: readonly Skipped[]
}

function mountedCharts(tree: Tree, cache: ChartCache): MountedCharts {
  const lock = chartLockOf(readerOf(tree))
  const files = new Map<string, Uint8Array>()
  const refused: Skipped[] = []
  for (const chart of lock && 'charts' in lock ? lock.charts : []) {
    const folder = chartFolder(chart)
    const unpacked = cache.files(chart.digest)
    if (unpacked === null) continue
    const problem = 'problem' in unpacked ? unpacked.problem : mismatch(unpacked, chart)
    if (problem !== null) refused.push({ file: folder, reason: `its archive ${problem}` })
    else if (!('problem' in unpacked))
      for (const { name, data } of unpacked) files.set(`${folder}/${name}`, data)
  }
  return { files, paths: [...files.keys()].toSorted(), refused }
}

/** How an archive differs from its entry in a lock file; `null` if it is the chart that the entry names. */
function mismatch(files: readonly ArchivedFile[], { name, version }: LockedChart): string | null {
  const chart = chartMetadata(files)
  if (chart === null) return 'contains no Chart.yaml'
  if (chart.name !== name) return `contains the chart \`${chart.name}\``
  return chart.version === version ? null : `contains version \`${chart.version}\``
}

/** The name and version in the Chart.yaml of a chart; `null` without one. */
export function chartMetadata(
  files: readonly ArchivedFile[],
): { readonly name: string; readonly version: string } | null {
  const file = files.find(({ name }) => name === 'Chart.yaml')
  const root = file && parseDocuments(decodeText(file.data).text, 'Chart.yaml')[0]?.root
  if (!root) return null
  const { name, version } = (toData(root) ?? {}) as Readonly<Record<string, unknown>>
  return { name: String(name), version: String(version) }
}
