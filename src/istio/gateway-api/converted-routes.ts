import { groupBy } from '../../core/group.ts'
import { apiGroups } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { Node } from '../../model/node.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { hostCovers, hostsOverlap } from '../hosts/hosts.ts'
import { compareAge } from './age.ts'
import type { ConversionContext } from './context.ts'
import { listAt, listIfAny, mapAt, scalarAt, writtenValue } from '../../model/placed-yaml.ts'
import { convertedObject, type ConvertedObject } from './converted-object.ts'
import { httpRules } from './http-rules.ts'
import {
  generatedName,
  hostnamesOf,
  internalName,
  ownsHost,
  parentsOf,
  type FindListeners,
  type Parent,
} from './parents.ts'
import { entriesMeant, referenceKinds } from './references.ts'
import type { Refusal } from './refusal.ts'
import { inOrderOfPrecedence } from './route-order.ts'
import { streamRules, type StreamRule } from './stream-rules.ts'

/** The VirtualServices that routes become, and what istiod refuses of the routes. */
export interface ConvertedRoutes {
  readonly virtualServices: readonly ConvertedObject[]
  readonly refusals: readonly Refusal[]
}

/**
 * Converts all routes (istio `pilot/pkg/config/kube/gateway/route_collections.go`): a VirtualService for each host at each
 * gateway, for HTTPRoutes and GRPCRoutes together, and one for each host, gateway and TCPRoute or TLSRoute.
 */
export function convertRoutes(context: ConversionContext, findListeners: FindListeners): ConvertedRoutes {
  const { mesh } = context
  const http = [...mesh.ofKind('HTTPRoute'), ...mesh.ofKind('GRPCRoute')].map((route) =>
    httpHosts(context, route, findListeners),
  )
  const streams = [...mesh.ofKind('TCPRoute'), ...mesh.ofKind('TLSRoute')].map((route) =>
    streamVirtualServices(context, route, findListeners),
  )
  const byKey = groupBy(
    http.flatMap(({ hosts }) => hosts),
    ({ key }) => key,
  )
  return {
    virtualServices: [
      ...[...byKey].map(([key, hosts]) => mergedVirtualService(key, hosts)),
      ...streams.flatMap(({ virtualServices }) => virtualServices),
    ],
    refusals: [...http, ...streams].flatMap(({ refusals }) => refusals),
  }
}

/** The routes of one HTTPRoute or GRPCRoute for one host at one gateway. */
interface HttpHost {
  readonly key: string
  readonly route: Manifest
  readonly index: number
  readonly parent: Parent
  readonly host: YamlNode
  readonly routes: readonly YamlMap[]
}

function httpHosts(
  context: ConversionContext,
  route: Manifest,
  findListeners: FindListeners,
): { readonly hosts: readonly HttpHost[]; readonly refusals: readonly Refusal[] } {
  const { accepted, refusals } = parentsOf(context, route, findListeners)
  const rules = rulesBySide(accepted, (isMesh) => httpRules(context, route, isMesh))
  const hosts: HttpHost[] = []
  for (const parent of accepted) {
    const { routes } = rules.of(parent)
    const atPort =
      !parent.listener && parent.port !== undefined ? routes.map((item) => withPort(item, parent)) : routes
    const names = routes.length > 0 ? hostsAt(context, route, parent) : []
    for (const host of names.filter(({ text }) => ownsHost(parent, text)))
      hosts.push({
        key: `${placeOf(route, parent)}/${host.text}`,
        route,
        index: hosts.length,
        parent,
        host: host.yaml,
        routes: atPort,
      })
  }
  return { hosts, refusals: [...refusals, ...rules.refusals] }
}

/** Where routes of one host are merged: at a gateway, or in a namespace of the mesh and at a port. */
function placeOf(route: Manifest, parent: Parent): string {
  if (parent.listener) return internalName(parent)
  return parent.port === undefined ? route.namespace : `${route.namespace}/${parent.port}`
}

/** Routes that match one port alone. */
function withPort(route: YamlMap, { reference }: Parent): YamlMap {
  const node = Node.of(route)
  const port = reference.node.get('port')
  const matches = node
    .items('match')
    .map((match) => mapAt(match, { ...fieldsOf(match), port: writtenValue(port) }))
  const list = matches.length > 0 ? matches : [mapAt(port, { port: writtenValue(port) })]
  return mapAt(node, { ...fieldsOf(node), match: listAt(port, list) })
}

function fieldsOf(map: Node): Record<string, YamlNode> {
  return Object.fromEntries(map.entries().map(([name, value]) => [name, value.yaml!]))
}

/** The rules of a route for sidecars and for gateways. Only gateways need ReferenceGrants. */
function rulesBySide<Rules extends { readonly refusals: readonly Refusal[] }>(
  parents: readonly Parent[],
  convert: (isMesh: boolean) => Rules,
): { of(parent: Parent): Rules; readonly refusals: readonly Refusal[] } {
  const sides = new Set(parents.map(({ listener }) => listener === null))
  const rules = new Map([...sides].map((isMesh) => [isMesh, convert(isMesh)]))
  // A gateway refuses everything that sidecars refuse, and references without a grant.
  return {
    of: ({ listener }) => rules.get(listener === null)!,
    refusals: (rules.get(false) ?? rules.get(true))?.refusals ?? [],
  }
}

/** A host of a VirtualService. */
interface Host {
  readonly text: string
  readonly yaml: YamlNode
}

