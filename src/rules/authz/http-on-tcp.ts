import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { opaquePorts, type OpaquePort } from '../../istio/workload/workload-ports.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { actionOf, isDryRun } from '../shared/token-conditions.ts'
import { listsOf, operationsOf, policySources } from './helpers/parts.ts'

export const httpOnTcp = defineRule({
  id: 'authz/http-on-tcp',
  codes: ['allow-on-tcp', 'deny-on-tcp', 'allow-without-protocol', 'deny-without-protocol'],
  severity: 'warning',
  summary: 'A rule about requests for a port whose requests the proxy does not see.',
  why: 'On a port that is not http the proxy knows neither paths and methods nor tokens. An ALLOW rule that asks for them is dropped there and lets nobody in; a DENY rule is kept without them and denies every connection.',
  fix: 'Name the http ports in `to.operation.ports`, and ask on the others for callers alone.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      const action = actionOf(policy)
      if ((action !== 'ALLOW' && action !== 'DENY') || isDryRun(policy) || targetRefs(policy).length > 0)
        return
      for (const rule of policy.spec.items('rules')) {
        const [first] = httpParts(rule)
        if (first) yield* ruleProblems(mesh, policy, action, rule, first)
      }
    },
  },
})

/** What a rule asks that only a request of http has. */
function httpParts(rule: Node): Node[] {
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

/** By the action, for a port that is declared as TCP and for one without a protocol. */
const codes: Readonly<Record<Action, { readonly declared: Code; readonly undeclared: Code }>> = {
  ALLOW: { declared: 'allow-on-tcp', undeclared: 'allow-without-protocol' },
  DENY: { declared: 'deny-on-tcp', undeclared: 'deny-without-protocol' },
}

function* ruleProblems(
  mesh: Mesh,
  policy: Manifest,
  action: Action,
  rule: Node,
  part: Node,
): Generator<Problem<Code>> {
  const lists = operationsOf(rule).map((operation) => operation.get('ports'))
  const named = lists.flatMap((list) => list.items()).filter(({ text }) => /^\d+$/.test(text))
  for (const port of named) {
    const found = mostCertain(opaquePorts(mesh, policy, Number(port.text)))
    if (found) yield problem(action, port, part, found)
  }
  const isForAll = lists.every((list) => list.items().length === 0) && !excludesPorts(rule)
  if (!isForAll || action !== 'DENY') return
  const found = mostCertain(opaquePorts(mesh, policy))
  if (found && found.protocol !== '') yield problem('DENY', part, part, found)
}

function excludesPorts(rule: Node): boolean {
  return operationsOf(rule).some((operation) => operation.get('notPorts').items().length > 0)
}

/** The first of which a protocol is declared, else the first. */
const mostCertain = oncePer(
  (ports: readonly OpaquePort[]): OpaquePort | undefined =>
    ports.find(({ protocol }) => protocol !== '') ?? ports[0],
)

function problem(action: Action, node: Node, part: Node, port: OpaquePort): Problem<Code> {
  const { number, protocol, service } = port
  const name = part.pathKeys.at(-1) === 'key' ? quote(part.text) : `\`${part.pathKeys.at(-1)}\``
  const what = protocol === '' ? 'has no protocol declared' : `is ${protocol.toUpperCase()}`
  const whenOpaque = protocol === '' ? ' wherever a connection is not http' : ''
  const effect =
    action === 'DENY' ? `every connection to it is denied${whenOpaque}` : `nobody is let in${whenOpaque}`
  return {
    code: codes[action][protocol === '' ? 'undeclared' : 'declared'],
    node,
    ...(protocol === '' && { severity: 'info' as const }),
    message: `${action} by ${name} on port ${number}, which ${what} in Service ${quote(service.name)}: ${effect}`,
    related: [{ node: port.node, note: 'the port' }],
  }
}
