import { hasBackendTls } from '../../../istio/routing/backend-tls.ts'
import { destinationRulesFor, levelsOf, mayBeRuledOtherwise } from '../../../istio/routing/destination.ts'
import {
  gatewaysBehind,
  isRoutedOn,
  listensOn,
  mayBeServedByAny,
  serversFor,
  type GatewaysBehind,
  type Server,
} from '../../../istio/routing/egress-path.ts'
import { meshGateway } from '../../../istio/routing/gateways.ts'
import { fullHost, isWildcard, serviceNamespace } from '../../../istio/hosts/hosts.ts'
import {
  isOpenServer,
  routedDestinationsOf,
  passesThrough,
  proxiesRouting,
  type RoutedDestination,
} from '../../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { tlsFor } from '../../../istio/routing/originated-tls.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { serviceEntriesFor, servicesFor } from '../../../istio/hosts/services.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../rule.ts'

/** What is wrong with the way of external hosts from sidecars to a gateway, as far as this repository holds the Gateway. */
export function* sidecarToGatewayDefects(virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const hosts = virtualService.spec
    .items('hosts')
    .map(({ text }) => fullHost(text, virtualService.namespace))
    .filter((host) => isExternal(mesh, host))
  for (const routedDestination of routedDestinationsOf(mesh, virtualService).filter((one) =>
    proxiesRouting(one).has(meshGateway),
  )) {
    const behind = gatewaysBehind(mesh, routedDestination.host)
    const found =
      behind.gateways.length > 0
        ? hosts.flatMap((host) => defectOf(routedDestination, host, behind, mesh) ?? [])
        : []
    yield* found.slice(0, 1)
  }
}

type Code = 'host-not-served' | 'sent-to-other-port' | 'missing-gateway-route' | TlsCode
type TlsCode =
  | 'plain-http-to-passthrough'
  | 'tls-not-terminated'
  | 'istio-mutual-not-sent'
  | 'plain-http-to-tls-server'

/** A host that a ServiceEntry declares; what the mesh itself serves may come in by a gateway, too. */
function isExternal(mesh: Mesh, host: string): boolean {
  if (host === '' || isUnfilled(host) || serviceNamespace(host) !== undefined) return false
  return serviceEntriesFor(mesh, host).length > 0
}

/** The first link that does not hold. */
function defectOf(
  routedDestination: RoutedDestination,
  host: string,
  behind: GatewaysBehind,
  mesh: Mesh,
): Problem<Code> | undefined {
  const servers = serversFor(behind, host, routedDestination.virtualService.namespace)
  const around = meshOfAllFiles(mesh) ?? mesh
  const isServedAround =
    serversFor(
      gatewaysBehind(around, routedDestination.host),
      host,
      routedDestination.virtualService.namespace,
    ).length > 0
  // A server may have a part of what a wildcard stands for.
  if (servers.length === 0) {
    const mayBeServed = isServedAround || behind.mayServe(host) || mayBeServedByAny(mesh, host)
    return mayBeServed || isWildcard(host) ? undefined : noServer(routedDestination, host, behind)
  }
  const open = servers.filter(({ node }) =>
    routedDestination.ports.some((port) => listensOn(mesh, node, routedDestination.host, port)),
  )
  if (routedDestination.ports.length > 0 && open.length === 0)
    return otherPort(routedDestination, host, servers)
  if (![mesh, around].some((world) => isRoutedOn(world, host, behind, routedDestination.host)))
    return notLedOn(routedDestination, host, behind)
  const sent = routedDestination.ports.length > 0 ? sentTls(routedDestination, mesh) : undefined
  if (sent === undefined) return undefined
  if (open.some(({ node }) => isOpenServer(node))) return undefined
  const unlike = open.map((server) => tlsDefect(routedDestination, server, sent))
  return unlike.every((problem) => problem !== undefined) ? unlike[0] : undefined
}

function noServer(
  { destination, host: gatewayHost }: RoutedDestination,
  host: string,
  { gateways }: GatewaysBehind,
): Problem<'host-not-served'> {
  return {
    code: 'host-not-served',
    node: destination.get('host'),
    message: `${quote(host)} is sent to ${quote(gatewayHost)}, but no server of Gateway ${quoteAll(gateways.map(nameOf))} has that host; add it to \`hosts\``,
    related: gateways.slice(0, mostNamed).map((gateway) => ({
      node: gateway.spec.get('servers'),
      note: 'the servers of the gateway',
    })),
  }
}

/** Gateways of one proxy can be many. */
const mostNamed = 5

function otherPort(
  routedDestination: RoutedDestination,
  host: string,
  servers: readonly Server[],
): Problem<'sent-to-other-port'> {
  const said = routedDestination.destination.at('port', 'number')
  const ports = servers.map(({ node }) => node.at('port', 'number').number)
  return {
    code: 'sent-to-other-port',
    node: said.exists ? said : routedDestination.destination.get('host'),
    message: `${quote(host)} is sent to port ${routedDestination.ports[0]} of ${quote(routedDestination.host)}, where no server of the Gateway has that host: it is on port ${quoteAll([...new Set(ports)])}`,
    related: servers.map(({ node }) => ({ node: node.get('port'), note: 'where the gateway has the host' })),
  }
}

