import { allocationObstacle, type AllocationObstacle } from '../../istio/hosts/address-allocation.ts'
import { allocatesInProxies, capturesDns } from '../../istio/workload/dns-capture.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { defineRule } from '../rule.ts'

export const tcpWithoutAddress = defineRule({
  id: 'egress/tcp-without-address',
  codes: ['resolution-none', 'allocation-before-1-25', 'allocation-disabled', 'no-dns-capture'],
  severity: 'warning',
  istio: ['IST0134'],
  summary: 'A TCP port of a host without an address by which the proxy can recognize the host.',
  why: 'Plain TCP does not name its host, so the proxy tells hosts apart by their addresses. Without an address it listens on all addresses of the port: connections to any other host on that port go to this host, too.',
  fix: 'List the addresses of the host, set a protocol that names its host (TLS, HTTP), or let Istio allocate an address that the proxies use: set a resolution other than NONE, and `ISTIO_META_DNS_CAPTURE: "true"` in the `proxyMetadata` of the mesh. If this repository does not contain the mesh configuration, set `mesh.defaultConfig` in `.meshgate.yaml`.',
  across: {
    *ServiceEntry(entry, mesh) {
      if (entry.spec.items('addresses').length > 0) return
      const reason = reasonWithoutAddress(entry, mesh)
      if (reason === null) return
      for (const { node, number, protocol } of declaredPorts(entry)) {
        if (protocol !== '' && protocol !== 'tcp') continue
        const subject = protocol === '' ? `port ${number}, which has no protocol,` : `TCP port ${number}`
        yield {
          code: reason.code,
          node: isPresent(node.get('protocol')) ? node.get('protocol') : node,
          message: `${subject} has no address by which the proxy recognizes its host, and ${reason.text}: connections to other hosts on that port go to this host; list its addresses`,
        }
      }
    },
  },
})

/** Why proxies have no address for an entry. */
interface Reason {
  readonly code: 'no-dns-capture' | AllocationObstacle
  /** The reason as a clause. */
  readonly text: string
}

/**
 * Why proxies have no address for an entry; `null` if they have one. Since 1.25 istiod allocates addresses by default, and
 * only proxies that capture DNS use them (istio `pilot/pkg/networking/serviceentry/ip_autoallocation.go`,
 * `pilot/pkg/model/service.go`).
 */
function reasonWithoutAddress(entry: Manifest, mesh: Mesh): Reason | null {
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  const hasAllocatedAddress = entry.root.at('status', 'addresses').items().length > 0
  const code = hasAllocatedAddress ? null : allocationObstacle(mesh, entry)
  const isMetByProxies = code === 'allocation-before-1-25' && meshes.some(allocatesInProxies)
  if (code !== null && !isMetByProxies)
    return { code, text: `Istio allocates none ${allocationReasons[code]}` }
  if (meshes.some(capturesDns)) return null
  return {
    code: 'no-dns-capture',
    text: 'nothing says that proxies capture DNS (`ISTIO_META_DNS_CAPTURE`), without which they do not use the one that Istio allocates',
  }
}

const allocationReasons: Readonly<Record<AllocationObstacle, string>> = {
  'resolution-none': 'with resolution NONE',
  'allocation-before-1-25': 'before release 1.25',
  'allocation-disabled': 'because of its label',
}
