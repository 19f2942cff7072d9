import type { Manifest } from '../../model/manifest.ts'
import { holding } from '../../model/meeting.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'
import { actionOf, isDryRun } from '../token-conditions.ts'
import { matchesAnyCaller } from './openness.ts'
import { coversRequests, requestsOf } from './requests.ts'

export const denyUnreachable = defineRule({
  id: 'authz/deny-unreachable',
  severity: 'warning',
  summary: 'An ALLOW rule whose requests are all denied.',
  why: 'Istio looks at DENY before ALLOW: what a DENY matches is refused, whatever is allowed besides.',
  fix: 'Narrow the DENY to what must not pass, or remove the ALLOW rule.',
  on: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) !== 'ALLOW' || isDryRun(policy)) return
      const holders = holding(mesh, policy, 'AuthorizationPolicy')
      const denials = holders
        .filter((other) => actionOf(other) === 'DENY' && !isDryRun(other))
        .flatMap(denialsOf)
      for (const rule of policy.spec.items('rules')) {
        const denied = denials.find((denial) =>
          requestsOf(rule).every((one) => coversRequests(denial.rule, one)),
        )
        if (!denied) continue
        yield {
          node: rule,
          message: `nothing comes of this rule: ${quote(denied.policy.name)} denies all that it allows`,
          related: [{ node: denied.rule, note: 'denies it, whoever calls' }],
        }
      }
    },
  },
})

interface Denial {
  readonly policy: Manifest
  readonly rule: Node
}

/** The rules that deny regardless of who calls. */
function denialsOf(policy: Manifest): Denial[] {
  const rules = policy.spec.items('rules').filter(matchesAnyCaller)
  return rules.map((rule) => ({ policy, rule }))
}
