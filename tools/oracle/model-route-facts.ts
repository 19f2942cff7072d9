import type { Proxy } from '../../src/istio/policy/attachment.ts'
import type { RouteFacts } from './mesh-facts.ts'
import { fullHost } from '../../src/istio/hosts/hosts.ts'
import { selects } from '../../src/istio/policy/selector.ts'
import { httpRoutesOf, type HttpRoute } from '../../src/istio/routing/delegated-routes.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { meshGateway } from '../../src/istio/routing/gateways.ts'
import { type MergedMatch, matchEntries } from '../../src/istio/routing/delegated-matches.ts'
import { withoutUndefined } from './fact-maps.ts'
import type { Node } from '../../src/model/node.ts'

/** The routes of a VirtualService, by NAMESPACE/NAME, at a port of a sidecar. */
export function routeFactsAt(mesh: Mesh, proxy: Proxy, name: string, port: number): RouteFacts[] {
  const [namespace = '', objectName = ''] = name.split('/')
  const virtualService = mesh.find('VirtualService', namespace, objectName)!
  const facts: RouteFacts[] = []
  for (const route of httpRoutesOf(mesh, virtualService).routes) {
    for (const match of route.matches.length === 0 ? [undefined] : route.matches) {
      if (match && !isFor(match, proxy, port)) continue
      const fact = routeFacts(route, match, port)
      facts.push(fact)
      // Istio leaves out what no request reaches.
      if (fact.path === 'prefix /' && fact.headers.length === 0) return facts
    }
  }
  return facts
}

/** True if a match applies at a sidecar (istio `pilot/pkg/networking/core/route/route.go`, sourceMatchHTTP). */
function isFor(match: MergedMatch, proxy: Proxy, port: number): boolean {
  if ((match.get('port').number ?? port) !== port) return false
  const gateways = match.get('gateways').items()
  if (gateways.length > 0) return gateways.some(({ text }) => text === meshGateway)
  const labels = new Map([...matchEntries(match, 'sourceLabels')].map(([key, { text }]) => [key, text]))
  const namespace = match.get('sourceNamespace').text
  return selects(labels, proxy.labels) && (namespace === '' || namespace === proxy.namespace)
}

function routeFacts(route: HttpRoute, match: MergedMatch | undefined, port: number): RouteFacts {
  const destination = route.get('route').item(0).get('destination')
  const head = {
    path: pathOf(match?.get('uri')),
    headers: match ? [...matchEntries(match, 'headers').keys()].toSorted() : [],
  }
  if (!destination.exists) return { ...head, to: 'redirect' }
  const { namespace } = route.delegate?.virtualService ?? route.virtualService
  const host = fullHost(destination.get('host').text, namespace)
  const number = destination.at('port', 'number').number ?? port
  const retries = route.get('retries')
  const attempts = retries.exists ? (retries.get('attempts').number ?? 0) : 2
  return withoutUndefined({
    ...head,
    to: `outbound|${number}|${destination.get('subset').text}|${host}`,
    timeout: route.get('timeout').text || '0s',
    attempts,
    perTryTimeout: attempts > 0 ? retries.get('perTryTimeout').text || undefined : undefined,
    retryOn: attempts > 0 ? retryOn(retries.get('retryOn').text) : undefined,
  })
}

function pathOf(uri: Node | undefined): string {
  const form = ['exact', 'prefix', 'regex'].find((name) => uri?.get(name).exists)
  return form === undefined ? 'prefix /' : `${form} ${uri!.get(form).text}`
}

/** Envoy takes statuses apart from the other conditions (istio `pilot/pkg/networking/core/route/retry`, parseRetryOn). */
function retryOn(text: string): string {
  if (text === '') return 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes'
  const items = text.split(',')
  const statuses = items.filter((item) => /^\d+$/.test(item))
  const conditions = items.filter((item) => !/^\d+$/.test(item))
  return [...conditions, ...(statuses.length > 0 ? ['retriable-status-codes'] : []), ...statuses].join(',')
}
