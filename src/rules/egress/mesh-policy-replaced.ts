import { policyLevels } from '../../istio/routing/destination.ts'
import { meshTrafficPolicy } from '../../istio/routing/mesh-traffic-policy.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const meshPolicyReplaced = defineRule({
  id: 'egress/mesh-policy-replaced',
  codes: ['lost-settings'],
  severity: 'info',
  summary: 'A DestinationRule replaces a block of the default policy of the mesh.',
  why: 'Since 1.31 `defaultTrafficPolicy` of the MeshConfig applies where a DestinationRule has no `connectionPool` or `outlierDetection`. Such a block in a DestinationRule replaces the whole block of the mesh: settings of the mesh that the block does not repeat are lost (istio `pilot/pkg/networking/core/cluster_traffic_policy.go`, applyDefaultTrafficPolicy).',
  fix: 'Repeat the settings of the mesh that have to stay, or leave the block out.',
  across: {
    *DestinationRule(rule, mesh) {
      const defaults = meshTrafficPolicy(mesh)
      if (defaults) for (const name of blocks) yield* check(rule, name, defaults.get(name))
    },
  },
})

const blocks = ['connectionPool', 'outlierDetection'] as const

function* check(
  rule: Manifest,
  name: (typeof blocks)[number],
  ofMesh: Node,
): Generator<Problem<'lost-settings'>> {
  for (const level of policyLevels(rule)) {
    const block = level.get(name)
    const lost = block.kind === 'map' ? settingsIn(ofMesh).filter((path) => !block.at(...path).exists) : []
    if (lost.length === 0) continue
    yield {
      code: 'lost-settings',
      node: block,
      at: 'key',
      message: `this \`${name}\` replaces the whole block of the mesh's \`defaultTrafficPolicy\`: ${quoteAll(lost.map((path) => path.join('.')))} ${lost.length > 1 ? 'are' : 'is'} lost; repeat what has to stay`,
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
