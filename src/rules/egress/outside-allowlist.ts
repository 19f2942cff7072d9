import { allowsEgress } from '../../istio/hosts/egress-allowlist.ts'
import { hostDefect } from '../../syntax/host-syntax.ts'
import { normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { canonicalHost, declaredPorts, type HostPort } from '../../istio/hosts/services.ts'
import { settings, type ValuesEntry } from '../../model/values.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const outsideAllowlist = defineRule({
  id: 'egress/outside-allowlist',
  codes: ['unlisted'],
  severity: 'error',
  summary: 'A host outside is declared that the allow-list does not hold.',
  why: 'What a ServiceEntry declares the workloads may call, and with REGISTRY_ONLY that alone: each one opens a way out, and the allow-list says which were agreed upon.',
  fix: 'Have the host and its port added to `egress-allowlist` in `.meshgate.yaml`, or take the entry away.',
  across: {
    *ServiceEntry(entry, mesh) {
      if (entry.spec.get('location').text !== 'MESH_INTERNAL') yield* ofEntry(entry, mesh)
    },

    'values/mediatedTls': ofValues,
    'values/passthroughTls': ofValues,
  },
})

/** A host that is called, and the ports at which connections arrive there. */
interface WayOut {
  readonly host: Node
  readonly ports: readonly { readonly number: number; readonly node: Node }[]
}

/** The hosts of an entry, and names that it connects to in their place. */
function* ofEntry(entry: Manifest, mesh: Mesh): Generator<Problem<'unlisted'>> {
  const declared = declaredPorts(entry)
  const ports = declared.map((port) => ({ number: port.targetPort, node: numberOf(port) }))
  for (const host of entry.spec.items('hosts')) yield* judge({ host, ports }, mesh)
  for (const endpoint of entry.spec.items('endpoints').filter((one) => leadsElsewhere(one, entry, mesh))) {
    const own = declared.map((port) => {
      const said = endpoint.get('ports').get(port.node.get('name').text)
      return { number: said.number ?? port.targetPort, node: said.exists ? said : numberOf(port) }
    })
    yield* judge({ host: endpoint.get('address'), ports: own }, mesh)
  }
}

/** Where the port is written that is connected to. */
function numberOf({ node }: HostPort): Node {
  return node.get('targetPort').exists ? node.get('targetPort') : node.get('number')
}

/** True for an address that is none of the hosts and no Service of the cluster. */
function leadsElsewhere(endpoint: Node, entry: Manifest, mesh: Mesh): boolean {
  const address = canonicalHost(mesh, endpoint.get('address').text)
  const isHost = entry.spec.items('hosts').some(({ text }) => normalHost(text) === address)
  return !isHost && serviceNamespace(address) === undefined && !/^[^.]+\.[^.]+\.svc$/.test(address)
}

/** The charts of this layout connect to one port, whatever the application calls. */
function* ofValues(entry: ValuesEntry, mesh: Mesh): Generator<Problem<'unlisted'>> {
  const host = settings(entry).get('externalHost')
  yield* judge({ host, ports: [{ number: tlsPort, node: host }] }, mesh)
}

const tlsPort = 443

/** Of a host that cannot be, other rules speak; an address is none that a list of hosts could hold. */
function* judge({ host, ports }: WayOut, mesh: Mesh): Generator<Problem<'unlisted'>> {
  const { egressAllowlist: list } = mesh.context
  if (!list || host.isUnfilled || hostDefect(host.text) !== null) return
  const closed = ports.filter(({ number }) => !allowsEgress(list, host.text, number))
  const numbers = [...new Set(closed.map(({ number }) => number))]
  if (numbers.length > 0 && closed.length === ports.length) yield problem(host, host, numbers)
  else
    for (const number of numbers)
      yield problem(closed.find((one) => one.number === number)!.node, host, [number])
}

function problem(node: Node, host: Node, numbers: readonly number[]): Problem<'unlisted'> {
  const ports = `port${numbers.length > 1 ? 's' : ''} ${quoteAll(numbers)}`
  return {
    code: 'unlisted',
    node,
    message: `the allow-list does not hold ${quote(host.text)} at ${ports}`,
    about: `${normalHost(host.text)}:${numbers.join()}`,
  }
}
