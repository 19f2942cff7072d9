import fc from 'fast-check'
import { expect, test } from 'vitest'
import { destinationRulesFor } from '../../src/istio/routing/winning-rule.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { routesOf } from '../../src/istio/routing/routes.ts'
import { ruledRoutes } from '../../src/istio/routing/ruled-routes.ts'
import { meshOf } from '../rules/objects.ts'

const namespace = fc.constantFrom('shop', 'front', 'istio-system')
const host = fc.constantFrom(
  'reviews',
  'Reviews.shop.svc.cluster.local.',
  'reviews.shop.svc.corp.example',
  'api.example.com',
  '*.example.com',
  '*.COM',
  '*',
)

function object(kind: string, name: string, own: string, spec: object): string {
  const apiVersion = 'networking.istio.io/v1'
  return JSON.stringify({ apiVersion, kind, metadata: { name, namespace: own }, spec })
}

test('the routes of a rule are those on which it acts, in their order', () => {
  const rule = fc.record(
    { host, exportTo: fc.constantFrom(['.'], ['*'], ['front']) },
    { requiredKeys: ['host'] },
  )
  const rules = fc.array(fc.tuple(namespace, rule), { maxLength: 6 })
  const services = fc.array(fc.tuple(namespace, fc.array(host, { minLength: 1, maxLength: 3 })), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(rules, services, (ruled, routing) => {
      const text = [
        ...ruled.map(([own, spec], index) => object('DestinationRule', `r${index}`, own, spec)),
        ...routing.map(([own, hosts], index) =>
          object('VirtualService', `v${index}`, own, {
            http: hosts.map((each) => ({ route: [{ destination: { host: each } }] })),
          }),
        ),
      ].join('\n---\n')
      const mesh = createMesh({
        ...meshOf(text),
        context: { ...emptyContext, meshConfig: { clusterDomain: 'corp.example' } },
      })
      const routes = mesh.ofKind('VirtualService').flatMap((service) => routesOf(mesh, service))
      for (const destinationRule of mesh.ofKind('DestinationRule')) {
        const expected = routes.filter((route) =>
          destinationRulesFor(mesh, route.host, route.virtualService.namespace).includes(destinationRule),
        )
        expect(ruledRoutes(mesh, destinationRule)).toEqual(expected)
      }
    }),
    { numRuns: 300 },
  )
})
