import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clashingServer, type ServerClash } from '../../src/istio/routing/gateway-servers.ts'
import { serverHost } from '../../src/istio/hosts/server-host.ts'
import { gatewaySelector, serverTraffic } from '../../src/istio/routing/gateways.ts'
import { normalHost } from '../../src/istio/hosts/hosts.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import type { Node } from '../../src/model/node.ts'
import { isSameObject } from '../../src/model/presence.ts'
import { selects } from '../../src/istio/policy/selector.ts'
import { gateway, meshOf } from './random-objects.ts'

interface Served {
  readonly gateway: Manifest
  readonly server: Node
}

function serversOf(mesh: Mesh): Served[] {
  return mesh
    .ofKind('Gateway')
    .flatMap((manifest) => manifest.spec.items('servers').map((server) => ({ gateway: manifest, server })))
}

function clashInPairs(first: Served, second: Served): ServerClash['kind'] | null {
  const [labels, others] = [gatewaySelector(first.gateway), gatewaySelector(second.gateway)]
  const sharesPods =
    labels.size > 0 && others.size > 0 && (selects(labels, others) || selects(others, labels))
  const [port, otherPort] = [first.server, second.server].map((server) => server.at('port', 'number').number)
  if (!sharesPods || port !== otherPort || isSameObject(first.gateway, second.gateway)) return null
  const [traffic, otherTraffic] = [serverTraffic(first.server), serverTraffic(second.server)]
  if (traffic !== otherTraffic) return [traffic, otherTraffic].includes('tls') ? 'mixed' : 'plain'
  if (traffic === 'tcp') return 'plain'
  const [hosts, otherHosts] = [hostsOf(first), hostsOf(second)]
  return traffic === 'tls' && hosts.some((host) => otherHosts.includes(host)) ? 'tls' : null
}

function hostsOf({ server }: Served): string[] {
  return server.items('hosts').map(({ text }) => normalHost(serverHost(text).host))
}

test('the first clashing server is the one that a check of all servers finds', () => {
  fc.assert(
    fc.property(fc.array(gateway, { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      const all = serversOf(mesh)
      for (const served of all) {
        const expected = all.find((candidate) => clashInPairs(candidate, served) !== null)
        const found = clashingServer(mesh, served.gateway, served.server)
        expect(found?.server.location).toEqual(expected?.server.location)
        if (found && expected) expect(found.kind).toBe(clashInPairs(expected, served))
      }
    }),
    { numRuns: 300 },
  )
})
