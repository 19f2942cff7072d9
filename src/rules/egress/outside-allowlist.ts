import { allowsEgress } from '../../istio/hosts/egress-allowlist.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'
import { normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { canonicalHost, declaredPorts, type HostPort } from '../../istio/hosts/services.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const outsideAllowlist = defineRule({
  id: 'egress/outside-allowlist',
  codes: ['unlisted'],
  severity: 'error',
  summary: 'An external host is declared that is not on the allow-list.',
  why: 'Workloads may call what a ServiceEntry declares, and with REGISTRY_ONLY nothing else: each entry lets traffic out of the mesh, and the allow-list names the hosts that were approved.',
  fix: 'Have the host and its port added to `egress-allowlist` in `.meshgate.yaml`, and to that of the workflow if it has one, or remove the entry.',
  across: {
    *ServiceEntry(entry, mesh) {
      if (entry.spec.get('location').text !== 'MESH_INTERNAL') yield* entryProblems(entry, mesh)
    },

    'values/mediatedTls': valuesProblems,
    'values/passthroughTls': valuesProblems,
  },
})

/** An external host that connections go to, and the ports at which they arrive there. */
interface EgressDestination {
  readonly host: Node
  readonly ports: readonly { readonly number: number; readonly node: Node }[]
}

/** Checks the hosts of a ServiceEntry, and the endpoints that it connects to in their place. */
function* entryProblems(entry: Manifest, mesh: Mesh): Generator<Problem<'unlisted'>> {
  const declared = declaredPorts(entry)
  const ports = declared.map((port) => ({ number: port.targetPort, node: portNode(port) }))
  for (const host of entry.spec.items('hosts')) yield* unlistedPorts({ host, ports }, mesh)
  for (const endpoint of entry.spec
    .items('endpoints')
    .filter((candidate) => leadsElsewhere(candidate, entry, mesh))) {
    const endpointPorts = declared.map((port) => {
      const endpointPort = endpoint.get('ports').get(port.node.get('name').text)
      return {
        number: endpointPort.number ?? port.targetPort,
        node: endpointPort.exists ? endpointPort : portNode(port),
      }
    })
    yield* unlistedPorts({ host: endpoint.get('address'), ports: endpointPorts }, mesh)
  }
}

/** The node of the port number that connections go to. */
function portNode({ node }: HostPort): Node {
  return node.get('targetPort').exists ? node.get('targetPort') : node.get('number')
}

/** True for an endpoint whose address is neither a host of the entry nor a Service of the cluster. */
function leadsElsewhere(endpoint: Node, entry: Manifest, mesh: Mesh): boolean {
  const address = canonicalHost(mesh, endpoint.get('address').text)
  const isHost = entry.spec.items('hosts').some(({ text }) => normalHost(text) === address)
  return !isHost && serviceNamespace(address) === undefined && !/^[^.]+\.[^.]+\.svc$/.test(address)
}

/** Checks the host of an entry of values: the charts of both layouts connect to port 443, whatever port the application calls. */
function* valuesProblems(entry: ValuesEntry, mesh: Mesh): Generator<Problem<'unlisted'>> {
  const host = mergedOrFileEntry(entry).get('externalHost')
  yield* unlistedPorts({ host, ports: [{ number: tlsPort, node: host }] }, mesh)
}

const tlsPort = 443

/** Reports ports that the allow-list does not contain. Other rules report invalid hosts; an IP address cannot be on a list of hosts. */
function* unlistedPorts({ host, ports }: EgressDestination, mesh: Mesh): Generator<Problem<'unlisted'>> {
  const { egressAllowlists: lists, now } = mesh.context
  const where = { environment: mesh.environment, now }
  if (lists.length === 0 || host.isUnfilled || hostDefect(host.text) !== null) return
  const unlisted = ports.filter(
    ({ number }) => !lists.every((list) => allowsEgress(list, host.text, number, where)),
  )
  const numbers = [...new Set(unlisted.map(({ number }) => number))]
  if (numbers.length > 0 && unlisted.length === ports.length) yield problem(host, host, numbers)
  else
    for (const number of numbers)
      yield problem(unlisted.find((candidate) => candidate.number === number)!.node, host, [number])
}

function problem(node: Node, host: Node, numbers: readonly number[]): Problem<'unlisted'> {
  const ports = `port${numbers.length > 1 ? 's' : ''} ${quoteAll(numbers)}`
  return {
    code: 'unlisted',
    node,
    message: `the allow-list does not contain ${quote(host.text)} at ${ports}: have it added, or remove the entry`,
    about: `${normalHost(host.text)}:${numbers.join()}`,
    identity: `${normalHost(host.text)}:${numbers.join()}`,
  }
}
