import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alteredMesh } from '../../src/model/altered-mesh.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh } from '../../src/model/mesh.ts'
import { indexByHosts, objectsByHost } from '../../src/istio/hosts/object-index.ts'
import { meshOf } from '../rules/objects.ts'

const hosts = ['api.example.com', 'web.example.com', '*.example.com', '*.com', '*']
const kinds = ['ServiceEntry', 'DestinationRule']

/** An object of a kind with some hosts. */
const shape = fc.record({
  kind: fc.constantFrom(...kinds),
  hosts: fc.array(fc.constantFrom(...hosts), { maxLength: 3 }),
})

function objects(shapes: readonly { kind: string; hosts: string[] }[], name: string): readonly Manifest[] {
  const texts = shapes.map((each, index) =>
    JSON.stringify({
      apiVersion: 'networking.istio.io/v1',
      kind: each.kind,
      metadata: { name: `${name}${index}`, namespace: 'shop' },
      spec: { hosts: each.hosts },
    }),
  )
  return meshOf(texts.join('\n---\n')).manifests
}

const hostsOf = (_: unknown, { spec }: Manifest): string[] => spec.items('hosts').map(({ text }) => text)
const entriesByHosts = indexByHosts('ServiceEntry', hostsOf)
const entriesOfHost = objectsByHost('ServiceEntry', hostsOf)

test('an index of an altered mesh answers as that of a new mesh of the same objects', () => {
  const changes = fc.array(fc.option(shape), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 6 }), changes, changes, (shapes, first, second) => {
      let manifests = objects(shapes, 'old')
      let mesh = createMesh({ ...emptyMesh, manifests })
      for (const [turn, change] of [first, second].entries()) {
        const brought = objects(
          change.flatMap((each) => each ?? []),
          `new${turn}-`,
        )[Symbol.iterator]()
        const alterations = new Map(
          manifests
            .slice(0, change.length)
            .map((old, index) => [old, change[index] ? brought.next().value! : null]),
        )
        mesh = alteredMesh(mesh, alterations)
        manifests = manifests.flatMap((each) =>
          alterations.has(each) ? (alterations.get(each) ?? []) : each,
        )
        const expected = createMesh({ ...emptyMesh, manifests })
        for (const host of hosts) {
          for (const find of ['covering', 'below', 'overlapping'] as const)
            expect(entriesByHosts(mesh)[find](host)).toEqual(entriesByHosts(expected)[find](host))
          expect(entriesOfHost(mesh).of(host)).toEqual(entriesOfHost(expected).of(host))
          for (const find of ['covering', 'below'] as const)
            expect(entriesOfHost(mesh).hosts[find](host).toSorted()).toEqual(
              entriesOfHost(expected).hosts[find](host).toSorted(),
            )
        }
      }
    }),
  )
})
