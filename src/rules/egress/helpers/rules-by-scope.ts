import { compareText } from '../../../core/order.ts'
import { canonicalJson } from '../../../model/canonical-json.ts'
import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { ruleHost } from '../../../istio/routing/destination.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** Rules by scope, sorted by name, so that the first of two rules does not depend on their order in the files. */
export const rulesByScope = derived(['DestinationRule'], (mesh) => {
  const rules = mesh
    .ofKind('DestinationRule')
    .filter((rule) => hasPolicy(rule) && isFilledHost(rule.spec.get('host').text))
    .toSorted((a, b) => compareText(a.name, b.name))
  return groupBy(rules, scopeOf)
})

/** A key of the namespace, host and workload selector of a rule: Istio merges rules for which it is equal. */
export const scopeOf = oncePer((rule: Manifest): string =>
  JSON.stringify([rule.namespace, ruleHost(rule), canonicalJson(rule.spec.get('workloadSelector'))]),
)

/** True for a DestinationRule with a traffic policy for its host. */
export function hasPolicy(rule: Manifest): boolean {
  return rule.spec.get('trafficPolicy').kind === 'map'
}

/** True for a host that is stated, without placeholders. */
export function isFilledHost(host: string): boolean {
  return host !== '' && !isUnfilled(host)
}
