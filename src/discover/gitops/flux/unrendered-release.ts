import type { SourceContext } from '../repository-identity.ts'
import type { ValuesTarget } from '../../../core/target.ts'
import { valuesEntries } from '../../../model/layouts.ts'
import { Node } from '../../../model/node.ts'
import { isGatewayChart } from '../../../registry/istio-charts.ts'
import { placedNode } from '../../../yaml/embedded.ts'
import type { ReleaseChart } from './chart-reference.ts'
import type { ReleaseValues } from './release-values.ts'
import type { ReleasePlacement } from './release-placement.ts'

/** A release whose chart is elsewhere. */
interface UnrenderedRelease extends ReleasePlacement {
  readonly release: string
  readonly reason: string
  readonly values: ReleaseValues
  readonly chart: ReleaseChart
}

/** The values of a release whose chart is elsewhere, if their layout is known. */
export function valuesTarget(
  unrendered: UnrenderedRelease,
  { reader }: SourceContext,
): { readonly target?: ValuesTarget } {
  const { values, statedBy, reason, chart, ...base } = unrendered
  const inline = values.values.flatMap(({ at }) => at ?? [])
  const hasLayout = inline.some((place) => {
    const node = placedNode(reader, place)
    return node?.kind === 'map' && valuesEntries(Node.of(node), '').length > 0
  })
  const isGateway = isPlainGateway(chart, values)
  if (!hasLayout && !isGateway) return {}
  const environment = base.environment === null ? '' : `@${base.environment}`
  return {
    target: {
      kind: 'values',
      ...base,
      ...(statedBy && { statedBy }),
      id: `${statedBy!.file}:${base.release}${environment}`,
      path: statedBy!.file,
      values: [],
      inlineValues: inline,
      ...(isGateway && { isGateway }),
      missing: [],
      reason,
      reasonCode: 'remote-chart',
    },
  }
}

/** True for a release of Istio's chart `gateway` all of whose values are maps and texts of the tree. */
function isPlainGateway(chart: ReleaseChart, { values, parameters, unknown }: ReleaseValues): boolean {
  const { reference, valuesFiles } = chart
  const hasAllValues = [valuesFiles, parameters, unknown].every(({ length }) => length === 0)
  return (
    reference.in === 'registry' &&
    isGatewayChart(reference.request) &&
    hasAllValues &&
    values.every(({ at }) => at !== null)
  )
}
