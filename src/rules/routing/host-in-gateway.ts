import { serverHost } from '../../istio/hosts/server-host.ts'
import { gatewayKeysOf, gatewayNames, meshGateway, serves } from '../../istio/routing/gateways.ts'
import { hostsOverlap, isWrittenAlike, normalHost } from '../../istio/hosts/hosts.ts'
import { unservedHostnames, type UnservedHostname } from '../../istio/routing/route-hostnames.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'

type Code = ServedCode | 'taken-by-listener'
type ServedCode = 'host-not-served' | 'namespace-not-served' | 'other-spelling'

export const hostInGateway = defineRule({
  id: 'routing/host-in-gateway',
  codes: ['host-not-served', 'namespace-not-served', 'other-spelling', 'taken-by-listener'],
  severity: 'warning',
  istio: ['IST0132'],
  summary: 'A host of a VirtualService or route that none of its gateways serves.',
  why: 'A gateway serves only the hosts of its servers; for any other host it answers 404 or closes the connection. `*.example.com` does not cover `example.com`, capital letters and a dot at the end count, and `NAMESPACE/HOST` accepts only VirtualServices of that namespace. A listener of the Gateway API does not serve hosts for which another listener of its port has a more exact hostname. Istiod accepts a route if one of its hostnames is served, and reports nothing about the others.',
  fix: 'Add the host to a server or listener of the Gateway, attach the route to the listener that has it, or remove it.',
  across: {
    GRPCRoute: routeProblems,
    HTTPRoute: routeProblems,
    TLSRoute: routeProblems,
    *VirtualService(virtualService, mesh) {
      const hosts = virtualService.spec.items('hosts').filter(({ text }) => text !== '')
      const gateways = gatewayNames(virtualService.spec, virtualService)
        .filter(({ key }) => key !== meshGateway)
        .map(({ namespace, name }) => findGateway(mesh, namespace, name))
      const present = gateways.flatMap((gateway) => gateway ?? [])
      if (present.length === 0 || present.length < gateways.length || present.some(mayServeAnyHost)) return
      const writtenHosts = hosts.filter((host) => !host.isUnfilled)
      const unservedHosts = writtenHosts.filter((host) => !isServed(host, present, virtualService))
      // A VirtualService that is also bound to the mesh may have hosts that are only for the mesh.
      if (gatewayKeysOf(virtualService).includes(meshGateway) && unservedHosts.length < hosts.length) return
      for (const host of unservedHosts) yield unservedHost(host, present, virtualService)
      const unserved = new Set(unservedHosts)
      for (const host of writtenHosts) if (!unserved.has(host)) yield* misspelledHost(host, present)
    },
  },
})

function* misspelledHost(host: Node, gateways: readonly Manifest[]): Generator<Problem<Code>> {
  const declared = gateways.some(isOfGatewayApi) ? undefined : otherSpelling(host, gateways)
  if (!declared) return
  yield {
    code: 'other-spelling',
    node: host,
    message: `the Gateway spells this host ${quote(declared.text)}, and Istio compares hosts letter for letter: the gateway has no route for ${quote(host.text)}; write both in small letters and without a dot at the end`,
    related: [{ node: declared, note: 'the host of the server' }],
  }
}

function* routeProblems(route: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  for (const hostname of unservedHostnames(mesh, route)) yield unservedHostname(hostname, route)
}

function unservedHostname({ node, gateways, isTaken }: UnservedHostname, route: Manifest): Problem<Code> {
  const listeners = gateways.map(({ originals }) => originals![0])
  const names = [...new Set(listeners.map(({ namespace, name }) => `${namespace}/${name}`))]
  return {
    code: isTaken ? 'taken-by-listener' : 'host-not-served',
    node,
    message: isTaken
      ? `another listener of Gateway ${quoteAll(names)} has a more exact hostname for ${quote(node.text)} and takes its requests: attach the ${route.kind} to that listener, too`
      : `no listener of Gateway ${quoteAll(names)} that has this ${route.kind} has the hostname ${quote(node.text)}: the route gets none of its requests; add a listener, or remove it`,
    about: node.text,
    related: gateways
      .slice(0, 5)
      .map(({ spec }) => ({ node: spec.get('servers').item(0), note: 'a listener that has the route' })),
  }
}

/** Finds a Gateway of Istio, else one of the Gateway API (istio `analyzers/virtualservice/gateways.go`). */
function findGateway(mesh: Mesh, namespace: string, name: string): Manifest | undefined {
  return mesh.find('Gateway', namespace, name) ?? mesh.find('KubernetesGateway', namespace, name)
}

/**
 * True for a Gateway that may serve any host: it has a host with a placeholder, a listener of the Gateway API without
 * hostname, or ListenerSets that may add listeners.
 */
function mayServeAnyHost(gateway: Manifest): boolean {
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

/**
 * A host of a server that serves a host but for its spelling; `undefined` if one serves it as it is written. Istio compares
 * the hosts of VirtualServices and servers letter for letter (istio `pkg/config/host/name.go`).
 */
function otherSpelling(host: Node, gateways: readonly Manifest[]): Node | undefined {
  const similar = gateways
    .flatMap(serverHosts)
    .filter(({ text }) => hostsOverlap(serverHost(text).host, host.text))
  return similar.some(({ text }) => isWrittenAlike(serverHost(text).host, host.text)) ? undefined : similar[0]
}

function serverHosts(gateway: Manifest): Node[] {
  return isOfGatewayApi(gateway)
    ? gateway.spec.items('listeners').map((listener) => listener.get('hostname'))
    : gateway.spec.items('servers').flatMap((server) => server.items('hosts'))
}

function isOfGatewayApi(gateway: Manifest): boolean {
  return knownKind(gateway) === 'KubernetesGateway'
}

function unservedHost(host: Node, gateways: readonly Manifest[], virtualService: Manifest): Problem<Code> {
  const served = gateways.flatMap(serverHosts)
  const names = gateways.map(({ namespace, name }) => `${namespace}/${name}`)
  const noun = gateways.every(isOfGatewayApi) ? 'listener' : 'server'
  const { code, text } = reasonOf(host, served, virtualService)
  return {
    code,
    node: host,
    message: `no ${noun} of Gateway ${quoteAll(names)} has the host ${quote(host.text)}${text}`,
    related: served.slice(0, 5).map((node) => ({ node, note: 'a host that the gateway serves' })),
  }
}

/** Why a similar host of the gateway does not serve the host, as the end of the message. */
function reasonOf(
  host: Node,
  served: readonly Node[],
  { namespace }: Manifest,
): { readonly code: ServedCode; readonly text: string } {
  const name = normalHost(host.text)
  const apex = served.find(({ text }) => normalHost(serverHost(text).host) === `*.${name}`)
  if (apex) {
    const text = `: ${quote(apex.text)} does not cover ${quote(name)} itself; add it to the hosts`
    return { code: 'host-not-served', text }
  }
  const sameHost = served.find(({ text }) => normalHost(serverHost(text).host) === name)
  if (!sameHost) return { code: 'host-not-served', text: '' }
  const text = `: ${quote(sameHost.text)} does not accept VirtualServices of ${quote(namespace)}`
  return { code: 'namespace-not-served', text }
}
