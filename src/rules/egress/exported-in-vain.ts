import { oncePer } from '../../core/once-per.ts'
import { serviceNamespace } from '../../istio/hosts/hosts.ts'
import { canonicalHost, serviceEntriesFor } from '../../istio/hosts/services.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { isWildcard } from '../../istio/hosts/hosts.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const exportedInVain = defineRule({
  id: 'egress/exported-in-vain',
  codes: ['never-looked-up'],
  severity: 'warning',
  summary: 'A DestinationRule is exported to clients that never look for it.',
  why: 'Istio looks for the DestinationRule of a host in the namespace of the client, then in that of the Service or ServiceEntry, then in the root namespace. A rule in any other namespace applies only to clients of that namespace, whatever its `exportTo` says: its TLS, limits and subsets do not exist for all others.',
  fix: 'Put the rule into the namespace of the Service or ServiceEntry, of the clients, or into the root namespace.',
  across: {
    *DestinationRule(rule, mesh) {
      const clients = rule.spec.items('exportTo').filter((item) => isOtherNamespace(item.text, rule))
      if (clients.length === 0) return
      const owners = ownersOf(rule, mesh)
      if (owners.length === 0 || isLookedUp(rule, owners, mesh)) return
      const names = quoteAll(clients.map(({ text }) => text))
      yield {
        code: 'never-looked-up',
        node: rule.spec.get('exportTo'),
        at: 'key',
        message: `clients in ${names} do not look for rules of ${quote(rule.namespace)}: they look in their own namespace, in ${quoteAll(owners)}, which declares the host, and in ${quote(mesh.rootNamespace)}; move the rule`,
        about: rule.spec.get('host').text,
      }
    },
  },
})

/** The namespaces that declare the host of a rule; empty if the files do not tell them all. */
function ownersOf(rule: Manifest, mesh: Mesh): readonly string[] {
  const host = canonicalHost(mesh, ruleHost(rule))
  if (host === '' || isWildcard(host) || rule.spec.get('host').isUnfilled) return []
  const ofService = serviceNamespace(host)
  if (ofService !== undefined) return hasStatedNamespace({ namespace: ofService }) ? [ofService] : []
  const namespaces = [mesh, meshOfOtherObjects(mesh) ?? mesh].map((candidate) =>
    statedNamespaces(serviceEntriesFor(candidate, host)),
  )
  return namespaces.includes(undefined) ? [] : [...new Set(namespaces.flatMap((stated) => stated ?? []))]
}

/** The namespaces of ServiceEntries; `undefined` if one of them states none. */
const statedNamespaces = oncePer((entries: readonly Manifest[]): readonly string[] | undefined =>
  entries.every(hasStatedNamespace) ? [...new Set(entries.map(({ namespace }) => namespace))] : undefined,
)

function isLookedUp(rule: Manifest, owners: readonly string[], mesh: Mesh): boolean {
  return !hasStatedNamespace(rule) || rule.namespace === mesh.rootNamespace || owners.includes(rule.namespace)
}

/** True for the name of another namespace: `*` is written for all rules by some charts and says nothing. */
function isOtherNamespace(name: string, rule: Manifest): boolean {
  return !['', '*', '.', '~', rule.namespace].includes(name) && hasStatedNamespace({ namespace: name })
}
