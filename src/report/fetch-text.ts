import type { ChartLine } from '../core/chart-line.ts'
import { inertMessage, plainMarkdown } from './escape.ts'
import { count } from './words.ts'

/** The result of `meshgate fetch`: the charts, and the contacted hosts. */
export interface FetchSummary {
  readonly charts: readonly ChartLine[]
  readonly hosts: readonly string[]
  /** The state of the lock file, as a clause; `null` if there is none. */
  readonly lock: string | null
}

/** The output of `meshgate fetch`: a line for each chart, one for the lock file, one for the hosts. */
export function fetchText({ charts, hosts, lock }: FetchSummary): string {
  const failures = charts.filter(({ status }) => status === 'failed').length
  const totals = [
    charts.length === 0 ? 'no chart comes from a registry' : count(charts.length, 'chart'),
    ...(failures > 0 ? [`${failures} of them could not be fetched`] : []),
    ...(lock === null ? [] : [lock]),
  ]
  return inertMessage(
    [...charts.map(chartLine), totals.join('; '), hostsLine(hosts)].map((text) => `${text}\n`).join(''),
  )
}

/** The charts that could not be fetched: with `--quiet` all that `meshgate fetch` prints. `''` if none failed. */
export function failedFetchText({ charts }: FetchSummary): string {
  const failed = charts.filter(({ status }) => status === 'failed')
  return inertMessage(failed.map((chart) => `${chartLine(chart)}\n`).join(''))
}

function chartLine({ status, request, version, problem }: ChartLine): string {
  return status === 'failed'
    ? `failed      ${request}: ${problem}`
    : `${status.padEnd(11)} ${request}: ${version ?? ''}`
}

/** The contacted hosts, as a clause: `contacted: a.example.com, b.example.com`, or `no host was contacted`. */
function hostsLine(hosts: readonly string[]): string {
  return hosts.length === 0 ? 'no host was contacted' : `contacted: ${hosts.join(', ')}`
}

/** The result of `meshgate fetch` for the job summary, as Markdown: a line with totals, then an item for each failed chart. */
export function fetchMarkdown({ charts, hosts }: FetchSummary): string {
  const failed = charts.filter(({ status }) => status === 'failed')
  const lines = [
    `Charts of registries: ${charts.length - failed.length} of ${charts.length} available; ${plainMarkdown(hostsLine(hosts))}.`,
    ...failed.map(({ request, problem }) => `- ${plainMarkdown(`${request}: ${problem}`)}`),
  ]
  return `\n${lines.join('\n')}\n`
}
