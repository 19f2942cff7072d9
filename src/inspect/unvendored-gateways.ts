import type { FailedRender } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import { resolveLinks } from '../core/tree.ts'
import { isEnabledDependency, unvendoredDependencies } from '../discover/unvendored-dependencies.ts'
import { gatewayChartObjects } from '../model/gateway-chart.ts'
import type { Manifest } from '../model/manifest.ts'
import { Node } from '../model/node.ts'
import { lacksChartsOnly } from '../model/render-failure.ts'
import { isGatewayChart } from '../registry/istio-charts.ts'
import type { Reader } from '../yaml/reader.ts'
import { hasUnknownValues, releaseValues } from './merged-values.ts'

/** What values tell of the dependencies that a chart lacks. */
interface UnvendoredGateways {
  /** The objects of its dependencies on Istio's chart `gateway`. */
  readonly manifests: readonly Manifest[]
  /** True if everything that the release applies is known: it lacks such charts only, and their values are known. */
  readonly isComplete: boolean
}

/**
 * What a release that fails for want of charts applies of Istio's chart `gateway`, under each name by which its chart depends
 * on it. Nothing is known if parameters or values that are in no file may change it.
 */
export function unvendoredGateways(failure: FailedRender, reader: Reader): UnvendoredGateways {
  const { target, unvendored, partial } = failure
  if (unvendored.length === 0 || partial === null || hasUnknownValues(target)) return noGateways
  const dependencies = unvendoredDependencies(reader, resolveLinks(reader.tree, target.path) ?? target.path)
  const values = releaseValues(target, reader)
  const ofDependencies = dependencies.map(({ request, node }) => {
    const isEnabled = isEnabledDependency(node, values ?? emptyAt(node))
    if (isEnabled === false) return []
    return isEnabled && isGatewayChart(request) ? objectsOf(target, node, values) : null
  })
  const isAllKnown = ofDependencies.length === unvendored.length && !ofDependencies.includes(null)
  return {
    manifests: ofDependencies.flatMap((manifests) => manifests ?? []),
    isComplete: isAllKnown && lacksChartsOnly(failure),
  }
}

const noGateways: UnvendoredGateways = { manifests: [], isComplete: false }

/** The objects of a dependency on Istio's chart `gateway`; `null` if its values do not tell them. */
function objectsOf(target: HelmTarget, dependency: Node, values: Node | null): readonly Manifest[] | null {
  const stated = values?.get(dependency.get('alias').text || dependency.get('name').text)
  if (stated?.exists && stated.kind !== 'map') return null
  const { id, release, namespace } = target
  const manifests = gatewayChartObjects({
    target: id,
    release,
    namespace,
    values: stated?.exists ? stated : emptyAt(dependency),
  })
  return manifests.length > 0 ? manifests : null
}

/** An empty map with the location of a node. */
function emptyAt(node: Node): Node {
  return Node.of({ ...node.yaml!, kind: 'map', entries: new Map() })
}
