import { gatewaysBehind } from '../../src/istio/routing/gateways-behind.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStatedNamespace } from '../../src/core/namespace.ts'
import { hasBackendTls } from '../../src/istio/gateway-api/backend-tls.ts'
import { fullHost } from '../../src/istio/hosts/hosts.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { sidecarRoutesFor } from '../../src/istio/routing/routed-destinations.ts'
import { hasStatedNamespace, mayShareNamespace } from '../../src/model/presence.ts'
import { labelsOf, selects } from '../../src/istio/policy/selector.ts'
import { declaredPorts, servicesFor } from '../../src/istio/hosts/services.ts'
import { gateway, meshOf, namespaces, object } from './random-objects.ts'

const gatewayGroup = 'gateway.networking.k8s.io'
const gatewayApi = `${gatewayGroup}/v1`
const names = fc.constantFrom('one', 'two')
const sections = fc.constantFrom('a', 'b')
const entry = object(
  'networking.istio.io/v1',
  'ServiceEntry',
  fc.record({
    hosts: fc.constant(['x.com']),
    ports: fc.constant([
      { number: 80, name: 'a', protocol: 'HTTP' },
      { number: 443, name: 'b', protocol: 'TLS' },
    ]),
  }),
)
const policy = object(
  gatewayApi,
  'BackendTLSPolicy',
  fc.record({
    targetRefs: fc.array(
      fc.record({
        group: fc.constantFrom('networking.istio.io', ''),
        kind: fc.constantFrom('ServiceEntry', 'Service'),
        name: names,
        sectionName: fc.option(sections, { nil: undefined }),
      }),
      { maxLength: 2 },
    ),
  }),
)
const route = object(
  gatewayApi,
  'HTTPRoute',
  fc.record({
    parentRefs: fc.array(
      fc.record({
        group: fc.constantFrom('networking.istio.io', gatewayGroup),
        kind: fc.constantFrom('ServiceEntry', 'Gateway'),
        name: names,
        namespace: fc.option(namespaces, { nil: undefined }),
        port: fc.option(fc.constantFrom(80, 443), { nil: undefined }),
      }),
      { maxLength: 2 },
    ),
  }),
)

test('a policy covers a port where a look at each policy finds one that does', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, policy), { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      for (const target of mesh.ofKind('ServiceEntry'))
        for (const { number, node } of declaredPorts(target)) {
          const refs = mesh
            .ofKind('BackendTLSPolicy')
            .filter((policy) => mayShareNamespace(policy, target))
            .flatMap(({ spec }) => spec.items('targetRefs'))
          const isCovered = refs.some(
            (ref) =>
              ref.get('group').text === 'networking.istio.io' &&
              ref.get('kind').text === 'ServiceEntry' &&
              ref.get('name').text === target.name &&
              ['', node.get('name').text].includes(ref.get('sectionName').text),
          )
          expect(hasBackendTls(mesh, target, number)).toBe(isCovered)
        }
    }),
    { numRuns: 300 },
  )
})

/** A route without rules that lead back takes everything elsewhere. */
const leading = route.map(({ target, data }) => ({
  target,
  data: { ...data, spec: { ...(data['spec'] as object), rules: [{ backendRefs: [] }] } },
}))

test('a route takes the requests of a host where a look at each route finds one that does', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, leading), { maxLength: 8 }), (some) => {
      const mesh = meshOf(some)
      const isTaken = mesh.ofKind('ServiceEntry').some((own) =>
        mesh.ofKind('HTTPRoute').some((candidate) =>
          candidate.spec.items('parentRefs').some((parent) => {
            const namespace = parent.get('namespace').text
            const isNear =
              namespace === ''
                ? mayShareNamespace(candidate, own)
                : namespace === own.namespace || !hasStatedNamespace(own)
            const isEntry =
              parent.get('group').text === 'networking.istio.io' && parent.get('kind').text === 'ServiceEntry'
            return isNear && isEntry && parent.get('name').text === own.name
          }),
        ),
      )
      expect(sidecarRoutesFor(mesh, 'x.com', 'http').length > 0).toBe(isTaken)
    }),
    { numRuns: 300 },
  )
})

const service = object(
  'v1',
  'Service',
  fc.record({
    selector: fc.dictionary(fc.constantFrom('app', 'tier', 'zone'), fc.constantFrom('a', 'b')),
  }),
)

function keyOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}

test('the Gateways behind a Service are those that a check of each finds, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(service, gateway), { maxLength: 8 }), fc.gen(), (some, gen) => {
      const mesh = meshOf(some)
      for (const { name, namespace } of mesh.ofKind('Service')) {
        const host = fullHost(name, namespace)
        const labels = labelsOf(servicesFor(mesh, host)[0]!.spec.get('selector'))
        const selecting = mesh.ofKind('Gateway').filter(({ spec }) => {
          const selector = labelsOf(spec.get('selector'))
          return selector.size > 0 && selects(selector, labels)
        })
        const behind = gatewaysBehind(mesh, host)
        expect(behind.gateways).toEqual(selecting)
        const key = `${gen(() => namespaces)}/${gen(() => fc.constantFrom('one', 'two', 'three'))}`
        const mayBe = selecting.some(
          (candidate) =>
            keyOf(candidate) === key ||
            (key.endsWith(`/${candidate.name}`) &&
              (!hasStatedNamespace(candidate) || !isStatedNamespace(key.split('/')[0]!))),
        )
        expect(behind.mayBe(key)).toBe(mayBe)
      }
    }),
    { numRuns: 300 },
  )
})
