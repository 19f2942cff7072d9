import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { policySelector } from '../../istio/policy/selector.ts'
import { podPorts, type TranslatedPort } from '../../istio/workload/pod-ports.ts'
import { workloadsWithLabelsIn } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { operationsOf } from './helpers/pattern-lists.ts'

type Code = 'operation-port' | 'condition-port' | 'mtls-port'

export const servicePort = defineRule({
  id: 'authz/service-port',
  codes: ['operation-port', 'condition-port', 'mtls-port'],
  severity: 'warning',
  summary: 'A policy names the port of a Service instead of the port of its pods.',
  why: 'Proxies see connections with the port on which the pods listen (`targetPort`), and compare that with `ports` of an AuthorizationPolicy and `portLevelMtls` of a PeerAuthentication. With the port of the Service an ALLOW rule lets nobody in, a DENY rule stops nobody, and a mode has no effect. Only waypoints, for policies with `targetRefs`, compare the port of the Service.',
  fix: 'Write the `targetPort` of the Service.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      for (const rule of policy.spec.items('rules')) {
        const operations = operationsOf(rule).flatMap((operation) => [
          ...operation.items('ports'),
          ...operation.items('notPorts'),
        ])
        yield* problems(mesh, policy, operations, 'operation-port')
        const conditions = rule
          .items('when')
          .filter((when) => when.get('key').text === 'destination.port')
          .flatMap((when) => [...when.items('values'), ...when.items('notValues')])
        yield* problems(mesh, policy, conditions, 'condition-port')
      }
    },
    *PeerAuthentication(policy, mesh) {
      for (const [port, mode] of policy.spec.entries('portLevelMtls')) {
        const translated = translatedPort(mesh, policy, port)
        if (translated) yield { ...problem('mtls-port', port, mode, translated), at: 'key' }
      }
    },
  },
})

function* problems(
  mesh: Mesh,
  policy: Manifest,
  ports: readonly Node[],
  code: Code,
): Generator<Problem<Code>> {
  for (const port of ports) {
    const translated = translatedPort(mesh, policy, port.text)
    if (translated) yield problem(code, port.text, port, translated)
  }
}

/** The port of a Service that a number means, if no workload which the policy selects listens on that number. */
function translatedPort(mesh: Mesh, policy: Manifest, text: string): TranslatedPort | undefined {
  const labels = policySelector(policy)
  const isForPods = labels.size > 0 && policy.namespace !== mesh.rootNamespace
  if (!isForPods || !/^\d+$/.test(text) || targetRefs(policy).length > 0) return undefined
  const port = Number(text)
  const workloads = workloadsWithLabelsIn(mesh, policy.namespace, labels)
  const ports = workloads.map((workload) => podPorts(mesh, workload))
  if (ports.some(({ listensOn, translated }) => listensOn(port) || !translated.has(port))) return undefined
  return ports[0]?.translated.get(port)
}

function problem(code: Code, port: string, node: Node, translatedPort: TranslatedPort): Problem<Code> {
  const { service, node: servicePortNode, target } = translatedPort
  return {
    code,
    node,
    message: `${quote(port)} is a port of Service ${quote(service.name)}, and its pods listen on ${target}, which proxies compare: no connection has port ${port}; write ${quote(String(target))}`,
    related: [{ node: servicePortNode, note: 'the port of the Service' }],
  }
}
