import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { policiesAt } from '../../istio/policy/attachment.ts'
import type { Mesh } from '../../model/mesh.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import type { PeerRule } from '../request/policy/l4-peer-authentication.ts'
import { peerDenialAt } from '../request/policy/l4-policies.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import {
  allConditions,
  anyCondition,
  everyRequest,
  identityCondition,
  notCondition,
  patternCondition,
  type SpaceCondition,
} from './conditions.ts'
import { connectionCondition } from './connection-rules.ts'
import type { DecidingRule, SidePolicies } from './side-policies.ts'
import type { SpaceDraft } from './space-draft.ts'

/**
 * The policies that ztunnel enforces for a workload, as conditions on connections (`l4Policies`): DENY and ALLOW policies, and
 * the DENY that istiod makes of PeerAuthentications.
 */
export function connectionPolicies(mesh: Mesh, proxy: MeshProxy, draft: SpaceDraft): SidePolicies {
  const enforced = policiesAt(mesh, 'AuthorizationPolicy', { ...proxy, type: 'ztunnel' }).filter(
    (policy) => !isDryRunPolicy(policy) && ['ALLOW', 'DENY'].includes(actionOfPolicy(policy)),
  )
  const rules = enforced.flatMap((policy) => {
    const action = actionOfPolicy(policy)
    const scope = { draft, namespace: policy.namespace, isAllow: action === 'ALLOW' }
    return policy.spec.items('rules').flatMap((node): DecidingRule[] => {
      const matches = connectionCondition(node, { ...scope, not: notCondition })
      if (!matches) return []
      const withoutExceptions = (): SpaceCondition =>
        connectionCondition(node, { ...scope, not: () => everyRequest })!
      return [decidingRule({ action, place: { object: policy, node }, withoutExceptions }, matches)]
    })
  })
  return {
    rules: [...rules, ...peerRules(mesh, proxy, draft)],
    allowing: enforced
      .filter((policy) => actionOfPolicy(policy) === 'ALLOW')
      .map((policy) => ({ policy, isAttached: everyRequest })),
    tokens: [],
  }
}

function peerRules(mesh: Mesh, proxy: MeshProxy, draft: SpaceDraft): DecidingRule[] {
  const { denial } = peerDenialAt(mesh, proxy)
  if (!denial) return []
  const { rules, object, node } = denial
  return rules.map((rule) => {
    const matches = peerCondition(rule, draft)
    return decidingRule(
      { action: 'DENY', place: { object, node }, withoutExceptions: () => matches },
      matches,
    )
  })
}

/** The connections that a rule made of PeerAuthentications matches, as `peerRuleMatch` reads it. */
export function peerCondition(rule: PeerRule, draft: SpaceDraft): SpaceCondition {
  const atPort = (port: number): SpaceCondition => patternCondition(draft.port(port))
  const ofPorts = rule.flatMap(({ ports, notPorts }) => [
    ...(ports.length > 0 ? [anyCondition(ports.map(atPort))] : []),
    ...notPorts.map((port) => notCondition(atPort(port))),
  ])
  const isLimited = rule.some(({ isWithoutIdentity }) => isWithoutIdentity)
  return allConditions([...ofPorts, ...(isLimited ? [notCondition(identityCondition(everyRequest))] : [])])
}

/** Requests are not told apart from the connections that they come by. */
function decidingRule(
  rule: Pick<DecidingRule, 'action' | 'place' | 'withoutExceptions'>,
  matches: SpaceCondition,
): DecidingRule {
  return { ...rule, provider: '', http: matches, tcp: matches }
}
