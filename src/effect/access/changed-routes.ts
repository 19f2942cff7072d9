import { oncePer } from '../../core/once-per.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { writtenObject } from '../../istio/gateway-api/converted-object.ts'
import { nameOf } from '../request/registry/age.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import { hostRoutes, listenerDomains, type GatewayListener, type GatewaySide } from './gateway-listener.ts'
import { nameIn } from './gateway-hosts.ts'

/**
 * Why it is not known that a gateway answers the same requests itself: routes of hosts that both sides serve take other requests,
 * so that some meet none, or do something else than to forward them.
 */
export function changedRoutes(listener: GatewayListener, head: GatewaySide, base: GatewaySide): string[] {
  const domains = [head, base].flatMap(({ gateway }) => listenerDomains(gateway, listener))
  const names = [...new Set(domains)].map(nameIn).flatMap((host) => {
    const [ofHead, ofBase] = [head, base].map(({ gateway }) => hostRoutes(gateway, listener, host))
    return ofHead && ofBase ? differingNames(ofHead, ofBase) : []
  })
  return [...new Set(names)].map(
    (name) => `the routes of ${name} differ, and which requests they take is not compared`,
  )
}

/** The objects of which only one side has the routes of a host so; those of head where only the order differs. */
function differingNames({ groups: inHead }: GatewayHost, { groups: inBase }: GatewayHost): string[] {
  const [ofHead, ofBase] = [inHead.map(routesText), inBase.map(routesText)]
  if (ofHead.join('\n') === ofBase.join('\n')) return []
  const only = [
    ...inHead.filter((routes) => !ofBase.includes(routesText(routes))),
    ...inBase.filter((routes) => !ofHead.includes(routesText(routes))),
  ]
  return (only.length > 0 ? only : inHead).map(([first]) => nameOf(writtenObject(first!.virtualService)))
}

/** What a route has to do with whether a request is forwarded: where it is sent is not compared. */
const fields = ['match', 'redirect', 'directResponse', 'fault', 'corsPolicy'] as const

const routesText = oncePer((routes: readonly CompiledRoute[]): string =>
  JSON.stringify(
    routes.map(({ merged, place, virtualService }) => [
      canonicalJson(place.node === merged.node ? merged.node.get('match') : place.node),
      fields.map((field) => canonicalJson(merged.node.get(field))),
      // The root of a delegate has conditions of its own.
      merged.owner === virtualService ? '' : canonicalJson(virtualService.spec.get('http')),
    ]),
  ),
)
