import type { Node } from '../../model/node.ts'
import type { ReferenceCode, UnresolvedReference } from '../../model/unresolved-reference.ts'
import { lockFile } from '../../registry/chart-lock.ts'
import { findChart, type ChartStatus } from '../../registry/find-chart.ts'
import type { Reader } from '../../yaml/reader.ts'
import { rootOf } from '../root.ts'
import type { RequestedChart } from '../gitops/requested-chart.ts'

/**
 * The requested charts that the lock file lacks or has differently, each once for a line. A chart that is locked but not
 * fetched is not reported: its target has the reason.
 */
export function chartReferences(reader: Reader, charts: readonly RequestedChart[]): UnresolvedReference[] {
  const references = charts.flatMap((chart) => chartReference(reader, chart) ?? [])
  const byPlace = new Map(
    references.map((reference) => {
      const { node, name } = reference
      return [JSON.stringify([node.file, node.location, name]), reference] as const
    }),
  )
  return [...byPlace.values()]
}

/** The code of the finding by status; `null` for no finding. */
const codes: Readonly<Record<ChartStatus, ReferenceCode | null>> = {
  found: null,
  'no-lock': null,
  'not-cached': null,
  'not-listed': 'not-locked',
  'out-of-range': 'locked-out-of-range',
  'broken-lock': 'chart-refused',
  refused: 'chart-refused',
}

function chartReference(reader: Reader, requestedChart: RequestedChart): UnresolvedReference | null {
  const { request, node, manifest } = requestedChart
  const lookup = findChart(reader, request)
  const code = codes[lookup.status]
  if (code === null || lookup.status === 'found') return null
  const digest = lookup.status === 'refused' ? digestOf(reader, lookup.digest) : undefined
  return {
    code,
    node: digest ?? node,
    manifest: digest ? null : manifest,
    noun: 'chart',
    name: request.version === '' ? request.name : `${request.name} ${request.version}`,
    path: null,
    similar: null,
    mayExist: lookup.reason,
    related: digest ? [{ node, note: 'this needs the chart' }] : [],
  }
}

/** The node of a digest in the lock file. */
function digestOf(reader: Reader, digest: string): Node | undefined {
  const charts = rootOf(reader, lockFile)?.items('charts') ?? []
  return charts.map((chart) => chart.get('digest')).find(({ text }) => text === digest)
}
