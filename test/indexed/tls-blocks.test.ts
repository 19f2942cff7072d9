import fc from 'fast-check'
import { expect, test } from 'vitest'
import { portLevelEntries, policiesOf, ruleHost, tlsIn } from '../../src/istio/routing/destination.ts'
import { isExportedTo } from '../../src/istio/hosts/export.ts'
import { hostCovers, hostsOverlap, isWildcard } from '../../src/istio/hosts/hosts.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { canonicalHost } from '../../src/istio/hosts/services.ts'
import { hasTlsBlock } from '../../src/istio/routing/tls-blocks.ts'
import { destinationRule, filesOf, hosts, meshOf, ports, serviceEntry } from './random-objects.ts'

/** The entries that a rule is for, found by looking at each. */
function entriesInPairs(mesh: Mesh, rule: Manifest): Manifest[] {
  const host = ruleHost(rule)
  return mesh.ofKind('ServiceEntry').filter((entry) => {
    const names = entry.spec.items('hosts').map(({ text }) => text)
    const isMeant = isWildcard(host)
      ? names.some((name) => hostCovers(host, name))
      : names.some((name) => hostCovers(canonicalHost(mesh, name), canonicalHost(mesh, host)))
    return isMeant && (isExportedTo(entry, rule.namespace) || isExportedTo(rule, entry.namespace))
  })
}

function blockInPairs(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  return mesh
    .ofKind('DestinationRule')
    .some(
      (rule) =>
        hostsOverlap(ruleHost(rule), host) &&
        entriesInPairs(mesh, rule).some(
          ({ namespace, name }) => namespace === entry.namespace && name === entry.name,
        ) &&
        policiesOf(rule).some((policy) => tlsIn(policy, port).kind === 'map'),
    )
}

const objects = fc.array(fc.oneof(destinationRule, serviceEntry), { maxLength: 10 })

test('the entries of a DestinationRule are those that a look at each finds, in their order', () => {
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const rule of mesh.ofKind('DestinationRule')) {
        expect(filesOf(portLevelEntries(mesh, rule))).toEqual(filesOf(entriesInPairs(mesh, rule)))
      }
    }),
    { numRuns: 300 },
  )
})

test('a tls block is found exactly if a check of each rule and entry finds one', () => {
  fc.assert(
    fc.property(objects, hosts, ports, (some, host, port) => {
      const mesh = meshOf(some)
      const entries = mesh.ofKind('ServiceEntry')
      const found = entries.map((entry) => hasTlsBlock(mesh, entry, host, port))
      expect(found).toEqual(entries.map((entry) => blockInPairs(mesh, entry, host, port)))
    }),
    { numRuns: 300 },
  )
})
