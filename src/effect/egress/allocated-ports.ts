import { groupBy } from '../../core/group.ts'
import { allocatesInProxies, sidecarsCaptureDns, statesDnsCapture } from '../../istio/workload/dns-capture.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { registryServices } from '../request/registry/registry.ts'

/**
 * A text for each port of `sharedPorts`, if sidecars may use the addresses that istiod allocates: a host then has a listener
 * of its own (istio `pilot/pkg/model/service.go`, GetAddressForProxy).
 */
export function portsByAllocatedAddress(mesh: Mesh): string[] {
  if (!sidecarsCaptureDns(mesh) || !(atLeast(mesh, 1, 25) || allocatesInProxies(mesh))) return []
  return [...sharedPorts(mesh).keys()].map(
    (number) =>
      `which hosts get connections to the addresses that istiod allocates, at port ${number}, is not known`,
  )
}

/**
 * A text for each port of `sharedPorts` in head where more may be reached than in base if sidecars capture DNS, which no file
 * states: a port whose hosts differ, or any of them if routes of connections or Sidecars differ. All without a base.
 */
export function portsByUnstatedCapture(head: Mesh, base: Mesh | null): string[] {
  if (statesDnsCapture(head)) return []
  const inHead = sharedPorts(head)
  if (inHead.size === 0) return []
  const inBase = base && streamRouting(base) === streamRouting(head) ? sharedPorts(base) : new Map()
  return [...inHead]
    .filter(([number, key]) => inBase.get(number) !== key)
    .map(
      ([number]) =>
        `no file states whether sidecars capture DNS (\`ISTIO_META_DNS_CAPTURE\`), which decides which hosts get connections at port ${number}`,
    )
}

/**
 * The ports that several hosts share, one of which has TCP there and no `addresses`, each with a key that is equal for the
 * same hosts.
 */
function sharedPorts(mesh: Mesh): ReadonlyMap<number, string> {
  const listeners = registryServices(mesh).flatMap(
    ({ host, ports, hasAddress, isKubernetes, resolution, addresses, exportTo }) => {
      const isAllocated = !hasAddress && !isKubernetes && resolution !== 'none'
      return ports.map(({ number, protocol }) => {
        const isStream = protocol === 'tcp' || protocol === 'auto'
        return {
          host,
          number,
          isAllocated: isAllocated && isStream,
          isShared: isAllocated || protocol === 'http',
          key: [host, protocol, resolution, addresses, exportTo],
        }
      })
    },
  )
  const shared = [...groupBy(listeners, ({ number }) => number)].filter(([, ofPort]) => {
    const hosts = new Set(ofPort.flatMap(({ host, isShared }) => (isShared ? [host] : [])))
    return hosts.size > 1 && ofPort.some(({ isAllocated }) => isAllocated)
  })
  return new Map(shared.map(([number, ofPort]) => [number, JSON.stringify(ofPort.map(({ key }) => key))]))
}

/** A key of the objects that decide which hosts sidecars import and where they send connections. */
function streamRouting(mesh: Mesh): string {
  const objects = [
    ...mesh.ofKind('Sidecar'),
    ...mesh
      .ofKind('VirtualService')
      .filter(({ spec }) => ['tcp', 'tls'].some((field) => spec.items(field).length > 0)),
    ...mesh.ofKind('TCPRoute'),
    ...mesh.ofKind('TLSRoute'),
  ]
  return JSON.stringify(objects.map((object) => [objectKey(object), canonicalJson(object.spec)]).toSorted())
}