/** The hosts of a route at a parent: its hostnames at a gateway, and in the mesh those of its Service or ServiceEntry. */
function hostsAt({ mesh }: ConversionContext, route: Manifest, { reference, listener }: Parent): Host[] {
  const hostnames = route.spec.get('hostnames')
  if (listener) return hostnamesOf(route).map((text, index) => hostAt(hostnames.item(index), text))
  const { kind, name, namespace, node } = reference
  if (kind === referenceKinds.service)
    return [hostAt(node.get('name'), `${name}.${namespace}.svc.${mesh.clusterDomain}`)]
  return entriesMeant(mesh, reference).flatMap(({ spec }) =>
    spec.items('hosts').map(({ text }) => hostAt(node.get('name'), text)),
  )
}

function hostAt(place: Node, text: string): Host {
  return { text, yaml: scalarAt(place, text) }
}

function mergedVirtualService(key: string, hosts: readonly HttpHost[]): ConvertedObject {
  const sorted = hosts.toSorted(
    (first, second) => compareAge(first.route, second.route) || first.index - second.index,
  )
  const [{ route, parent, host }] = sorted as [HttpHost, ...HttpHost[]]
  const routes = inOrderOfPrecedence(sorted.flatMap((item) => inOrderOfPrecedence(item.routes)))
  return virtualService(
    key.replaceAll('/', '~'),
    sorted.map((item) => item.route),
    { host, parent, fields: { http: listAt(route.spec.get('rules'), routes) } },
  )
}

function virtualService(
  name: string,
  [route, ...furtherRoutes]: readonly Manifest[],
  {
    host,
    parent,
    fields,
  }: { host: YamlNode; parent: Parent; fields: Readonly<Record<string, YamlNode | undefined>> },
): ConvertedObject {
  const { node } = parent.reference
  const spec = mapAt(route!.spec, {
    hosts: listAt(route!.spec.get('hostnames'), [host]),
    gateways: listAt(node, [scalarAt(node, internalName(parent))]),
    ...fields,
  })
  return convertedObject('VirtualService', apiGroups.VirtualService, name, [route!, ...furtherRoutes], spec)
}

/** TCPRoutes and TLSRoutes are not merged. */
function streamVirtualServices(
  context: ConversionContext,
  route: Manifest,
  findListeners: FindListeners,
): ConvertedRoutes {
  const { accepted, refusals } = parentsOf(context, route, findListeners)
  const rules = rulesBySide(accepted, (isMesh) => streamRules(context, route, isMesh))
  const protocol = route.kind === 'TLSRoute' ? 'tls' : 'tcp'
  const virtualServices: ConvertedObject[] = []
  for (const parent of accepted) {
    const hosts = streamHosts(context, route, parent)
    for (const host of hosts) {
      const name = `${route.name}~${protocol}~${virtualServices.length}~${generatedName}`
      const routes = rules.of(parent).rules.flatMap((rule) => streamRoute(route, parent, rule, host, hosts))
      const fields = { [protocol]: listIfAny(route.spec.get('rules'), routes) }
      virtualServices.push(virtualService(name, [route], { host: host.yaml, parent, fields }))
    }
  }
  return { virtualServices, refusals: [...refusals, ...rules.refusals] }
}

function streamHosts(context: ConversionContext, route: Manifest, parent: Parent): Host[] {
  const hosts =
    route.kind === 'TCPRoute' && parent.listener ? [hostAt(route.spec, '*')] : hostsAt(context, route, parent)
  const listenerHost = parent.listener?.hostname ?? ''
  return route.kind === 'TLSRoute' && listenerHost !== '' ? intersection(hosts, listenerHost) : hosts
}

/** The intersection of hosts with the hostname of a listener (istio `pkg/config/host/names.go`, Intersection). */
function intersection(hosts: readonly Host[], listenerHost: string): Host[] {
  const common = hosts.flatMap((host) => {
    if (hostCovers(listenerHost, host.text)) return [host]
    return hostCovers(host.text, listenerHost) ? [{ ...host, text: listenerHost }] : []
  })
  const texts = [...new Map(common.map((host) => [host.text, host])).values()]
  return texts.map(({ text, yaml }) => ({
    text,
    yaml: { ...yaml, kind: 'scalar', value: text, style: 'plain' },
  }))
}

/** The route of a rule for one host; none if no server name is left. */
function streamRoute(
  route: Manifest,
  parent: Parent,
  rule: StreamRule,
  host: Host,
  hosts: readonly Host[],
): YamlNode[] {
  const { node, destinations, isClosed } = rule
  const names = route.kind === 'TLSRoute' && !isClosed ? serverNames(route, parent, host, hosts) : undefined
  if (names?.length === 0) return []
  const port = parent.listener ? undefined : writtenValue(parent.reference.node.get('port'))
  const match = mapAt(route.spec.get('hostnames'), {
    port,
    sniHosts:
      names &&
      listAt(
        route.spec.get('hostnames'),
        names.map(({ yaml }) => yaml),
      ),
  })
  const matches = match.entries.size > 0 ? listAt(route.spec.get('hostnames'), [match]) : undefined
  return [mapAt(node, { match: matches, route: destinations })]
}

/** The names of TLS that a TLSRoute takes for a host. */
function serverNames(route: Manifest, parent: Parent, host: Host, hosts: readonly Host[]): readonly Host[] {
  const hostnames = hostnamesOf(route).map((text, index) =>
    hostAt(route.spec.get('hostnames').item(index), text),
  )
  const listenerHost = parent.listener?.hostname ?? ''
  if (parent.listener) return listenerHost === '' ? hostnames : intersection(hostnames, listenerHost)
  const names = hostnames.length === 1 && hostnames[0]!.text === '*' ? hosts : hostnames
  return names.length > 1 ? names.filter(({ text }) => hostsOverlap(host.text, text)) : names
}
