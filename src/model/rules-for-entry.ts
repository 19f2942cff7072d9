import { oncePer, oncePerPair } from '../core/once-per.ts'
import { ruleHost } from './destination.ts'
import { isExportedTo } from './export.ts'
import { hostIndex } from './host-index.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { isSureOfNamespace } from './presence.ts'
import { canonicalHost } from './services.ts'
import { unfilledIndex } from './unfilled-index.ts'
import { isUnfilled, mayEqual } from './unfilled.ts'

/**
 * The DestinationRules of a mesh for a host of a ServiceEntry, or for one that may be it once it is filled in, of
 * which one of the two may see the other. The entry
 * need not be of this mesh: it may be of one that this one lies around.
 */
export const rulesForEntry = oncePerPair((mesh: Mesh, entry: Manifest): readonly Manifest[] => {
  const hosts = entry.spec.items('hosts').map(({ text }) => canonicalHost(mesh, text))
  const { certain, unfilled } = rulesByHost(mesh)
  const found = hosts.flatMap((host) => [
    ...certain.overlapping(host),
    ...unfilled.find(host),
    ...(isUnfilled(host)
      ? mesh.ofKind('DestinationRule').filter((rule) => mayEqual(ruleHost(rule), host))
      : []),
  ])
  return [...new Set(found)].filter((rule) => maySee(rule, entry))
})

function maySee(rule: Manifest, entry: Manifest): boolean {
  if (!isSureOfNamespace(rule) || !isSureOfNamespace(entry)) return true
  return isExportedTo(entry, rule.namespace) || isExportedTo(rule, entry.namespace)
}

const rulesByHost = oncePer((mesh: Mesh) => {
  const rules = mesh.ofKind('DestinationRule')
  const hostsOf = (rule: Manifest): string[] => [canonicalHost(mesh, ruleHost(rule))]
  return { certain: hostIndex(rules, hostsOf), unfilled: unfilledIndex(rules, hostsOf) }
})
