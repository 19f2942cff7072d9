import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { clausesOf, isLeftOutSilently, type Clause } from '../../istio/ambient/connection-rule.ts'
import { ambientReach } from '../../istio/ambient/ztunnel.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { actionOf } from '../shared/token-conditions.ts'

type Code = RuleCode | 'action-unsupported' | 'tokens-unread'
type RuleCode = 'allow-dropped' | 'allow-widened' | 'deny-widened' | 'deny-without-effect'

/** Sources: istio `pilot/pkg/serviceregistry/ambient/authorization.go`, ztunnel `src/rbac.rs`. */
export const httpRule = defineRule({
  id: 'ambient/http-rule',
  codes: [
    'allow-dropped',
    'allow-widened',
    'deny-widened',
    'deny-without-effect',
    'action-unsupported',
    'tokens-unread',
  ],
  severity: 'warning',
  summary: 'A policy about requests that ztunnel enforces, which sees only connections.',
  why: 'A policy without `targetRefs` is enforced by ztunnel, which sees connections and no requests. It drops ALLOW rules with HTTP conditions, so that they let nobody in. From DENY rules istiod removes such conditions: a source or operation with further conditions then denies more than it says; one without further conditions matches nothing, so that the rule denies nothing. Ztunnel has neither the actions CUSTOM and AUDIT nor RequestAuthentications.',
  fix: 'Attach the policy to the Service, or to the waypoint as Gateway, with `targetRefs`; or use only conditions on callers and ports.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (isDryRunPolicy(policy) || policy.spec.get('action').isUnfilled) return
      yield* problemsAtZtunnel(policy, mesh, policyProblems)
    },

    *RequestAuthentication(authentication, mesh) {
      if (authentication.spec.items('jwtRules').length > 0)
        yield* problemsAtZtunnel(authentication, mesh, tokensUnread)
    },
  },
})

/** The problems of a policy that ztunnel has to enforce; likely ones where its workloads are elsewhere. */
function* problemsAtZtunnel(
  policy: Manifest,
  mesh: Mesh,
  check: (policy: Manifest) => Iterable<Problem<Code>>,
): Generator<Problem<Code>> {
  if (targetRefs(policy).length > 0) return
  const reach = ambientReach(mesh, policy)
  if (reach === 'no') return
  for (const problem of check(policy))
    yield { ...problem, ...(reach === 'likely' && { confidence: 'likely' }) }
}

function* policyProblems(policy: Manifest): Generator<Problem<Code>> {
  const action = actionOf(policy)
  if (action !== 'ALLOW' && action !== 'DENY') {
    yield actionUnsupported(policy)
    return
  }
  for (const rule of policy.spec.items('rules'))
    yield* action === 'ALLOW' ? allowProblems(clausesOf(rule)) : denyProblems(clausesOf(rule))
}

function actionUnsupported({ spec }: Manifest): Problem<'action-unsupported'> {
  const action = spec.get('action')
  return {
    code: 'action-unsupported',
    node: action,
    message: `ztunnel has no action ${quote(action.text)}: nothing enforces this policy in ambient mode; attach it to a waypoint with \`targetRefs\``,
  }
}

function* tokensUnread({ spec }: Manifest): Generator<Problem<'tokens-unread'>> {
  yield {
    code: 'tokens-unread',
    node: spec.get('jwtRules'),
    at: 'key',
    message:
      'ztunnel reads no tokens: nothing verifies them for these workloads in ambient mode; attach the RequestAuthentication to a waypoint with `targetRefs`',
  }
}

/** Ztunnel drops the rule for one condition that it does not have, except for trust domains, which it leaves out. */
function* allowProblems(clauses: readonly Clause[]): Generator<Problem<RuleCode>> {
  const omitted = clauses.flat().flatMap((match) => match.omitted)
  const condition = omitted.find((node) => !isLeftOutSilently(node)) ?? neverMet(clauses)
  if (condition) {
    yield {
      code: 'allow-dropped',
      node: condition,
      message: `ztunnel drops the rule because of ${nameOf(condition)}: it lets nobody in; attach the policy to a waypoint with \`targetRefs\``,
    }
    return
  }
  for (const node of omitted)
    yield {
      code: 'allow-widened',
      node,
      message: `ztunnel leaves ${nameOf(node)} out of the source: it lets in callers of every trust domain; attach the policy to a waypoint with \`targetRefs\``,
    }
}

function* denyProblems(clauses: readonly Clause[]): Generator<Problem<RuleCode>> {
  const condition = neverMet(clauses)
  if (condition) {
    yield withoutEffect(condition, 'so that the rule denies nothing')
    return
  }
  for (const { conditions, omitted } of clauses.flat()) {
    const [first] = omitted
    if (!first) continue
    yield conditions.length > 0
      ? widened(first)
      : withoutEffect(first, 'and has nothing else to compare here, so that this entry denies nothing')
  }
}

/** A condition of a clause of which ztunnel has nothing to compare, so that the rule never matches. */
function neverMet(clauses: readonly Clause[]): Node | undefined {
  const empty = clauses.find((clause) => clause.every(({ conditions }) => conditions.length === 0))
  return empty?.flatMap(({ omitted }) => omitted)[0]
}

function widened(condition: Node): Problem<'deny-widened'> {
  return {
    code: 'deny-widened',
    node: condition,
    message: `ztunnel leaves ${nameOf(condition)} out of the rule: it denies every connection that the other conditions match; attach the policy to a waypoint with \`targetRefs\``,
  }
}

function withoutEffect(condition: Node, consequence: string): Problem<'deny-without-effect'> {
  return {
    code: 'deny-without-effect',
    node: condition,
    message: `ztunnel leaves ${nameOf(condition)} out, ${consequence}; attach the policy to a waypoint with \`targetRefs\``,
  }
}

function nameOf(condition: Node): string {
  return condition.pathKeys.at(-1) === 'key' ? quote(condition.text) : `\`${condition.pathKeys.at(-1)}\``
}
