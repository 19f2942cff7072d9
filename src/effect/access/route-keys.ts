import { oncePer } from '../../core/once-per.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'

/** A key that is equal for hosts with equal routes. */
export function gatewayHostKey({ groups }: GatewayHost): string {
  return groups.map(routesKey).join('\n')
}

/** The fields of a route that affect the outcome of a request. */
const fields = ['match', 'redirect', 'directResponse', 'fault', 'route', 'rewrite', 'corsPolicy'] as const

/** A key that is equal for equal lists of routes. */
export const routesKey = oncePer((routes: readonly CompiledRoute[]): string =>
  JSON.stringify(
    routes.map(({ merged, place, virtualService }) => [
      merged.owner.namespace,
      canonicalJson(place.node === merged.node ? merged.node.get('match') : place.node),
      fields.map((field) => canonicalJson(merged.node.get(field))),
      // The root of a delegate has its own conditions.
      merged.owner === virtualService ? '' : canonicalJson(virtualService.spec.get('http')),
    ]),
  ),
)
