import { ruleHost } from './destination.ts'
import { isExportedTo } from '../hosts/export.ts'
import { hostIndex } from '../hosts/host-index.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { canonicalHost } from '../hosts/services.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { isUnfilled, mayEqual } from '../../syntax/unfilled.ts'

/**
 * The DestinationRules of a mesh for a host of a ServiceEntry, or for one that may be it once it is filled in, of
 * which one of the two may see the other. The entry
 * need not be of this mesh: it may be of one that this one lies around.
 */
export const rulesForEntry = derivedPer(['DestinationRule'], (mesh, entry: Manifest): readonly Manifest[] => {
  const hosts = entry.spec.items('hosts').map(({ text }) => canonicalHost(mesh, text))
  const { certain, unfilled } = rulesByHost(mesh)
  const rules = hosts.flatMap((host) => [
    ...certain.overlapping(host),
    ...unfilled.find(host),
    ...(isUnfilled(host)
      ? mesh.ofKind('DestinationRule').filter((rule) => mayEqual(ruleHost(rule), host))
      : []),
  ])
  return [...new Set(rules)].filter((rule) => maySee(rule, entry))
})

function maySee(rule: Manifest, entry: Manifest): boolean {
  if (!hasStatedNamespace(rule) || !hasStatedNamespace(entry)) return true
  return isExportedTo(entry, rule.namespace) || isExportedTo(rule, entry.namespace)
}

const rulesByHost = derived(['DestinationRule'], (mesh) => {
  const rules = mesh.ofKind('DestinationRule')
  const hostsOf = (rule: Manifest): string[] => [canonicalHost(mesh, ruleHost(rule))]
  return { certain: hostIndex(rules, hostsOf), unfilled: unfilledIndex(rules, hostsOf) }
})
