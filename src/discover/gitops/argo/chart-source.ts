import type { Node } from '../../../model/node.ts'
import {
  chartRequestAt,
  applicationChartRequest,
  type ChartRequest,
} from '../../../registry/chart-request.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** True for a source that is a chart of a registry: with a `chart`, or with the address of one (`oci://`). */
export function isChartSource(source: Node): boolean {
  return source.get('chart').text !== '' || source.get('repoURL').text.startsWith('oci://')
}

/**
 * The chart that a source names (argo-cd `util/helm`, `util/oci`); `null` if a text of it is a template. Requires that
 * `isChartSource` is true.
 */
export function chartRequestOf(source: Node): ChartRequest | null {
  const [repository, chart, revision] = ['repoURL', 'chart', 'targetRevision'].map(
    (field) => source.get(field).text,
  ) as [string, string, string]
  if ([repository, chart, revision].some((text) => isUnfilled(text))) return null
  return chart === ''
    ? chartRequestAt(repository, revision)
    : applicationChartRequest(repository, chart, revision)
}
