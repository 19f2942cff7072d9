import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { dataplaneOf } from '../../istio/workload/dataplane.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { podOf } from '../../istio/workload/pod.ts'
import { sharesNamespace } from '../../model/presence.ts'
import { labelsOf } from '../../istio/policy/selector.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { declaredPorts, isHttp, type HostPort } from '../../istio/hosts/services.ts'
import { podLabels } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

/**
 * After istio `pkg/config/analysis/analyzers/deployment/services.go`, which compares `protocol` (TCP or UDP) and takes
 * any two ports before one for a conflict: what the sidecar reads is the name or `appProtocol`, and two ports of one
 * protocol do no harm.
 */
export const servicePorts = defineRule({
  id: 'workload/service-ports',
  codes: ['conflicting-protocols'],
  severity: 'warning',
  istio: ['IST0116', 'IST0137'],
  summary: 'Two Services give one port of a workload two protocols.',
  why: 'The sidecar has one listener for a port of its pod, and makes it as one of the Services says: where that is TCP, routes, timeouts and policies for HTTP do nothing; where it is HTTP, other bytes are refused.',
  fix: 'Give the ports of both Services the same protocol by `appProtocol` or by their names, or keep one Service.',
  across: { DaemonSet: check, Deployment: check, Rollout: check, StatefulSet: check },
})

/** A port of a Service before the workload. */
interface Before {
  readonly service: Manifest
  readonly port: HostPort
}

function* check(workload: Manifest, mesh: Mesh): Generator<Problem<'conflicting-protocols'>> {
  const labels = podLabels(workload)
  if (!labels || isGateway(workload) || dataplaneOf(mesh, workload) !== 'sidecar') return
  const services = selecting(mesh)
    .holding(labels)
    .filter((service) => sharesNamespace(service, workload))
  const ports = services.flatMap((service) => declaredPorts(service).map((port) => ({ service, port })))
  for (const [target, before] of groupBy(ports.filter(isTold), targetOf)) {
    const http = before.find(({ port }) => isHttp(port.protocol))
    const other = before.find((one) => one.service !== http?.service && !isHttp(one.port.protocol))
    if (http && other) yield conflict(workload, target, http, other)
  }
}

/** What a gateway listens on its Gateways say. */
function isGateway(workload: Manifest): boolean {
  const pod = podOf(workload).get('metadata')
  return (
    workload.root.at('metadata', 'labels', 'gateway.istio.io/managed').exists ||
    pod.at('annotations', 'inject.istio.io/templates').text === 'gateway' ||
    pod.at('labels', 'istio').exists
  )
}

/** The Services that select pods, by their selectors. */
const selecting = derived(['Service'], (mesh) => {
  const services = mesh.ofKind('Service').filter((service) => podsOf(service).size > 0)
  return selectorIndex(services, podsOf)
})

const podsOf = oncePer(({ spec }: Manifest) => labelsOf(spec.get('selector')))

/** Without a protocol that Istio knows the sidecar looks at each connection; UDP never reaches it. */
function isTold({ port }: Before): boolean {
  return port.node.get('protocol').text !== 'UDP' && known.has(port.protocol)
}

/** Protocols that the sidecar makes different listeners for (istio `pkg/config/protocol/instance.go`). */
const known = new Set([
  ...['http', 'http2', 'grpc', 'grpc-web'],
  ...['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'],
])

/** A port of the pod by its name, or its number. */
function targetOf({ port }: Before): string {
  return port.node.get('targetPort').text || String(port.targetPort)
}

function conflict(
  workload: Manifest,
  target: string,
  http: Before,
  other: Before,
): Problem<'conflicting-protocols'> {
  const name = (before: Before): string => quote(before.service.name)
  return {
    code: 'conflicting-protocols',
    node: workload.root.at('metadata', 'name'),
    at: 'object',
    message: `port ${quote(target)} of the pods is ${quote(http.port.protocol)} by Service ${name(http)} and ${quote(other.port.protocol)} by Service ${name(other)}: the sidecar reads it as one of the two`,
    about: `${workload.kind}/${workload.namespace}/${workload.name}:${target}`,
    related: [http, other].map(({ port }) => ({ node: port.node, note: 'a port before it' })),
  }
}
