import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/**
 * The traffic policies of merged rules that hold, the strongest first: a weaker one sets what the stronger ones leave unset. Of
 * written rules, and of those that istiod makes of the Gateway API, the first policy holds alone. Between the two the written one
 * is the stronger since Istio 1.31 (`isFilling`); before, the first one replaces the other whole (istio
 * `pilot/pkg/model/destination_rule.go`, mergeDestinationRule of 1.30 and 1.31).
 *
 * A converted rule that comes first is weaker than each written one: of several of these the last is the strongest, in istiod too.
 */
export function policyLayers(
  merged: readonly [Manifest, ...Manifest[]],
  isFilling: boolean,
): readonly Node[] {
  const [first, ...later] = merged
  const stronger: Node[] = []
  const weaker = policyOf(first)
  for (const rule of later) {
    const isLikeFirst = isConverted(rule) === isConverted(first)
    if (isFilling && !isLikeFirst) (isConverted(rule) ? weaker : stronger).push(...policyOf(rule))
    else if (weaker.length + stronger.length === 0) weaker.push(...policyOf(rule))
  }
  return [...stronger.toReversed(), ...weaker]
}

function policyOf({ spec }: Manifest): Node[] {
  const policy = spec.get('trafficPolicy')
  return policy.kind === 'map' ? [policy] : []
}

function isConverted({ originals }: Manifest): boolean {
  return originals !== undefined
}
