import { oncePer } from '../core/once-per.ts'
import { toData } from '../yaml/data.ts'
import type { Reader } from '../yaml/reader.ts'
import type { ChartRequest } from './chart-request.ts'

/** The lock file, in the root of the repository. */
export const lockFile = 'meshgate.lock'

/** A chart in the lock file: the request, and the archive that answered it. */
export interface LockedChart {
  readonly repository: string
  readonly name: string
  /** The version, range, tag or digest that was asked for; empty for the newest release. */
  readonly requested: string
  /** The version in the Chart.yaml of the archive. */
  readonly version: string
  /** Of the bytes of the archive: `sha256:` and 64 hexadecimal digits. */
  readonly digest: string
}

/** The charts of a lock file in its order, or why it cannot be read, as the end of a sentence. */
export type ChartLock =
  | { readonly charts: readonly LockedChart[] }
  | { readonly problem: string; readonly line: number }

/** The lock file of a tree; `null` without one. */
export const chartLockOf = oncePer((reader: Reader): ChartLock | null => {
  if (reader.tree.read(lockFile) === undefined) return null
  const [document] = reader.documents(lockFile)
  if (!document?.root) return { problem: 'it is not YAML', line: 1 }
  const data = toData(document.root) as LockData | null
  if (data?.version !== lockVersion) return { problem: `its \`version\` is not ${lockVersion}`, line: 1 }
  const { charts = [] } = data
  if (!Array.isArray(charts)) return { problem: 'its `charts` are no list', line: 1 }
  const wrong = charts.findIndex((chart) => !isLockedChart(chart))
  if (wrong >= 0) return { problem: `entry ${wrong + 1} of its \`charts\` is no locked chart`, line: 1 }
  return { charts: charts as LockedChart[] }
})

/** The text of a lock file; charts are sorted, so that it changes only where they do. */
export function lockText(charts: readonly LockedChart[]): string {
  const entries = charts.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)).map(entryText)
  return `# Written by \`meshgate fetch\`. Commit this file; do not edit it.\nversion: ${lockVersion}\ncharts:${entries.length > 0 ? `\n${entries.join('')}` : ' []\n'}`
}

/** True for the entry of a request: the same repository and name, and the version as requested, such as a range. */
export function isEntryOf(chart: LockedChart, { repository, name, version }: ChartRequest): boolean {
  return chart.repository === repository && chart.name === name && chart.requested === version
}

interface LockData {
  readonly version?: unknown
  readonly charts?: unknown
}

const lockVersion = 1

const fields = ['repository', 'name', 'requested', 'version', 'digest'] as const

function isLockedChart(value: unknown): value is LockedChart {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Readonly<Record<string, unknown>>
  if (!fields.every((field) => typeof entry[field] === 'string')) return false
  const { name, version, digest } = entry as unknown as LockedChart
  return isName(name) && isName(version) && /^sha256:[0-9a-f]{64}$/.test(digest)
}

/** Names and versions are parts of paths. */
function isName(text: string): boolean {
  return /^[\w.+-]+$/.test(text) && text !== '.' && text !== '..'
}

function sortKey({ repository, name, requested }: LockedChart): string {
  return JSON.stringify([repository, name, requested])
}

function entryText(chart: LockedChart): string {
  const lines = fields.map((field) => `${field}: ${JSON.stringify(chart[field])}`)
  return `  - ${lines.join('\n    ')}\n`
}
