import { boundTo, gatewayNames, meshGateway, serverHost, serves } from '../../istio/routing/gateways.ts'
import { hostsOverlap, normalHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

type Code = 'host-not-served' | 'namespace-not-served'

export const hostInGateway = defineRule({
  id: 'routing/host-in-gateway',
  codes: ['host-not-served', 'namespace-not-served'],
  severity: 'warning',
  istio: ['IST0132'],
  summary: 'A host of a VirtualService that none of its gateways serves.',
  why: 'A gateway answers only for the hosts of its servers: with 404 for any other, or by closing the connection. `*.example.com` does not hold `example.com`, and `NAMESPACE/HOST` is for VirtualServices of that namespace alone.',
  fix: 'Add the host to a server of the Gateway, or take it out of the VirtualService.',
  across: {
    *VirtualService(virtualService, mesh) {
      const hosts = virtualService.spec.items('hosts').filter(({ text }) => text !== '')
      const gateways = gatewayNames(virtualService.spec, virtualService)
        .filter(({ key }) => key !== meshGateway)
        .map(({ namespace, name }) => find(mesh, namespace, name))
      const known = gateways.flatMap((gateway) => gateway ?? [])
      if (known.length === 0 || known.length < gateways.length || known.some(isOpen)) return
      const left = hosts.filter((host) => !host.isUnfilled && !isServed(host, known, virtualService))
      // On the mesh as well, a host may be meant for the mesh alone.
      if (boundTo(virtualService).includes(meshGateway) && left.length < hosts.length) return
      for (const host of left) yield unserved(host, known, virtualService)
    },
  },
})

/** A Gateway of Istio comes before one of the Gateway API (istio `analyzers/virtualservice/gateways.go`). */
function find(mesh: Mesh, namespace: string, name: string): Manifest | undefined {
  return mesh.find('Gateway', namespace, name) ?? mesh.find('KubernetesGateway', namespace, name)
}

/**
 * Hosts that somebody fills in later may be any. A listener without one takes all, and ListenerSets may bring more
 * listeners.
 */
function isOpen(gateway: Manifest): boolean {
  const hosts = serverHosts(gateway).map(({ text }) => text)
  if (hosts.some(isUnfilled)) return true
  return isOfGatewayApi(gateway) && (hosts.includes('') || gateway.spec.get('allowedListeners').exists)
}

function isServed(host: Node, gateways: readonly Manifest[], virtualService: Manifest): boolean {
  return gateways.some((gateway) =>
    isOfGatewayApi(gateway)
      ? serverHosts(gateway).some(({ text }) => hostsOverlap(text, host.text))
      : gateway.spec
          .items('servers')
          .some((server) => serves(gateway, server, host.text, virtualService.namespace)),
  )
}

function serverHosts(gateway: Manifest): Node[] {
  return isOfGatewayApi(gateway)
    ? gateway.spec.items('listeners').map((listener) => listener.get('hostname'))
    : gateway.spec.items('servers').flatMap((server) => server.items('hosts'))
}

function isOfGatewayApi(gateway: Manifest): boolean {
  return knownKind(gateway) === 'KubernetesGateway'
}

function unserved(host: Node, gateways: readonly Manifest[], virtualService: Manifest): Problem<Code> {
  const served = gateways.flatMap(serverHosts)
  const names = gateways.map(({ namespace, name }) => `${namespace}/${name}`)
  const part = gateways.every(isOfGatewayApi) ? 'listener' : 'server'
  const { code, text } = reasonOf(host, served, virtualService)
  return {
    code,
    node: host,
    message: `no ${part} of Gateway ${quoteAll(names)} has the host ${quote(host.text)}${text}`,
    related: served.slice(0, 5).map((node) => ({ node, note: 'what the gateway serves' })),
  }
}

/** What looks as if it held the host, as the end of the message. */
function reasonOf(
  host: Node,
  served: readonly Node[],
  { namespace }: Manifest,
): { readonly code: Code; readonly text: string } {
  const name = normalHost(host.text)
  const apex = served.find(({ text }) => normalHost(serverHost(text).host) === `*.${name}`)
  if (apex) {
    return { code: 'host-not-served', text: `: ${quote(apex.text)} does not hold the name below it` }
  }
  const other = served.find(({ text }) => normalHost(serverHost(text).host) === name)
  if (!other) return { code: 'host-not-served', text: '' }
  const text = `: ${quote(other.text)} is not for VirtualServices of ${quote(namespace)}`
  return { code: 'namespace-not-served', text }
}
