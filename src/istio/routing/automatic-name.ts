import { gatewayKeysOf, meshGateway } from './gateways.ts'
import type { Manifest } from '../../model/manifest.ts'

/**
 * True for a name that Istio generates for a port and subset of a Service, used by gateways between clusters:
 * `outbound_.80_.v1_.shop.example.org`. It is not a host name, and only VirtualServices of gateways that match SNI hosts
 * may use it (istio `pkg/config/validation/agent/validation.go`,
 * ValidateWildcardDomainForVirtualServiceBoundToGateway).
 */
export function isAutomaticName(name: string, virtualService: Manifest): boolean {
  return (
    automatic.test(name) &&
    !gatewayKeysOf(virtualService).includes(meshGateway) &&
    matchesNames(virtualService)
  )
}

const automatic = /^outbound_[^_]*\d[^_]*_[^_]*_[^_]*[a-zA-Z]/

function matchesNames({ spec }: Manifest): boolean {
  const matches = spec.items('tls').flatMap((route) => route.items('match'))
  return matches.some((match) => match.items('sniHosts').length > 0)
}
