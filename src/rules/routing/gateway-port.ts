import { oncePer } from '../../core/once-per.ts'
import { gatewaySelector } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { mayHaveUnseenObjects } from '../../model/presence.ts'
import { selectorIndex } from '../../istio/policy/selector-index.ts'
import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { declaredPorts, declaresUnfilledPort } from '../../istio/hosts/services.ts'
import { workloadsBearing } from '../../istio/workload/workloads.ts'
import { quote, quoteAll } from '../message/quote.ts'
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
      const before = openBefore(mesh, gateway)
      if (!before) return
      for (const server of gateway.spec.items('servers')) {
        const number = server.at('port', 'number')
        if (number.number !== undefined && !before.reached.has(number.number)) yield unreached(number, before)
      }
    },
  },
})

/** The Services before some pods, where files tell all their ports. */
interface Before {
  readonly services: readonly Manifest[]
  /** `NAMESPACE/NAME` of each. */
  readonly names: readonly string[]
  /** The ports of the Services, each once. */
  readonly numbers: readonly number[]
  /** These, and the ports of the pods that they lead to. */
  readonly reached: ReadonlySet<number>
}

/** What stands before the pods of a Gateway, worked out once for all that select the same; `null` where files do not tell. */
const openBefore = derivedByKey(
  'everything',
  (_, gateway: Manifest) => JSON.stringify([...gatewaySelector(gateway)]),
  (mesh, gateway) => findBefore(mesh, gatewaySelector(gateway)),
)

function findBefore(mesh: Mesh, labels: Labels): Before | null {
  const services = servicesBefore(mesh, labels)
  const ports = services.flatMap((service) => service.spec.items('ports'))
  if (ports.length === 0 || services.some((service) => mayHaveUnseenObjects(mesh, service))) return null
  if (isOfInstallation(mesh, labels, services) || services.some(declaresUnfilledPort)) return null
  // A port of the pod that is called by its name may be any.
  if (ports.some((port) => port.get('targetPort').text !== '')) return null
  const open = services.flatMap(declaredPorts)
  return {
    services,
    names: services.map(({ namespace, name }) => `${namespace}/${name}`),
    numbers: [...new Set(open.map(({ number }) => number))],
    reached: new Set(open.flatMap(({ number, targetPort }) => [number, targetPort])),
  }
}

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
function servicesBefore(mesh: Mesh, labels: Labels): readonly Manifest[] {
  const { index, places } = selecting(mesh)
  const keys = [...labels.keys()]
  const rankOf = (service: Manifest): number => keys.indexOf([...podsOf(service).keys()][0]!)
  return index
    .selecting(labels)
    .toSorted((one, other) => rankOf(one) - rankOf(other) || places.get(one)! - places.get(other)!)
}

/** The Services that select something, by their selectors and with their places among all. */
const selecting = derived(['Service'], (mesh) => {
  const services = mesh.ofKind('Service').filter((service) => podsOf(service).size > 0)
  const places = new Map(services.map((service, place) => [service, place]))
  return { index: selectorIndex(services, podsOf), places }
})

const podsOf = oncePer((service: Manifest): Labels => labelsOf(service.spec.get('selector')))

/** Services that are shown, at most; the message counts the rest. */
const mostShown = 20

function unreached(number: Node, { services, names, numbers }: Before): Problem<'port-not-in-service'> {
  return {
    code: 'port-not-in-service',
    node: number,
    message: `Service ${quoteAll(names)}, which stands before the pods of this Gateway, has no port ${quote(number.number)}, only ${quoteAll(numbers)}: nothing from outside comes in at it`,
    related: services.slice(0, mostShown).map((service) => ({
      node: service.spec.get('ports'),
      note: 'the ports that there are',
    })),
  }
}
