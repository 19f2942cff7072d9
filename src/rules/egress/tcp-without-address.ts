import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { declaredPorts } from '../../model/services.ts'
import { isGiven } from '../given.ts'
import { defineRule } from '../rule.ts'

export const tcpWithoutAddress = defineRule({
  id: 'egress/tcp-without-address',
  severity: 'warning',
  istio: ['IST0134'],
  summary: 'A TCP port of a host that has no address to tell it by.',
  why: 'Plain TCP does not name its host, so the proxy tells hosts apart by address. Without one it listens on all addresses of the port: connections to any other host on that port go the same way.',
  fix: 'List the addresses of the host, set a protocol that names its host (TLS, HTTP), or let Istio allocate an address: a resolution other than NONE, without the label that switches it off.',
  on: {
    *ServiceEntry(entry, mesh) {
      if (entry.spec.items('addresses').length > 0) return
      const reason = whyNotAllocated(entry, mesh)
      if (reason === null) return
      for (const { node, number, protocol } of declaredPorts(entry)) {
        if (protocol !== '' && protocol !== 'tcp') continue
        const what = protocol === '' ? `port ${number}, which has no protocol,` : `TCP port ${number}`
        yield {
          node: isGiven(node.get('protocol')) ? node.get('protocol') : node,
          message: `${what} has no address to tell its host by, and Istio allocates none ${reason}: connections to other hosts on that port are taken for it`,
        }
      }
    },
  },
})

/**
 * Why Istio, which since 1.25 allocates addresses by default, does not do so for an entry; `null` if it does
 * (istio `pilot/pkg/networking/serviceentry/ip_autoallocation.go`).
 */
function whyNotAllocated(entry: Manifest, mesh: Mesh): string | null {
  if (!atLeast(mesh, 1, 25)) return 'before release 1.25'
  const label = entry.root.at('metadata', 'labels', 'networking.istio.io/enable-autoallocate-ip')
  if (label.text.toLowerCase() === 'false') return 'for its label'
  const resolution = entry.spec.get('resolution')
  return !isGiven(resolution) || resolution.text === 'NONE' ? 'with resolution NONE' : null
}
