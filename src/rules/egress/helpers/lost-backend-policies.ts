import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { atLeast } from '../../../model/istio-version.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { rulesByScope, scopeOf } from './rules-by-scope.ts'

/**
 * Reports, at the host of a DestinationRule that was converted from a policy of the Gateway API, each written DestinationRule
 * of the same scope with a traffic policy where one of the two has no effect. `backend-policy-lost`: Istio uses the written
 * rule alone, since it has `exportTo`, or since 1.31 its `tls` or port settings. `rule-policy-lost`: before 1.31 the policy
 * replaces that of the rule.
 */
export function* lostPolicies(
  converted: Manifest,
  mesh: Mesh,
): Generator<Problem<'backend-policy-lost' | 'rule-policy-lost'>> {
  const policyTls = converted.spec.at('trafficPolicy', 'tls')
  for (const rule of rulesByScope(mesh).get(scopeOf(converted)) ?? []) {
    const lost = exportsApart(rule)
      ? lostWhole(converted, rule)
      : atLeast(mesh, 1, 31)
        ? lostTls(converted, rule, policyTls)
        : replacedRule(converted, rule, mesh)
    if (lost) yield lost
  }
}

/**
 * True for a rule that istiod does not merge with converted ones, which have no `exportTo`: it is used alone (istio
 * `pilot/pkg/model/destination_rule.go`, mergeDestinationRule). False for a rule that is exported only to other namespaces.
 */
function exportsApart({ spec, namespace }: Manifest): boolean {
  const exportTo = spec.items('exportTo').map(({ text }) => text)
  return exportTo.some((name) => ['.', '*', namespace].includes(name))
}

function lostWhole(converted: Manifest, rule: Manifest): Problem<'backend-policy-lost'> {
  const host = converted.spec.get('host')
  return {
    code: 'backend-policy-lost',
    node: host,
    message: `proxies use DestinationRule ${quote(`${rule.namespace}/${rule.name}`)} for ${quote(host.text)} alone: since it has \`exportTo\`, Istio does not merge this policy into it, and the policy has no effect; remove \`exportTo\` there, or write \`tls\` into it`,
    about: host.text,
    related: [{ node: rule.spec.get('exportTo'), note: 'why the two are not merged' }],
  }
}

function lostTls(
  converted: Manifest,
  rule: Manifest,
  policyTls: Node,
): Problem<'backend-policy-lost'> | undefined {
  const policy = rule.spec.get('trafficPolicy')
  const [tls, entry] = [
    policy.get('tls'),
    policy.items('portLevelSettings').find((level) => !level.get('tls').exists),
  ]
  if (!policyTls.exists || (!isPresent(tls) && !entry)) return undefined
  const host = converted.spec.get('host')
  const ruleName = `DestinationRule ${quote(`${rule.namespace}/${rule.name}`)}`
  const port = entry?.at('port', 'number')
  return {
    code: 'backend-policy-lost',
    node: host,
    message: isPresent(tls)
      ? `${ruleName} has \`tls\` with mode ${quote(tls.get('mode').text || 'DISABLE')} for ${quote(host.text)}, which takes precedence: this policy has no effect; keep one of the two`
      : `${ruleName} has settings for port ${quote(port?.scalar)} of ${quote(host.text)}, which replace this policy there: connections to that port are in clear text; set \`tls\` in them`,
    about: host.text,
    related: [{ node: isPresent(tls) ? tls : entry!, note: 'what takes precedence' }],
  }
}

/**
 * Before 1.31 the policy of the Gateway API replaces that of the DestinationRule: a converted object has no time of
 * creation and counts as older (istio 1.30 `pilot/pkg/model/destination_rule.go`; earlier releases were not read).
 */
function replacedRule(converted: Manifest, rule: Manifest, mesh: Mesh): Problem<'rule-policy-lost'> {
  const host = converted.spec.get('host')
  return {
    code: 'rule-policy-lost',
    node: host,
    ...(!atLeast(mesh, 1, 30) && { confidence: 'likely' }),
    message: `before Istio 1.31 this policy replaces the \`trafficPolicy\` of DestinationRule ${quote(`${rule.namespace}/${rule.name}`)} for ${quote(host.text)} as a whole; write its \`tls\` into the DestinationRule instead`,
    about: host.text,
    related: [{ node: rule.spec.get('trafficPolicy'), note: 'the policy that has no effect' }],
  }
}
