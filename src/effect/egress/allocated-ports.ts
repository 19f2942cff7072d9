import { groupBy } from '../../core/group.ts'
import { allocatesInProxies, sidecarsCaptureDns } from '../../istio/workload/dns-capture.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import { registryServices } from '../request/registry/registry.ts'

/**
 * A text for each port that several hosts share, one of which has TCP there and no `addresses`, if sidecars may use the address
 * that istiod allocates to it: it then has a listener of its own (istio `pilot/pkg/model/service.go`, GetAddressForProxy).
 */
export function allocatedPorts(mesh: Mesh): string[] {
  if (!sidecarsCaptureDns(mesh) || !(atLeast(mesh, 1, 25) || allocatesInProxies(mesh))) return []
  const listeners = registryServices(mesh).flatMap(
    ({ host, ports, hasAddress, isKubernetes, resolution }) => {
      const isAllocated = !hasAddress && !isKubernetes && resolution !== 'none'
      return ports.map(({ number, protocol }) => {
        const isStream = protocol === 'tcp' || protocol === 'auto'
        return {
          host,
          number,
          isAllocated: isAllocated && isStream,
          isShared: isAllocated || protocol === 'http',
        }
      })
    },
  )
  return [...groupBy(listeners, ({ number }) => number)].flatMap(([number, ofPort]) => {
    const hosts = new Set(ofPort.flatMap(({ host, isShared }) => (isShared ? [host] : [])))
    return hosts.size > 1 && ofPort.some(({ isAllocated }) => isAllocated)
      ? [`which hosts get connections to the addresses that istiod allocates, at port ${number}`]
      : []
  })
}
