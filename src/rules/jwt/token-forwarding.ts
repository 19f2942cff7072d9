import { groupBy } from '../../core/group.ts'
import { gatewaysOf } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { policySelector, selects } from '../../istio/policy/selector.ts'
import { serviceEntriesFor } from '../../istio/hosts/services.ts'
import { gatewayLabels } from './helpers/gateway-authentication.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const tokenForwarding = defineRule({
  id: 'jwt/token-forwarding',
  codes: ['token-forwarded', 'cookie-kept'],
  severity: 'info',
  summary: 'A token goes on with the request to a host outside the mesh.',
  why: 'A proxy takes the token out of a request once it is verified. With `forwardOriginalToken`, and always from a cookie, it stays: whoever runs the host outside can use it here in the name of the user.',
  fix: 'Leave `forwardOriginalToken` out and hand on single claims by `outputClaimToHeaders`; or remove the header or cookie on the route that leads outside.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      const kept = authentication.spec.items('jwtRules').flatMap(keptBy)
      const out = kept.length > 0 ? wayOut(authentication, mesh) : undefined
      if (!out) return
      for (const { code, node } of kept) {
        yield {
          code,
          node,
          message: `the token goes on to ${quote(out.host)}, outside the mesh`,
          about: `${node.path} ${out.host}`,
          related: [{ node: out.node, note: 'leads outside' }],
        }
      }
    },
  },
})

/** What leaves a token in the request. */
interface Kept {
  readonly code: 'token-forwarded' | 'cookie-kept'
  readonly node: Node
}

/** What makes a rule leave the token in the request. */
function keptBy(rule: Node): Kept[] {
  const forwards = rule.get('forwardOriginalToken')
  if (forwards.scalar === true) return [{ code: 'token-forwarded', node: forwards }]
  if (!rule.items('fromCookies').some(isPresent)) return []
  return [{ code: 'cookie-kept', node: rule.get('fromCookies') }]
}

/** A way from a proxy to a host outside. */
interface WayOut {
  readonly host: string
  readonly node: Node
}

/** Sidecars read tokens of requests that come in; only gateways and waypoints send them on to somebody else. */
function wayOut(authentication: Manifest, mesh: Mesh): WayOut | undefined {
  const refs = targetRefs(authentication)
  if (refs.length === 0) return gatewayOut(authentication, mesh)
  const entries = refs
    .map((ref) => ref.split('/'))
    .filter(([kind]) => kind === 'ServiceEntry')
    .map(([, name = '']) => mesh.find('ServiceEntry', authentication.namespace, name))
  const [host] = entries.flatMap((entry) => (entry && isOutside(entry) ? entry.spec.items('hosts') : []))
  return host && { host: host.text, node: host }
}

/** A Gateway takes pods of any namespace; without labels, those of its own are meant. */
function gatewayOut(authentication: Manifest, mesh: Mesh): WayOut | undefined {
  const selector = policySelector(authentication)
  const { namespace } = authentication
  const { all, byNamespace, byLabel } = gatewaysOut(mesh)
  const [label] = selector
  if (!label) return namespace === mesh.rootNamespace ? all[0] : byNamespace.get(namespace)?.[0]
  return byLabel.get(label.join('='))?.find(({ one }) => selects(selector, gatewayLabels(one.gateway)))?.one
}

/** The Gateways with a route that leads outside, each once. */
const gatewaysOut = derived(['Gateway', 'Service', 'ServiceEntry', 'VirtualService', 'other'], (mesh) => {
  const found = mesh.ofKind('VirtualService').flatMap((service) => outsideOf(service, mesh))
  const all = [...new Map(found.map((one) => [one.gateway, one])).values()]
  const labelled = all.flatMap((one) =>
    [...gatewayLabels(one.gateway)].map((label) => ({ label: label.join('='), one })),
  )
  return {
    all,
    byNamespace: groupBy(all, ({ gateway }) => gateway.namespace),
    byLabel: groupBy(labelled, ({ label }) => label),
  }
})

/** The first way outside of a VirtualService, for each of its Gateways. */
function outsideOf(service: Manifest, mesh: Mesh): (WayOut & { readonly gateway: Manifest })[] {
  const gateways = gatewaysOf(mesh, service).filter((gateway) => gateway !== undefined)
  if (gateways.length === 0) return []
  const route = routesOf(mesh, service).find(({ host }) => leadsOut(mesh, host))
  return route ? gateways.map((gateway) => ({ gateway, host: route.host, node: route.destination })) : []
}

function leadsOut(mesh: Mesh, host: string): boolean {
  return serviceEntriesFor(mesh, host).some(isOutside)
}

function isOutside(entry: Manifest): boolean {
  return entry.spec.get('location').text !== 'MESH_INTERNAL'
}