function notLedOn(
  { destination }: RoutedDestination,
  host: string,
  { gateways }: GatewaysBehind,
): Problem<'missing-gateway-route'> {
  return {
    code: 'missing-gateway-route',
    node: destination.get('host'),
    message: `no VirtualService of Gateway ${quoteAll(gateways.map(nameOf))} takes ${quote(host)} on from there: the gateway answers 404 or closes the connection; add the route of the gateway, whose destination is the host itself`,
  }
}

/** What the sidecar sends must be what the server takes. */
function tlsDefect(
  routedDestination: RoutedDestination,
  { node }: Server,
  [sent, where]: SentTls,
): Problem<TlsCode> | undefined {
  const taken = takenTls(node)
  const defect = mismatch(routedDestination, sent, taken, passesThrough(node))
  if (!defect) return undefined
  return {
    code: defect.code,
    node: routedDestination.destination,
    message: `${defect.text}: no call through the gateway works`,
    related: [
      { node: node.get('tls').exists ? node.get('tls') : node.get('port'), note: 'what the gateway takes' },
      ...(where ? [{ node: where, note: 'what the sidecar sends' }] : []),
    ],
  }
}

/** What a server takes around the bytes of the application: a mode that ends TLS, or nothing. */
function takenTls(server: Node): string {
  if (passesThrough(server)) return ''
  return server.at('tls', 'mode').text
}

/** Why what is sent is not what the server takes, as the beginning of a sentence. */
interface Mismatch {
  readonly code: TlsCode
  readonly text: string
}

function mismatch(
  { protocol, host }: RoutedDestination,
  sent: string,
  taken: string,
  passes: boolean,
): Mismatch | null {
  const gateway = quote(host)
  if (taken === sent) {
    const text = `plain http is sent to ${gateway}, whose server passes TLS on`
    return passes && protocol === 'http' ? { code: 'plain-http-to-passthrough', text } : null
  }
  if (taken === '') {
    const text = `the DestinationRule for ${gateway} adds TLS (${sent}), which the server of the Gateway does not end`
    return { code: 'tls-not-terminated', text }
  }
  if (taken === 'ISTIO_MUTUAL') {
    const instead = sent === '' ? 'no DestinationRule sets it' : `the DestinationRule sets ${sent}`
    const text = `the server of the Gateway takes ISTIO_MUTUAL, and ${instead} for ${gateway}`
    return { code: 'istio-mutual-not-sent', text }
  }
  const text = `plain http is sent to ${gateway}, whose server ends TLS (${taken})`
  return sent === '' && protocol === 'http' ? { code: 'plain-http-to-tls-server', text } : null
}

type SentTls = [mode: string, where?: Node]

/**
 * The TLS that sidecars add on the way to a gateway, `''` for none, and where it is set; `undefined` where the files
 * cannot tell: another repository may hold the DestinationRule, or the subset is not defined. Pods of gateways take
 * no mTLS by themselves.
 */
function sentTls(routedDestination: RoutedDestination, mesh: Mesh): SentTls | undefined {
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  if (worlds.some((world) => hasPolicyOfGatewayApi(world, routedDestination))) return undefined
  const rules = worlds.flatMap((world) =>
    destinationRulesFor(world, routedDestination.host, routedDestination.virtualService.namespace),
  )
  const held = [serviceNamespace(routedDestination.host) ?? '', mesh.rootNamespace]
  if (
    worlds.some((world) =>
      mayBeRuledOtherwise(world, routedDestination.host, routedDestination.virtualService.namespace),
    )
  )
    return undefined
  if (rules.length === 0) return held.every((namespace) => mesh.holdsNamespace(namespace)) ? [''] : undefined
  const meant = rules.filter(
    (rule) => routedDestination.subset === '' || hasSubset(rule, routedDestination.subset),
  )
  if (meant.some(hasOpenTls)) return undefined
  const blocks = meant.flatMap((rule) =>
    routedDestination.ports.map((port) => tlsFor(rule, port, routedDestination.subset)),
  )
  const modes = new Set(blocks.map((tls) => modeOf(tls)))
  if (modes.size !== 1) return undefined
  const found = blocks.find(({ exists }) => exists)
  return found ? [modeOf(found), found] : ['']
}

function hasPolicyOfGatewayApi(mesh: Mesh, { host, ports }: RoutedDestination): boolean {
  return servicesFor(mesh, host).some((service) => ports.some((port) => hasBackendTls(mesh, service, port)))
}

/** True for a rule of which nothing says yet what TLS it sets, or for which port. */
function hasOpenTls(rule: Manifest): boolean {
  return levelsOf(rule).some(
    (level) => level.at('tls', 'mode').isUnfilled || level.at('port', 'number').isUnfilled,
  )
}

function hasSubset(rule: Manifest, subset: string): boolean {
  return rule.spec.items('subsets').some((one) => one.get('name').text === subset)
}

function modeOf(tls: Node): string {
  const mode = tls.get('mode').text
  return mode === 'DISABLE' ? '' : mode
}

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
