import { portLevelEntries, ruleHost } from '../../istio/routing/destination.ts'
import { fullServiceName } from '../../istio/hosts/full-service-name.ts'
import { misspelledHost } from '../../istio/hosts/misspelled-host.ts'
import { isWildcard, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { hostPresence, mayBeDeclared } from '../../istio/hosts/host-presence.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { isDeclared, serviceNamesIn } from '../../istio/hosts/service-registry.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { closestName } from '../../schema/suggest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const policyHostUnknown = defineRule({
  id: 'egress/policy-host-unknown',
  codes: ['unknown-host'],
  severity: 'warning',
  istio: ['IST0174'],
  summary: 'A DestinationRule for a host that nothing declares.',
  why: 'A DestinationRule only says how to call a host that is declared elsewhere. If no Service and no ServiceEntry has the host, Istio accepts the rule and it does nothing: the TLS and the limits that it sets have no effect.',
  fix: 'Correct the host, or declare it with a ServiceEntry. A name without a dot is a Service of the same namespace; a name with a dot has to be complete, so that `reviews.shop` does not work as a short name.',
  across: {
    *DestinationRule(rule, mesh) {
      const node = rule.spec.get('host')
      if (node.text === '') return
      const full = unexpandedName(rule, mesh)
      if (full === undefined && !isUnknown(rule, mesh)) return
      const guess = full ?? suggestedHost(rule, mesh)
      yield {
        code: 'unknown-host',
        node,
        message: `no Service and no ServiceEntry has the host ${quote(node.text)}: the rule has no effect${guess ? `; did you mean ${quote(guess)}?` : ''}`,
        about: ruleHost(rule),
      }
    },
  },
})

/**
 * True if nothing declares the host of a rule. A wildcard over names of the cluster is never unknown: the files show only
 * some of these names.
 */
function isUnknown(rule: Manifest, mesh: Mesh): boolean {
  const host = canonicalHost(mesh, ruleHost(rule))
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  const coversEntries = meshes.some((candidate) => portLevelEntries(candidate, rule).length > 0)
  if (isWildcard(host) && (serviceNamespace(host) !== undefined || coversEntries)) return false
  return hostPresence(mesh, host, rule) === 'no'
}

/** The full name of a Service that the host names by its name and namespace, if nothing else has that host. */
function unexpandedName(rule: Manifest, mesh: Mesh): string | undefined {
  const host = ruleHost(rule)
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  return meshes.some((candidate) => isDeclared(candidate, host) || mayBeDeclared(candidate, host))
    ? undefined
    : fullServiceName(host, mesh)
}

/** A declared host similar to the host of the rule, written as the rule writes it: as a short or as a full name. */
function suggestedHost(rule: Manifest, mesh: Mesh): string | undefined {
  const host = canonicalHost(mesh, ruleHost(rule))
  const namespace = serviceNamespace(host)
  if (namespace === undefined) return misspelledHost(mesh, host)
  const [name = '', ...domain] = host.split('.')
  const service = closestName(name, serviceNamesIn(mesh, namespace))
  const isShort = !rule.spec.get('host').text.includes('.')
  return service === undefined || isShort ? service : [service, ...domain].join('.')
}
