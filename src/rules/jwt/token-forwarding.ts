import { distinctBy } from '../../core/distinct.ts'
import { groupBy } from '../../core/group.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { allVirtualServices } from '../../istio/gateway-api/proxy-objects.ts'
import { gatewayPods } from '../../istio/policy/kubernetes-gateway.ts'
import { gatewaysOf } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { policySelector, selects, type Labels } from '../../istio/policy/selector.ts'
import { serviceEntriesFor } from '../../istio/hosts/services.ts'
import { gatewayLabels } from './helpers/gateway-authentication.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const tokenForwarding = defineRule({
  id: 'jwt/token-forwarding',
  codes: ['token-forwarded', 'cookie-kept'],
  severity: 'info',
  summary: 'A token is forwarded with the request to a host outside the mesh.',
  why: 'A proxy removes the token from a request after verifying it. With `forwardOriginalToken`, and always in a cookie, the token stays in the request: whoever runs the outside host can use it here in the name of the user.',
  fix: 'Remove `forwardOriginalToken` and forward single claims by `outputClaimToHeaders`; or remove the header or cookie on the route that leads outside.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const keptTokens = authentication.spec.items('jwtRules').flatMap(tokensKeptBy)
      const route = keptTokens.length > 0 ? outboundRoute(authentication, mesh) : undefined
      if (!route) return
      for (const { code, node } of keptTokens) {
        yield {
          code,
          node,
          message: `the token is forwarded to ${quote(route.host)}, outside the mesh`,
          about: `${node.path} ${route.host}`,
          related: [{ node: route.node, note: 'leads outside' }],
        }
      }
    },
  },
})

/** A field that leaves a token in the request. */
interface KeptToken {
  readonly code: 'token-forwarded' | 'cookie-kept'
  readonly node: Node
}

/** The fields of a JWT rule that leave the token in the request. */
function tokensKeptBy(rule: Node): KeptToken[] {
  const forwards = rule.get('forwardOriginalToken')
  if (forwards.scalar === true) return [{ code: 'token-forwarded', node: forwards }]
  if (!rule.items('fromCookies').some(isPresent)) return []
  return [{ code: 'cookie-kept', node: rule.get('fromCookies') }]
}

/** A route to a host outside the mesh. */
interface OutboundRoute {
  readonly host: string
  readonly node: Node
}

/** The first outbound route of the gateway or waypoint of a policy; sidecars read only tokens of inbound requests. */
function outboundRoute(authentication: Manifest, mesh: Mesh): OutboundRoute | undefined {
  const refs = targetRefs(authentication)
  if (refs.length === 0) return outboundRouteOfGateway(authentication, mesh)
  const named = refs.map((ref) => ref.split('/'))
  const gateways = named.flatMap(([kind, name]) =>
    kind === 'Gateway' ? (outboundGateways(mesh).byKey.get(`${authentication.namespace}/${name}`) ?? []) : [],
  )
  if (gateways[0]) return gateways[0]
  const entries = named
    .filter(([kind]) => kind === 'ServiceEntry')
    .map(([, name = '']) => mesh.find('ServiceEntry', authentication.namespace, name))
  const [host] = entries.flatMap((entry) => (entry && isOutside(entry) ? entry.spec.items('hosts') : []))
  return host && { host: host.text, node: host }
}

/** A policy with labels may select the pods of a Gateway in any namespace; without labels it applies to its own namespace. */
function outboundRouteOfGateway(authentication: Manifest, mesh: Mesh): OutboundRoute | undefined {
  const selector = policySelector(authentication)
  const { namespace } = authentication
  const { routes, byNamespace, byLabel } = outboundGateways(mesh)
  const [label] = selector
  if (!label) return namespace === mesh.rootNamespace ? routes[0] : byNamespace.get(namespace)?.[0]
  const labelled = byLabel.get(label.join('='))
  return labelled?.find(({ route }) => selects(selector, podLabelsOf(mesh, route.gateway)))?.route
}

/** The Gateways that have an outbound route, each once. */
const outboundGateways = derived(['Gateway', 'VirtualService', 'other', ...conversionKinds], (mesh) => {
  const candidates = allVirtualServices(mesh).flatMap((virtualService) =>
    outboundRoutesOf(virtualService, mesh),
  )
  const routes = distinctBy(candidates, (route) => route.gateway)
  const labelled = routes.flatMap((route) =>
    [...podLabelsOf(mesh, route.gateway)].map((label) => ({ label: label.join('='), route })),
  )
  return {
    routes,
    byNamespace: groupBy(routes, ({ gateway }) => gateway.namespace),
    byKey: groupBy(
      routes.filter(({ gateway }) => gateway.originals),
      ({ gateway }) => keyOf(gateway.originals!.at(-1)!),
    ),
    byLabel: groupBy(labelled, ({ label }) => label),
  }
})

function keyOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}

/** The labels of the pods of a Gateway, as far as it states them. */
function podLabelsOf(mesh: Mesh, gateway: Manifest): Labels {
  const kubernetesGateway = gateway.originals?.at(-1)
  if (!kubernetesGateway) return gatewayLabels(gateway)
  return gatewayPods(mesh, kubernetesGateway.namespace, kubernetesGateway.name).labels
}

/** The first outbound route of a VirtualService, for each of its Gateways. */
function outboundRoutesOf(
  virtualService: Manifest,
  mesh: Mesh,
): (OutboundRoute & { readonly gateway: Manifest })[] {
  const gateways = gatewaysOf(mesh, virtualService).filter((gateway) => gateway !== undefined)
  if (gateways.length === 0) return []
  const route = routesOf(mesh, virtualService).find(({ host }) => leadsOutside(mesh, host))
  return route ? gateways.map((gateway) => ({ gateway, host: route.host, node: route.destination })) : []
}

function leadsOutside(mesh: Mesh, host: string): boolean {
  return serviceEntriesFor(mesh, host).some(isOutside)
}

function isOutside(entry: Manifest): boolean {
  return entry.spec.get('location').text !== 'MESH_INTERNAL'
}
