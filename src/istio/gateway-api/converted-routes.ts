import { groupBy } from '../../core/group.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { YamlMap, YamlNode } from '../../yaml/node.ts'
import { compareAge } from './age.ts'
import type { ConversionContext } from './context.ts'
import { listAt } from '../../model/placed-yaml.ts'
import type { ConvertedObject } from './converted-object.ts'
import { httpRules } from './http-rules.ts'
import { ownsHost, parentsOf, type FindListeners, type Parent } from './parents.ts'
import type { Refusal } from './refusal.ts'
import { inOrderOfPrecedence } from './route-order.ts'
import {
  mergePlace,
  withPort,
  hostsAt,
  virtualService,
  type ConvertedRoutes,
  rulesBySide,
} from './virtual-service-parts.ts'
import { streamVirtualServices } from './stream-virtual-services.ts'

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
        key: `${mergePlace(route, parent)}/${host.text}`,
        route,
        index: hosts.length,
        parent,
        host: host.yaml,
        routes: atPort,
      })
  }
  return { hosts, refusals: [...refusals, ...rules.refusals] }
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
