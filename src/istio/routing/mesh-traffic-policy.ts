import { derived } from '../../model/derived.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Node } from '../../model/node.ts'

/**
 * `defaultTrafficPolicy` of the MeshConfig, since 1.31: its `connectionPool` and `outlierDetection` hold wherever the policy of
 * a DestinationRule lacks that block, which in turn replaces the whole of it (istio
 * `pilot/pkg/networking/core/cluster_traffic_policy.go`, applyDefaultTrafficPolicy). `undefined` without one, and with several
 * MeshConfigs, of which it is not known which one holds.
 */
export const meshTrafficPolicy = derived([], (mesh): Node | undefined => {
  const [policy, ...further] = mesh.configSources.map(({ config }) => config.get('defaultTrafficPolicy'))
  return policy?.kind === 'map' && further.length === 0 && atLeast(mesh, 1, 31) ? policy : undefined
})
