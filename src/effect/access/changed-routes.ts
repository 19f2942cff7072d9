import { writtenObject } from '../../istio/gateway-api/converted-object.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import { gatewayHostKey, routesKey } from './route-keys.ts'

/**
 * Why it is not known that a gateway sends or answers the same requests: routes of hosts that both sides serve differ, and are
 * more than can be compared.
 */
export function changedRoutes(
  pairs: readonly { readonly head: GatewayHost | undefined; readonly base: GatewayHost | undefined }[],
): string[] {
  const names = pairs.flatMap(({ head, base }) => (head && base ? differingNames(head, base) : []))
  return [...new Set(names)].map((name) => `the routes of ${name} differ, and are more than can be compared`)
}

/** The objects of which only one side has the routes of a host so; those of head where only the order differs. */
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
