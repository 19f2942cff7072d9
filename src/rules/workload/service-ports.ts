import { groupBy } from '../../core/group.ts'
import { dataplaneOf } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { podOf, proxyTemplates } from '../../istio/workload/pod.ts'
import { sharesNamespace } from '../../model/presence.ts'
import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { declaredPorts, isHttp, type HostPort } from '../../istio/hosts/services.ts'
import { podLabels } from '../../istio/workload/pod-templates.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/**
 * Source: istio `pkg/config/analysis/analyzers/deployment/services.go`. That analyzer compares `protocol` (TCP or UDP) and
 * reports any two Service ports for one port of a pod. This rule compares the port name or `appProtocol`, which the
 * sidecar reads, and does not report two ports of the same protocol.
 */
export const servicePorts = defineRule({
  id: 'workload/service-ports',
  codes: ['conflicting-protocols'],
  severity: 'warning',
  istio: ['IST0116', 'IST0137'],
  summary: 'Two Services declare different protocols for one port of a workload.',
  why: 'The sidecar has one listener for a port of its pod, with the protocol of one of the Services: if that is TCP, routes, timeouts and policies for HTTP have no effect; if it is HTTP, other traffic is refused.',
  fix: 'Give the ports of both Services the same protocol by `appProtocol` or by their names, or keep one Service.',
  across: {
    DaemonSet: portProblems,
    Deployment: portProblems,
    Rollout: portProblems,
    StatefulSet: portProblems,
  },
})

/** A port of a Service that selects the workload. */
interface ServicePort {
  readonly service: Manifest
  readonly port: HostPort
}

function* portProblems(workload: Manifest, mesh: Mesh): Generator<Problem<'conflicting-protocols'>> {
  const labels = podLabels(workload)
  if (!labels || isGateway(workload) || dataplaneOf(mesh, workload) !== 'sidecar') return
  const services = servicesBySelector(mesh)
    .selecting(labels)
    .filter((service) => sharesNamespace(service, workload))
  const candidates = services.flatMap((service) => declaredPorts(service).map((port) => ({ service, port })))
  for (const [target, servicePorts] of groupBy(candidates.filter(hasListenerProtocol), targetOf)) {
    const http = servicePorts.find(({ port }) => isHttp(port.protocol))
    const conflicting = servicePorts.find(
      (candidate) => candidate.service !== http?.service && !isHttp(candidate.port.protocol),
    )
    if (http && conflicting) yield conflictProblem(workload, target, http, conflicting)
  }
}

/** True for a gateway, whose listeners come from Gateways, not from Services. */
function isGateway(workload: Manifest): boolean {
  const pod = podOf(workload).get('metadata')
  return (
    workload.root.at('metadata', 'labels', 'gateway.istio.io/managed').exists ||
    proxyTemplates(podOf(workload)).includes('gateway') ||
    pod.at('labels', 'istio').exists
  )
}

/** The Services that select pods, by their selectors. */
const servicesBySelector = derived(['Service'], (mesh) => {
  const services = mesh.ofKind('Service').filter((service) => selectorOf(service).size > 0)
  return selectorIndex(services, selectorOf)
})

function selectorOf({ spec }: Manifest): Labels {
  return labelsOf(spec.get('selector'))
}

/**
 * True for a port whose protocol decides the kind of listener. Without such a protocol the sidecar detects it for each
 * connection, and UDP does not pass through the sidecar.
 */
function hasListenerProtocol({ port }: ServicePort): boolean {
  return port.node.get('protocol').text !== 'UDP' && listenerProtocols.has(port.protocol)
}

/** The protocols for which the sidecar makes a listener of their own kind (istio `pkg/config/protocol/instance.go`). */
const listenerProtocols = new Set([
  ...['http', 'http2', 'grpc', 'grpc-web'],
  ...['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'],
])

/** The name or the number of the pod port that a Service port leads to. */
function targetOf({ port }: ServicePort): string {
  return port.node.get('targetPort').text || String(port.targetPort)
}

function conflictProblem(
  workload: Manifest,
  target: string,
  http: ServicePort,
  conflicting: ServicePort,
): Problem<'conflicting-protocols'> {
  const name = (servicePort: ServicePort): string => quote(servicePort.service.name)
  return {
    code: 'conflicting-protocols',
    node: workload.root.at('metadata', 'name'),
    at: 'object',
    message: `port ${quote(target)} of the pods is ${quote(http.port.protocol)} by Service ${name(http)} and ${quote(conflicting.port.protocol)} by Service ${name(conflicting)}: the sidecar uses one of the two; give both ports the same protocol`,
    about: `${workload.kind}/${workload.namespace}/${workload.name}:${target}`,
    related: [http, conflicting].map(({ port }) => ({
      node: port.node,
      note: 'a Service port that leads to it',
    })),
  }
}
