import { allocatesInProxies, capturesDns } from '../../istio/workload/dns-capture.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { defineRule } from '../rule.ts'

export const tcpWithoutAddress = defineRule({
  id: 'egress/tcp-without-address',
  codes: ['resolution-none', 'allocation-before-1-25', 'allocation-disabled', 'no-dns-capture'],
  severity: 'warning',
  istio: ['IST0134'],
  summary: 'A TCP port of a host that has no address to tell it by.',
  why: 'Plain TCP does not name its host, so the proxy tells hosts apart by address. Without one it listens on all addresses of the port: connections to any other host on that port go the same way.',
  fix: 'List the addresses of the host, set a protocol that names its host (TLS, HTTP), or let Istio allocate an address and the proxies use it: a resolution other than NONE, and `ISTIO_META_DNS_CAPTURE: "true"` in the `proxyMetadata` of the mesh; `mesh.defaultConfig` in `.meshgate.yaml` says so where this repository does not hold it.',
  across: {
    *ServiceEntry(entry, mesh) {
      if (entry.spec.items('addresses').length > 0) return
      const reason = whyWithout(entry, mesh)
      if (reason === null) return
      for (const { node, number, protocol } of declaredPorts(entry)) {
        if (protocol !== '' && protocol !== 'tcp') continue
        const what = protocol === '' ? `port ${number}, which has no protocol,` : `TCP port ${number}`
        yield {
          code: reason.code,
          node: isPresent(node.get('protocol')) ? node.get('protocol') : node,
          message: `${what} has no address to tell its host by, and ${reason.text}: connections to other hosts on that port are taken for it`,
        }
      }
    },
  },
})

/** Why proxies have no address for an entry. */
interface Reason {
  readonly code: 'no-dns-capture' | AllocationCode
  /** A clause. */
  readonly text: string
}

/** Why Istio allocates no address. */
type AllocationCode = 'resolution-none' | 'allocation-before-1-25' | 'allocation-disabled'

/**
 * Why proxies have no address for an entry; `null` if they have. Since 1.25 istiod allocates addresses by default, and
 * only proxies that capture DNS use them (istio `pilot/pkg/networking/serviceentry/ip_autoallocation.go`,
 * `pilot/pkg/model/service.go`).
 */
function whyWithout(entry: Manifest, mesh: Mesh): Reason | null {
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh]
  const isStored = entry.root.at('status', 'addresses').items().length > 0
  const code = isStored ? null : whyNotAllocated(entry, mesh, worlds.some(allocatesInProxies))
  if (code !== null) return { code, text: `Istio allocates none ${allocationReasons[code]}` }
  if (worlds.some(capturesDns)) return null
  return {
    code: 'no-dns-capture',
    text: 'nothing says that proxies capture DNS (`ISTIO_META_DNS_CAPTURE`), without which they do not use the one that Istio allocates',
  }
}

const allocationReasons: Readonly<Record<AllocationCode, string>> = {
  'resolution-none': 'with resolution NONE',
  'allocation-before-1-25': 'before release 1.25',
  'allocation-disabled': 'for its label',
}

function whyNotAllocated(entry: Manifest, mesh: Mesh, inProxies: boolean): AllocationCode | null {
  const resolution = entry.spec.get('resolution')
  if (!isPresent(resolution) || resolution.text === 'NONE') return 'resolution-none'
  if (!atLeast(mesh, 1, 25)) return inProxies ? null : 'allocation-before-1-25'
  const label = entry.root.at('metadata', 'labels', 'networking.istio.io/enable-autoallocate-ip')
  return label.text.toLowerCase() === 'false' ? 'allocation-disabled' : null
}
