import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayShareNamespace } from '../../src/model/presence.ts'
import { sidecarImports, mayImport } from '../../src/istio/hosts/sidecar-scope.ts'
import { hosts, meshOf, object, serviceEntry } from './random-objects.ts'

const imported = fc.oneof(
  hosts,
  fc.tuple(fc.constantFrom('.', '*', '~', 'a', 'b', 'istio-system'), hosts).map((parts) => parts.join('/')),
)
const sidecar = object(
  'networking.istio.io/v1',
  'Sidecar',
  fc.record({
    egress: fc.array(fc.record({ hosts: fc.array(imported, { minLength: 1, maxLength: 2 }) }), {
      minLength: 0,
      maxLength: 2,
    }),
  }),
)

test('a host is imported where a look at each Sidecar that may be there finds that it is', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(sidecar, serviceEntry), { maxLength: 7 }), hosts, (some, host) => {
      const mesh = meshOf(some)
      const places = mesh.manifests.map(({ namespace }) => namespace)
      for (const own of mesh.manifests)
        for (const declaredIn of new Set([...places, 'elsewhere'])) {
          const isImported = mesh
            .ofKind('Sidecar')
            .filter((importer) => mayShareNamespace(importer, own))
            .some((importer) => sidecarImports(mesh, importer, host, declaredIn, own.namespace))
          expect(mayImport(mesh, host, declaredIn, own.namespace)).toBe(isImported)
        }
    }),
    { numRuns: 400 },
  )
})
