import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import { declaredPorts } from '../../src/istio/hosts/services.ts'
import { labelsOf, policySelector, selects } from '../../src/istio/policy/selector.ts'
import { opaquePorts } from '../../src/istio/workload/workload-ports.ts'
import { workloadsWithLabels, workloadsWithLabelsIn } from '../../src/istio/workload/workloads.ts'
import { gatewayPort } from '../../src/rules/routing/gateway-port.ts'
import { gateway, meshOf, object, ports } from './random-objects.ts'

const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'zone'), fc.constantFrom('a', 'b'))
const service = object(
  'v1',
  'Service',
  fc.record({
    selector: labels,
    ports: fc.array(fc.record({ port: ports, name: fc.constantFrom('tcp', 'x', 'http') }), { maxLength: 2 }),
  }),
)
const deployment = object(
  'apps/v1',
  'Deployment',
  labels.map((own) => ({ template: { metadata: { labels: own } } })),
)
const policy = object(
  'security.istio.io/v1',
  'AuthorizationPolicy',
  labels.map((matchLabels) => ({ selector: { matchLabels } })),
)

test('the index finds the same useless Gateway ports as a check of each Service', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(service, gateway), { maxLength: 9 }), (some) => {
      const mesh = meshOf(some)
      const missed = mesh.ofKind('Gateway').flatMap((own) => {
        const borne = labelsOf(own.spec.get('selector'))
        const before = mesh.ofKind('Service').filter(({ spec }) => {
          const selector = labelsOf(spec.get('selector'))
          return selector.size > 0 && selects(selector, borne)
        })
        const numbers = before.flatMap(declaredPorts).map(({ number }) => number)
        const opened = own.spec.items('servers').map((server) => server.at('port', 'number'))
        return opened
          .filter((port) => numbers.length > 0 && !numbers.includes(port.number!))
          .map(
            (port) => `${port.location.file} ${port.path} ${before.map(({ root }) => root.file).toSorted()}`,
          )
      })
      const found = lint(mesh, [gatewayPort]).map(({ at, node, related }) => {
        const files = related.map((location) =>
          'location' in location.node ? location.node.location.file : location.node.file,
        )
        return `${at.file} ${'path' in node ? node.path : ''} ${files.toSorted()}`
      })
      expect(found.toSorted()).toEqual(missed.toSorted())
    }),
    { numRuns: 300 },
  )
})

test('the workloads of a namespace that bear labels are those of all that are in it', () => {
  fc.assert(
    fc.property(fc.array(deployment, { maxLength: 9 }), labels, (some, wanted) => {
      const mesh = meshOf(some)
      const all = workloadsWithLabels(mesh, new Map(Object.entries(wanted)))
      for (const { namespace } of mesh.manifests)
        expect(workloadsWithLabelsIn(mesh, namespace, new Map(Object.entries(wanted)))).toEqual(
          all.filter((candidate) => candidate.namespace === namespace),
        )
    }),
    { numRuns: 300 },
  )
})

test('the opaque ports of a policy are those that a look at each Service finds', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(service, policy), { maxLength: 9 }), ports, (some, number) => {
      const mesh = meshOf(some)
      for (const own of mesh.ofKind('AuthorizationPolicy')) {
        const selector = policySelector(own)
        const isForAll = own.namespace === mesh.rootNamespace && selector.size === 0
        const found = mesh
          .ofKind('Service')
          .filter(({ spec, namespace }) => {
            const borne = labelsOf(spec.get('selector'))
            return (isForAll || namespace === own.namespace) && borne.size > 0 && selects(selector, borne)
          })
          .flatMap(declaredPorts)
          .filter(({ protocol }) => protocol !== 'http')
          .map(({ node }) => node)
        expect(opaquePorts(mesh, own).map(({ node }) => node)).toEqual(found)
        const numbered = found.filter((node) => node.get('port').number === number)
        expect(opaquePorts(mesh, own, number).map(({ node }) => node)).toEqual(numbered)
      }
    }),
    { numRuns: 300 },
  )
})
