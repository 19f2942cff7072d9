import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { CalledSubset } from './called-subset.ts'
import { restsOnAge, type WinningRule } from './merged-rules.ts'
import { mergedPolicy, effectivePolicy } from './traffic-policy.ts'
import { winningRules } from './winning-rule.ts'

/** A `tls` block that clients get, and the rule by which they get it. */
export interface EffectiveTls {
  readonly tls: Node
  readonly rule: WinningRule
}

/**
 * The `tls` block of a DestinationRule that clients get for a destination: those of its namespace, or of one that it is
 * exported to. `undefined` if they get none, that of another object, or another DestinationRule. Where the age of objects
 * decides between two blocks, each counts as effective.
 */
export function effectiveTls(
  mesh: Mesh,
  rule: Manifest,
  destination: CalledSubset,
): EffectiveTls | undefined {
  for (const winner of winningRulesWith(mesh, rule, destination.host)) {
    const tls = blocksOf(rule, winner, destination).find((block) => block?.root.yaml === rule.root.yaml)
    if (tls) return { tls, rule: winner }
  }
  return undefined
}

/** The winning rules for a full host name in which a DestinationRule takes part. */
function winningRulesWith(mesh: Mesh, rule: Manifest, host: string): readonly WinningRule[] {
  const winners = winningRules(mesh, host, clientNamespaceOf(rule))
  return winners.filter((winner) => mergedSet(winner).has(rule))
}

const mergedSet = oncePer(({ merged }: WinningRule): ReadonlySet<Manifest> => new Set(merged))

/** A namespace whose clients find the rule first: its own, unless it is exported to others alone. */
export function clientNamespaceOf({ spec, namespace }: Manifest): string {
  const exportTo = spec.items('exportTo').map(({ text }) => text)
  const isForOwn = exportTo.length === 0 || exportTo.some((name) => ['.', '*', namespace].includes(name))
  return isForOwn || spec.get('workloadSelector').exists ? namespace : exportTo[0]!
}

function blocksOf(rule: Manifest, winner: WinningRule, { port, subset }: CalledSubset): (Node | undefined)[] {
  const merged = effectivePolicy(winner, port, subset).settings.get('tls')
  return restsOnAge(winner) ? [merged, ownBlock(rule, port, subset)] : [merged]
}

/** The block of a rule without merging. */
function ownBlock({ spec }: Manifest, port: number, subset: string): Node | undefined {
  const ofSubset = spec.items('subsets').find((item) => item.get('name').text === subset)
  return mergedPolicy([spec.get('trafficPolicy')], ofSubset?.get('trafficPolicy') ?? null, port).settings.get(
    'tls',
  )
}
