import { ambientReach } from '../../istio/ambient/ztunnel.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { listsOf, operationsOf, policySources } from '../authz/helpers/pattern-lists.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { actionOf, isDryRun } from '../shared/token-conditions.ts'

type Code = 'allow-dropped' | 'deny-widened' | 'deny-without-effect' | 'action-unsupported'

/** Source: istio `pilot/pkg/serviceregistry/ambient/authorization.go`, and for a DENY without conditions issue 61126. */
export const httpRule = defineRule({
  id: 'ambient/http-rule',
  codes: ['allow-dropped', 'deny-widened', 'deny-without-effect', 'action-unsupported'],
  severity: 'warning',
  summary: 'A policy with HTTP conditions on workloads in ambient mode.',
  why: 'A policy without `targetRefs` is enforced by ztunnel, which sees connections and no requests. It drops ALLOW rules with HTTP conditions, so that they let nobody in. Of DENY rules it leaves the conditions out: with others beside them the rule denies more than it says, without any it denies nothing. Policies with the actions CUSTOM and AUDIT it does not have at all.',
  fix: 'Attach the policy to the Service, or to the waypoint as Gateway, with `targetRefs`; or use conditions on callers and ports alone.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (targetRefs(policy).length > 0 || isDryRun(policy) || policy.spec.get('action').isUnfilled) return
      const reach = ambientReach(mesh, policy)
      if (reach === 'no') return
      for (const problem of problemsOf(policy))
        yield { ...problem, ...(reach === 'likely' && { confidence: 'likely' }) }
    },
  },
})

function* problemsOf(policy: Manifest): Generator<Problem<Code>> {
  const action = actionOf(policy)
  if (action !== 'ALLOW' && action !== 'DENY') {
    yield actionUnsupported(policy)
    return
  }
  for (const rule of policy.spec.items('rules')) {
    const [condition] = httpConditions(rule)
    if (condition) yield action === 'ALLOW' ? allowDropped(condition) : denyChanged(condition, rule)
  }
}

function actionUnsupported({ spec }: Manifest): Problem<'action-unsupported'> {
  const action = spec.get('action')
  return {
    code: 'action-unsupported',
    node: action,
    message: `ztunnel has no action ${quote(action.text)}: nothing enforces this policy in ambient mode; attach it to a waypoint with \`targetRefs\``,
  }
}

function allowDropped(condition: Node): Problem<'allow-dropped'> {
  return {
    code: 'allow-dropped',
    node: condition,
    message: `ztunnel drops the rule because of ${nameOf(condition)}: it lets nobody in; attach the policy to a waypoint with \`targetRefs\``,
  }
}

function denyChanged(condition: Node, rule: Node): Problem<'deny-widened' | 'deny-without-effect'> {
  const isWidened = hasConnectionConditions(rule)
  return {
    code: isWidened ? 'deny-widened' : 'deny-without-effect',
    node: condition,
    // A comment in istiod says that such a rule always matches; what ztunnel does is known from the issue alone.
    ...(!isWidened && { confidence: 'likely' }),
    message: isWidened
      ? `ztunnel leaves ${nameOf(condition)} out of the rule: it denies every connection that the other conditions match; attach the policy to a waypoint with \`targetRefs\``
      : `ztunnel leaves ${nameOf(condition)} out of the rule and denies nothing; attach the policy to a waypoint with \`targetRefs\``,
  }
}

function nameOf(condition: Node): string {
  return condition.pathKeys.at(-1) === 'key' ? quote(condition.text) : `\`${condition.pathKeys.at(-1)}\``
}

/** The conditions of a rule that need a request: lists, and keys under `when`. */
function httpConditions(rule: Node): Node[] {
  const lists = listsIn(rule, ['hosts', 'methods', 'paths'], ['remoteIpBlocks', 'requestPrincipals'])
  const keys = rule.items('when').map((when) => when.get('key'))
  return [...lists, ...keys.filter((key) => !isConnectionKey(key) && !key.isUnfilled && key.text !== '')]
}

/** True if a rule has conditions that a connection can meet. */
function hasConnectionConditions(rule: Node): boolean {
  const lists = listsIn(rule, ['ports'], ['ipBlocks', 'namespaces', 'principals', 'serviceAccounts'])
  return lists.length > 0 || rule.items('when').some((when) => isConnectionKey(when.get('key')))
}

function listsIn(rule: Node, ofOperations: readonly string[], ofSources: readonly string[]): Node[] {
  return [
    ...operationsOf(rule).flatMap((operation) => listsOf(operation, ofOperations)),
    ...policySources(rule).flatMap((source) => listsOf(source, ofSources)),
  ]
    .map(({ node }) => node)
    .filter((node) => node.items().length > 0)
}

function isConnectionKey({ text }: Node): boolean {
  return connectionKeys.includes(text)
}

/** The keys that ztunnel knows (`l4WhenAttributes`). */
const connectionKeys: readonly string[] = [
  'destination.ip',
  'destination.port',
  'source.ip',
  'source.namespace',
  'source.principal',
]
