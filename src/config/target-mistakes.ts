import type { Node } from '../model/node.ts'
import { mistake, type ConfigMistake } from './mistake.ts'

/** The mistakes in `targets`: entries without a kind of target, and with keys of several kinds, of which some would be ignored. */
export function targetMistakes(targets: Node): ConfigMistake[] {
  return targets.items().flatMap((target) => {
    const [chart, values, manifests] = ['chart', 'values', 'manifests'].map((key) => target.get(key)) as [
      Node,
      Node,
      Node,
    ]
    if (!chart.exists && !values.exists && !manifests.exists) {
      return [mistake(target, 'a target needs `chart`, `values` or `manifests`')]
    }
    const misplaced = manifests.exists
      ? [chart, values].map(
          (node) => [node, 'does not go with `manifests`; list a target for each of them'] as const,
        )
      : []
    const ofNoRelease = chart.exists
      ? []
      : releaseKeys.map((key) => [target.get(key), 'says how a chart is rendered; name the `chart`'] as const)
    return [...misplaced, ...ofNoRelease]
      .filter(([{ exists }]) => exists)
      .map(([node, message]) => mistake(node, `\`${node.path.split('.').at(-1)}\` ${message}`))
  })
}

/** Keys of a target that say how its chart is rendered. */
const releaseKeys = ['api-versions', 'kube-version', 'is-upgrade', 'include-crds'] as const
