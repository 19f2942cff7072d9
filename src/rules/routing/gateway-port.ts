import { oncePer } from '../../core/once-per.ts'
import { isDeployedByIstio } from '../../istio/gateway-api/listeners.ts'
import { addressedServices } from '../../istio/gateway-api/proxy-objects.ts'
import { controllerOf } from '../../istio/policy/gateway-class.ts'
import { gatewaySelector } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { mayHaveUnseenObjects } from '../../model/presence.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { declaredPorts, declaresUnfilledPort, servicesFor } from '../../istio/hosts/services.ts'
import { workloadsWithLabels } from '../../istio/workload/workloads.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Reports a port of a Gateway that the Service of its pods does not have. */
export const gatewayPort = defineRule({
  id: 'routing/gateway-port',
  codes: ['port-not-in-service'],
  severity: 'warning',
  istio: ['IST0162'],
  summary: 'A Gateway opens a port that the Service of its pods does not have.',
  why: 'The proxy listens, but no traffic reaches it: traffic from outside enters through the Service.',
  fix: 'Add the port to the Service, or use one of its ports in the Gateway.',
  across: {
    *Gateway(gateway, mesh) {
      const servicePorts = servicePortsOf(mesh, gateway)
      if (!servicePorts) return
      for (const server of gateway.spec.items('servers')) {
        const number = server.at('port', 'number')
        if (number.number !== undefined && !servicePorts.reachable.has(number.number))
          yield unreachablePort(number, servicePorts)
      }
    },

    *KubernetesGateway(gateway, mesh) {
      const servicePorts = addressedPorts(mesh, gateway)
      for (const listener of servicePorts ? gateway.spec.items('listeners') : []) {
        const port = listener.get('port')
        if (port.number !== undefined && !servicePorts!.numbers.includes(port.number))
          yield unreachablePort(port, servicePorts!)
      }
    },
  },
})

/**
 * The ports of the Services that a Gateway of the Gateway API names as its addresses, if somebody else than Istio deploys
 * it (istio `pilot/pkg/config/kube/gateway/conversion.go`, reportGatewayStatus); `null` if the files do not show them.
 */
function addressedPorts(mesh: Mesh, gateway: Manifest): ServicePorts | null {
  if (controllerOf(mesh, gateway.spec.get('gatewayClassName').text) !== 'gateway') return null
  if (isDeployedByIstio(gateway)) return null
  const hosts = addressedServices(gateway)
  const services = hosts.flatMap((host) => servicesFor(mesh, host))
  return services.length < hosts.length || services.length === 0 ? null : portsOfServices(services)
}

/** The Services that send traffic to some pods, and their ports. */
interface ServicePorts {
  readonly services: readonly Manifest[]
  /** `NAMESPACE/NAME` of each. */
  readonly names: readonly string[]
  /** The ports of the Services, each once. */
  readonly numbers: readonly number[]
  /** The ports of the Services, and the ports of the pods that they lead to. */
  readonly reachable: ReadonlySet<number>
  /** True if the selector may select pods outside of this repository, to which other Services lead. */
  readonly mayBeOthers?: boolean
}

/** The Services of the pods of a Gateway, cached by selector; `null` if the files do not show all ports. */
const servicePortsOf = derivedByKey(
  'everything',
  (_, gateway: Manifest) => JSON.stringify([...gatewaySelector(gateway)]),
  (mesh, gateway) => findServicePorts(mesh, gatewaySelector(gateway)),
)

function findServicePorts(mesh: Mesh, labels: Labels): ServicePorts | null {
  const ofLabels = servicesSelecting(mesh, labels)
  const mayBeOthers = ofLabels.length === 0
  const services = mayBeOthers ? servicesOfWorkloads(mesh, labels) : ofLabels
  if (isIstioInstallation(mesh, labels, services)) return null
  if (services.some((service) => mayHaveUnseenObjects(mesh, service))) return null
  // The number of a named target port is unknown.
  const ports = services.flatMap((service) => service.spec.items('ports'))
  if (ports.some((port) => port.get('targetPort').text !== '')) return null
  const servicePorts = portsOfServices(services)
  return servicePorts && { ...servicePorts, mayBeOthers }
}

function portsOfServices(services: readonly Manifest[]): ServicePorts | null {
  if (services.every((service) => service.spec.items('ports').length === 0)) return null
  if (services.some(declaresUnfilledPort)) return null
  const declared = services.flatMap(declaredPorts)
  return {
    services,
    names: services.map(({ namespace, name }) => `${namespace}/${name}`),
    numbers: [...new Set(declared.map(({ number }) => number))],
    reachable: new Set(declared.flatMap(({ number, targetPort }) => [number, targetPort])),
  }
}

/**
 * True for a selector of gateway pods of Istio's own installation, whose Service is in another repository and has
 * further ports.
 */
function isIstioInstallation(mesh: Mesh, labels: Labels, services: readonly Manifest[]): boolean {
  const name = `istio-${labels.get('istio')}`
  if (labels.size !== 1 || !installedServices.has(name) || services.some((service) => service.name === name))
    return false
  return workloadsWithLabels(mesh, labels).length === 0
}

const installedServices = new Set(['istio-egressgateway', 'istio-ingressgateway'])

/** The Services whose selectors match every pod with some labels. */
function servicesSelecting(mesh: Mesh, labels: Labels): readonly Manifest[] {
  const { index, order } = servicesBySelector(mesh)
  const keys = [...labels.keys()]
  const rankOf = (service: Manifest): number => keys.indexOf([...podSelector(service).keys()][0]!)
  return index
    .selecting(labels)
    .toSorted((first, second) => rankOf(first) - rankOf(second) || order.get(first)! - order.get(second)!)
}

/** The Services that select the pods of workloads with some labels. */
function servicesOfWorkloads(mesh: Mesh, labels: Labels): readonly Manifest[] {
  if (labels.size === 0) return []
  const services = workloadsWithLabels(mesh, labels).flatMap((workload) =>
    servicesSelecting(mesh, workload.labels).filter(({ namespace }) => namespace === workload.namespace),
  )
  return [...new Set(services)]
}

/** The Services with a selector, indexed by it, and their order. */
const servicesBySelector = derived(['Service'], (mesh) => {
  const services = mesh.ofKind('Service').filter((service) => podSelector(service).size > 0)
  const order = new Map(services.map((service, position) => [service, position]))
  return { index: selectorIndex(services, podSelector), order }
})

const podSelector = oncePer((service: Manifest): Labels => labelsOf(service.spec.get('selector')))

/** Limit on the Services that a finding shows; its message counts the others. */
const maxShown = 20

function unreachablePort(number: Node, servicePorts: ServicePorts): Problem<'port-not-in-service'> {
  const { services, names, numbers, mayBeOthers = false } = servicePorts
  return {
    code: 'port-not-in-service',
    node: number,
    ...(mayBeOthers && { confidence: 'likely' as const }),
    message: `Service ${quoteAll(names)}, which sends traffic to the pods of this Gateway, has no port ${quote(number.number)}, only ${quoteAll(numbers)}: no traffic from outside reaches it`,
    related: services.slice(0, maxShown).map((service) => ({
      node: service.spec.get('ports'),
      note: 'the declared ports',
    })),
  }
}
