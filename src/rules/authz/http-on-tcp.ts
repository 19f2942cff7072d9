import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { opaquePorts, type OpaquePort } from '../../istio/workload/workload-ports.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { actionOf } from '../shared/token-conditions.ts'
import { listsOf, operationsOf, policySources } from './helpers/pattern-lists.ts'

export const httpOnTcp = defineRule({
  id: 'authz/http-on-tcp',
  codes: ['allow-on-tcp', 'deny-on-tcp', 'allow-without-protocol', 'deny-without-protocol'],
  severity: 'warning',
  summary: 'A rule with HTTP conditions applies to a port whose requests the proxy does not see.',
  why: 'On a port that is not HTTP the proxy sees neither paths and methods nor tokens. Istio drops an ALLOW rule with such conditions there, so that it lets nobody in; it keeps a DENY rule without these conditions, so that it denies every connection.',
  fix: 'Name the HTTP ports in `to.operation.ports`, and use only conditions on callers for other ports.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      const action = actionOf(policy)
      if (
        (action !== 'ALLOW' && action !== 'DENY') ||
        isDryRunPolicy(policy) ||
        targetRefs(policy).length > 0
      )
        return
      for (const rule of policy.spec.items('rules')) {
        const [httpCondition] = httpConditions(rule)
        if (httpCondition) yield* ruleProblems(mesh, policy, action, rule, httpCondition)
      }
    },
  },
})

/** The conditions of a rule that only HTTP requests can meet: lists, and keys under `when`. */
function httpConditions(rule: Node): Node[] {
  const sources = policySources(rule).flatMap((source) => listsOf(source, ['requestPrincipals']))
  const operations = operationsOf(rule).flatMap((operation) =>
    listsOf(operation, ['hosts', 'methods', 'paths']),
  )
  const keys = rule.items('when').map((when) => when.get('key'))
  const lists = [...sources, ...operations].map(({ node }) => node).filter((node) => node.items().length > 0)
  return [...lists, ...keys.filter(({ text }) => text.startsWith('request.'))]
}

type Action = 'ALLOW' | 'DENY'
type Code = 'allow-on-tcp' | 'deny-on-tcp' | 'allow-without-protocol' | 'deny-without-protocol'

/** The codes by action, for a port that is declared as TCP and for a port without a protocol. */
const codes: Readonly<Record<Action, { readonly declared: Code; readonly undeclared: Code }>> = {
  ALLOW: { declared: 'allow-on-tcp', undeclared: 'allow-without-protocol' },
  DENY: { declared: 'deny-on-tcp', undeclared: 'deny-without-protocol' },
}

function* ruleProblems(
  mesh: Mesh,
  policy: Manifest,
  action: Action,
  rule: Node,
  httpNode: Node,
): Generator<Problem<Code>> {
  const lists = operationsOf(rule).map((operation) => operation.get('ports'))
  const portNodes = lists.flatMap((list) => list.items()).filter(({ text }) => /^\d+$/.test(text))
  for (const port of portNodes) {
    const opaquePort = mostCertainPort(opaquePorts(mesh, policy, Number(port.text)))
    if (opaquePort) yield problem(action, port, httpNode, opaquePort)
  }
  const matchesAllPorts = lists.every((list) => list.items().length === 0) && !excludesPorts(rule)
  if (!matchesAllPorts || action !== 'DENY') return
  const opaquePort = mostCertainPort(opaquePorts(mesh, policy))
  if (opaquePort && opaquePort.protocol !== '') yield problem('DENY', httpNode, httpNode, opaquePort)
}

function excludesPorts(rule: Node): boolean {
  return operationsOf(rule).some((operation) => operation.get('notPorts').items().length > 0)
}

/** The first port with a declared protocol; the first of all if none has one. */
const mostCertainPort = oncePer(
  (ports: readonly OpaquePort[]): OpaquePort | undefined =>
    ports.find(({ protocol }) => protocol !== '') ?? ports[0],
)

function problem(action: Action, node: Node, httpNode: Node, port: OpaquePort): Problem<Code> {
  const { number, protocol, service } = port
  const name = httpNode.pathKeys.at(-1) === 'key' ? quote(httpNode.text) : `\`${httpNode.pathKeys.at(-1)}\``
  const description = protocol === '' ? 'has no protocol declared' : `is ${protocol.toUpperCase()}`
  const qualifier = protocol === '' ? ' wherever a connection is not http' : ''
  const effect =
    action === 'DENY' ? `every connection to it is denied${qualifier}` : `nobody is let in${qualifier}`
  return {
    code: codes[action][protocol === '' ? 'undeclared' : 'declared'],
    node,
    ...(protocol === '' && { severity: 'info' as const }),
    message: `${action} by ${name} on port ${number}, which ${description} in Service ${quote(service.name)}: ${effect}; limit the rule to HTTP ports`,
    related: [{ node: port.node, note: 'the port' }],
  }
}
