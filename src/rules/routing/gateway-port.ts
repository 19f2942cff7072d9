import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { gatewaySelector } from '../../model/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { mayHoldMore } from '../../model/presence.ts'
import { labelsOf, selects, type Labels } from '../../model/selector.ts'
import { declaredPorts, type HostPort } from '../../model/services.ts'
import { workloadsBearing } from '../../model/workloads.ts'
import { quote, quoteAll } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const gatewayPort = defineRule({
  id: 'routing/gateway-port',
  codes: ['port-not-in-service'],
  severity: 'warning',
  istio: ['IST0162'],
  summary: 'A Gateway opens a port that the Service before its pods does not have.',
  why: 'The proxy listens, and nothing reaches it: what comes from outside enters through the Service.',
  fix: 'Add the port to the Service, or use one of its ports in the Gateway.',
  across: {
    *Gateway(gateway, mesh) {
      const services = servicesBefore(mesh, gatewaySelector(gateway))
      const ports = services.flatMap((service) => service.spec.items('ports'))
      if (ports.length === 0 || services.some((service) => mayHoldMore(mesh, service))) return
      if (isOfInstallation(mesh, gatewaySelector(gateway), services)) return
      // A port of the pod that is called by its name may be any.
      if (ports.some((port) => port.get('targetPort').text !== '')) return
      const open = services.flatMap(declaredPorts)
      for (const server of gateway.spec.items('servers')) {
        const number = server.at('port', 'number')
        const isOpen = open.some((port) => port.number === number.number || port.targetPort === number.number)
        if (number.number !== undefined && !isOpen) yield unreached(number, services, open)
      }
    },
  },
})

/**
 * True for a selector that takes the pods of Istio's own installation, where the Service that its charts give them is
 * elsewhere: it has ports of its own.
 */
function isOfInstallation(mesh: Mesh, labels: Labels, services: readonly Manifest[]): boolean {
  const name = `istio-${labels.get('istio')}`
  if (labels.size !== 1 || !installed.has(name) || services.some((service) => service.name === name))
    return false
  return workloadsBearing(mesh, labels).length === 0
}

const installed = new Set(['istio-egressgateway', 'istio-ingressgateway'])

/** The Services that send to every pod which bears some labels. */
function servicesBefore(mesh: Mesh, labels: Labels): Manifest[] {
  const candidates = [...labels].flatMap((pair) => byLabel(mesh).get(pair.join('\0')) ?? [])
  return candidates.filter((service) => selects(podsOf(service), labels))
}

/** Services by the first of the labels that they select; those that select nothing are left out. */
const byLabel = oncePer((mesh: Mesh) => {
  const selecting = mesh.ofKind('Service').filter((service) => podsOf(service).size > 0)
  return groupBy(selecting, (service) => [...podsOf(service)][0]!.join('\0'))
})

const podsOf = oncePer((service: Manifest): Labels => labelsOf(service.spec.get('selector')))

function unreached(
  number: Node,
  services: readonly Manifest[],
  open: readonly HostPort[],
): Problem<'port-not-in-service'> {
  const names = services.map(({ namespace, name }) => `${namespace}/${name}`)
  const numbers = [...new Set(open.map((port) => port.number))]
  return {
    code: 'port-not-in-service',
    node: number,
    message: `Service ${quoteAll(names)}, which stands before the pods of this Gateway, has no port ${quote(number.number)}, only ${quoteAll(numbers)}: nothing from outside comes in at it`,
    related: services.map((service) => ({
      node: service.spec.get('ports'),
      note: 'the ports that there are',
    })),
  }
}
