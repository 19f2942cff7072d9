import { portLevelEntries, ruleHost } from '../../istio/routing/destination.ts'
import { misspelledHost } from '../../istio/hosts/misspelled-host.ts'
import { isWildcard, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { hostIsKnown } from '../../istio/hosts/known-hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { serviceNamesIn } from '../../istio/hosts/service-registry.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { closest } from '../../schema/suggest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const policyHostUnknown = defineRule({
  id: 'egress/policy-host-unknown',
  codes: ['unknown-host'],
  severity: 'warning',
  istio: ['IST0174'],
  summary: 'A DestinationRule for a host that nothing declares.',
  why: 'A DestinationRule only says how a known host is called. For a host that no Service and no ServiceEntry has, Istio accepts it and it does nothing: the TLS and the limits that it sets never come to be.',
  fix: 'Correct the host, or declare it with a ServiceEntry. A name without a dot is a Service of the same namespace; with a dot it stands for itself, so that `reviews.shop` is no short name.',
  across: {
    *DestinationRule(rule, mesh) {
      const node = rule.spec.get('host')
      if (node.text === '' || !isUnknown(rule, mesh)) return
      const guess = meantBy(rule, mesh)
      yield {
        code: 'unknown-host',
        node,
        message: `no Service and no ServiceEntry has the host ${quote(node.text)}: the policy acts on nothing${guess ? `; did you mean ${quote(guess)}?` : ''}`,
        about: ruleHost(rule),
      }
    },
  },
})

/** Of the names in the cluster that a wildcard stands for, files show a part at most. */
function isUnknown(rule: Manifest, mesh: Mesh): boolean {
  const host = canonicalHost(mesh, ruleHost(rule))
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  const isOverEntries = worlds.some((world) => portLevelEntries(world, rule).length > 0)
  if (isWildcard(host) && (serviceNamespace(host) !== undefined || isOverEntries)) return false
  return hostIsKnown(mesh, host, rule) === 'no'
}

/** The host that was meant, in the form that the rule writes: a short name, or in full. */
function meantBy(rule: Manifest, mesh: Mesh): string | undefined {
  const host = canonicalHost(mesh, ruleHost(rule))
  const namespace = serviceNamespace(host)
  if (namespace === undefined) return misspelledHost(mesh, host)
  const [name = '', ...domain] = host.split('.')
  const service = closest(name, serviceNamesIn(mesh, namespace))
  const isShort = !rule.spec.get('host').text.includes('.')
  return service === undefined || isShort ? service : [service, ...domain].join('.')
}
