import { accessPattern, type AccessPattern } from '../../istio/policy/access-pattern.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { actionOf, isDryRun } from '../shared/token-conditions.ts'
import { coversRequests, requestsOf } from './helpers/requests.ts'
import { denialsCovering, type PolicyRule } from './helpers/policy-rules.ts'

export const denyUnreachable = defineRule({
  id: 'authz/deny-unreachable',
  codes: ['all-denied'],
  severity: 'warning',
  summary: 'An ALLOW rule whose requests are all denied.',
  why: 'Istio looks at DENY before ALLOW: what a DENY matches is refused, whatever is allowed besides.',
  fix: 'Narrow the DENY to what must not pass, or remove the ALLOW rule.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW' || isDryRun(policy)) return
      const denials = denialsCovering(mesh, policy)
      for (const rule of policy.spec.items('rules')) {
        const denied = denials.taking(firstPath(rule)).find((denial) => isDenied(rule, denial))
        if (!denied) continue
        yield {
          code: 'all-denied',
          node: rule,
          message: `nothing comes of this rule: ${quote(denied.policy.name)} denies all that it allows`,
          related: [{ node: denied.rule, note: 'denies it, whoever calls' }],
        }
      }
    },
  },
})

/** One of the paths that a rule allows: what denies the rule denies this one, too. */
function firstPath(rule: Node): AccessPattern | undefined {
  const [operation] = requestsOf(rule)
  const path = operation?.items('paths')[0]
  return path && accessPattern(path.text)
}

function isDenied(rule: Node, denial: PolicyRule): boolean {
  return requestsOf(rule).every((one) => coversRequests(denial.rule, one))
}
