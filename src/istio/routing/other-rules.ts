import { oncePer } from '../../core/once-per.ts'
import { hostMatcher } from '../hosts/host-matcher.ts'
import { serviceNamespace } from '../hosts/hosts.ts'
import { canonicalHost } from '../hosts/services.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'
import { ruleHost } from './destination.ts'
import { destinationRulesFor } from './winning-rule.ts'

/**
 * True if a DestinationRule other than those of `destinationRulesFor` may apply: once the namespaces that nothing states (of
 * the rule, the client or the host) are known, or once the placeholders in its host are filled in.
 */
export function mayHaveOtherRules(mesh: Mesh, host: string, client: string): boolean {
  const name = canonicalHost(mesh, host)
  const ofHost = serviceNamespace(name)
  const isUnstated = !isKnownNamespace(client) || (ofHost !== undefined && !isKnownNamespace(ofHost))
  const possible = possibleRules(mesh)(name)
  const candidates = isUnstated ? possible : possible.map(rulesThatMayActForOthers)
  if (candidates.every((group) => group.length === 0)) return false
  const certain = asSet(destinationRulesFor(mesh, host, client))
  return candidates.some((group) => group.some((rule) => !certain.has(rule)))
}

const possibleRules = derived(['DestinationRule'], (mesh) =>
  hostMatcher(mesh.ofKind('DestinationRule'), (rule) => canonicalHost(mesh, ruleHost(rule))),
)

const rulesThatMayActForOthers = oncePer((rules: readonly Manifest[]) => rules.filter(mayActForOthers))

/** True for a rule whose scope is unknown, because its namespace is not stated or its host has a placeholder. */
export function mayActForOthers(rule: Manifest): boolean {
  return !hasStatedNamespace(rule) || rule.spec.get('host').isUnfilled
}

const asSet = oncePer((rules: readonly Manifest[]): ReadonlySet<Manifest> => new Set(rules))
