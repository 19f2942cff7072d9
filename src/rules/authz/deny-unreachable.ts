import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { accessPattern, type AccessPattern } from '../../istio/policy/access-pattern.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { actionOf } from '../shared/token-conditions.ts'
import { coversRequests, operationsOrAny } from './helpers/requests.ts'
import { denialsCovering, type PolicyRule } from './helpers/policy-rules.ts'

export const denyUnreachable = defineRule({
  id: 'authz/deny-unreachable',
  codes: ['all-denied'],
  severity: 'warning',
  summary: 'A DENY rule denies all requests that an ALLOW rule allows.',
  why: 'Istio evaluates DENY before ALLOW: a request that a DENY matches is denied, whatever an ALLOW says.',
  fix: 'Narrow the DENY to the requests that must not pass, or remove the ALLOW rule.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW' || isDryRunPolicy(policy)) return
      const denials = denialsCovering(mesh, policy)
      for (const rule of policy.spec.items('rules')) {
        const coveringDenial = denials.taking(firstPath(rule)).find((denial) => isDenied(rule, denial))
        if (!coveringDenial) continue
        yield {
          code: 'all-denied',
          node: rule,
          message: `this rule has no effect: ${quote(coveringDenial.policy.name)} denies all requests that it allows; narrow the DENY, or remove this rule`,
          related: [{ node: coveringDenial.rule, note: 'denies these requests to all callers' }],
        }
      }
    },
  },
})

/** One of the paths that a rule allows, by which to look up denials: a DENY that covers the rule covers this path. */
function firstPath(rule: Node): AccessPattern | undefined {
  const [operation] = operationsOrAny(rule)
  const path = operation?.items('paths')[0]
  return path && accessPattern(path.text)
}

function isDenied(rule: Node, denial: PolicyRule): boolean {
  return operationsOrAny(rule).every((operation) => coversRequests(denial.rule, operation))
}
