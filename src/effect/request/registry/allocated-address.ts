import { allocationObstacle } from '../../../istio/hosts/address-allocation.ts'
import { isWildcard } from '../../../istio/hosts/hosts.ts'
import { capturesDnsByDefault } from '../../../istio/workload/dns-capture.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'

/**
 * True if sidecars have an address of their own for a host of a ServiceEntry without addresses: istiod allocates one, which proxies
 * that capture DNS use (istio `pilot/pkg/model/service.go`, GetAddressForProxy). It is unique, whatever its value. Hosts with a
 * wildcard get one only with DYNAMIC_DNS (istio `pilot/pkg/controllers/ipallocate/ipallocate.go`, keepHost).
 */
export function hasAllocatedAddress(mesh: Mesh, entry: Manifest, host: string): boolean {
  return (
    capturesDnsByDefault(mesh) &&
    entry.spec.items('addresses').length === 0 &&
    allocationObstacle(mesh, entry) === null &&
    (!isWildcard(host) || entry.spec.get('resolution').text === 'DYNAMIC_DNS')
  )
}
