import { levelsOf } from '../../istio/routing/destination.ts'
import { derived } from '../../model/derived.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const meshPolicyReplaced = defineRule({
  id: 'egress/mesh-policy-replaced',
  codes: ['lost-settings'],
  severity: 'info',
  summary: 'A DestinationRule replaces a block of the default policy of the mesh.',
  why: 'Since 1.31 `defaultTrafficPolicy` of the MeshConfig holds where a DestinationRule has no `connectionPool` or `outlierDetection`. One that has such a block replaces the whole of it: settings of the mesh that the block does not repeat are lost (istio `pilot/pkg/networking/core/cluster_traffic_policy.go`, applyDefaultTrafficPolicy).',
  fix: 'Repeat the settings of the mesh that have to stay, or leave the block out.',
  across: {
    *DestinationRule(rule, mesh) {
      const defaults = defaultPolicy(mesh)
      if (defaults) for (const name of blocks) yield* check(rule, name, defaults.get(name))
    },
  },
})

const blocks = ['connectionPool', 'outlierDetection'] as const

/** The one that all MeshConfigs of the repository have; with several it is not known which of them holds. */
const defaultPolicy = derived([], (mesh: Mesh): Node | undefined => {
  const [first, ...further] = mesh.configSources.map(({ config }) => config.get('defaultTrafficPolicy'))
  return first?.kind === 'map' && further.length === 0 && atLeast(mesh, 1, 31) ? first : undefined
})

function* check(
  rule: Manifest,
  name: (typeof blocks)[number],
  ofMesh: Node,
): Generator<Problem<'lost-settings'>> {
  for (const level of levelsOf(rule)) {
    const block = level.get(name)
    const lost = block.kind === 'map' ? settingsIn(ofMesh).filter((path) => !block.at(...path).exists) : []
    if (lost.length === 0) continue
    yield {
      code: 'lost-settings',
      node: block,
      at: 'key',
      message: `this \`${name}\` replaces the whole block of the mesh's \`defaultTrafficPolicy\`: ${quoteAll(lost.map((path) => path.join('.')))} of it ${lost.length > 1 ? 'are' : 'is'} lost; repeat what has to stay`,
    }
  }
}

/** The paths of the settings in a block. */
function settingsIn(block: Node): string[][] {
  return block
    .entries()
    .flatMap(([key, value]) =>
      value.kind === 'map' ? settingsIn(value).map((path) => [key, ...path]) : [[key]],
    )
}
