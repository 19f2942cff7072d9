import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullHost, hostCovers, normalHost } from '../../src/istio/hosts/hosts.ts'
import { mayReceiveHttp } from '../../src/istio/routing/destination-protocol.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { matchesOf } from '../../src/istio/routing/matches.ts'
import { declaredPorts, isTls, portsOf } from '../../src/istio/hosts/services.ts'
import { meshOf, serviceEntry, virtualService } from './random-objects.ts'

function hostsOf({ spec, namespace }: Manifest): string[] {
  return spec.items('hosts').map(({ text }) => fullHost(text, namespace))
}

test('sidecars may send http exactly if a check of each declared host finds a port for it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(serviceEntry, virtualService), { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      const open = mesh
        .ofKind('ServiceEntry')
        .filter((entry) => declaredPorts(entry).some(({ protocol }) => !isTls(protocol)))
        .flatMap(({ spec }) => spec.items('hosts').map(({ text }) => normalHost(text)))
      for (const service of mesh.ofKind('VirtualService')) {
        const entries = service.spec.items('http').filter((entry) => !entry.get('match').exists)
        for (const match of entries.flatMap((entry) => matchesOf(service, entry, 'http'))) {
          if (match.gateways.join() !== 'mesh') continue
          const mayBe = hostsOf(service).some((host) => {
            const ports = portsOf(mesh, host) ?? []
            const isOpen = ports.length === 0 || ports.some(({ protocol }) => !isTls(protocol))
            return isOpen || open.some((name) => hostCovers(normalHost(host), name))
          })
          expect(mayReceiveHttp(mesh, service, match)).toBe(mayBe)
        }
      }
    }),
    { numRuns: 300 },
  )
})
