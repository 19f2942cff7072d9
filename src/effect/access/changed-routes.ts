import { writtenObject } from '../../istio/gateway-api/converted-object.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import { gatewayHostKey, routesKey } from './route-keys.ts'

/**
 * For a gateway with too many routes to compare: a sentence for each VirtualService, or object that was converted to one,
 * whose routes of a host that both sides have differ. Empty if there is none.
 */
export function changedRouteTexts(
  pairs: readonly { readonly head: GatewayHost | undefined; readonly base: GatewayHost | undefined }[],
): string[] {
  const names = pairs.flatMap(({ head, base }) => (head && base ? differingNames(head, base) : []))
  return [...new Set(names)].map((name) => `the routes of ${name} differ, and are more than can be compared`)
}

/** The objects whose routes of a host are on one side only; if only the order differs, those of head. */
function differingNames(head: GatewayHost, base: GatewayHost): string[] {
  if (gatewayHostKey(head) === gatewayHostKey(base)) return []
  const [inHead, inBase] = [head, base].map(({ groups }) => new Set(groups.map(routesKey)))
  const only = [
    ...head.groups.filter((routes) => !inBase!.has(routesKey(routes))),
    ...base.groups.filter((routes) => !inHead!.has(routesKey(routes))),
  ]
  return (only.length > 0 ? only : head.groups).map(([first]) =>
    manifestTitle(writtenObject(first!.virtualService)),
  )
}
