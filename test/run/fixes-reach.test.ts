import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Target } from '../../src/core/target.ts'
import { lint } from '../../src/lint.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { rules } from '../../src/rules/index.ts'
import { countFindings } from '../../src/run/fixes/finding-key.ts'
import { reachOfDifference } from '../../src/istio/hosts/difference-reach.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/** An object as plain data. */
type Data = Readonly<Record<string, unknown>>

const targets = ['edited', 'one', 'two', 'three']

const host = fc.constantFrom(
  'a.example.com',
  'b.example.com',
  'c.example.net',
  '*.example.com',
  'orders',
  'orders.shop.svc.cluster.local',
  'pay.shop.svc.cluster.local',
)
const namespace = fc.constantFrom('shop', 'pay')
const name = fc.constantFrom('orders', 'pay', 'edge')
const port = fc.constantFrom(80, 443, 8080)
const duration = fc.constantFrom('1s', '5s', '30s')

const virtualService = fc
  .record({
    host,
    to: host,
    port,
    timeout: duration,
    perTryTimeout: duration,
    subset: fc.boolean(),
    bound: fc.boolean(),
  })
  .map(({ host: from, to, port: number, timeout, perTryTimeout, subset, bound }) => ({
    hosts: [from],
    ...(bound && { gateways: ['mesh', 'edge', 'shop/edge'] }),
    http: [
      {
        route: [{ destination: { host: to, port: { number }, ...(subset && { subset: 'v1' }) } }],
        timeout,
        retries: { attempts: 3, perTryTimeout },
      },
    ],
  }))
const destinationRule = fc
  .record({
    host,
    mode: fc.constantFrom('SIMPLE', 'DISABLE', 'ISTIO_MUTUAL'),
    number: port,
    subset: fc.boolean(),
  })
  .map(({ host: of, mode, number, subset }) => ({
    host: of,
    trafficPolicy: { portLevelSettings: [{ port: { number }, tls: { mode } }] },
    ...(subset && { subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
  }))
const serviceEntry = fc
  .record({ host, number: port, protocol: fc.constantFrom('HTTP', 'TLS', 'TCP') })
  .map(({ host: of, number, protocol }) => ({
    hosts: [of],
    resolution: 'DNS',
    location: 'MESH_EXTERNAL',
    ports: [{ number, name: protocol.toLowerCase(), protocol }],
  }))
const gateway = host.map((of) => ({
  selector: { istio: 'ingressgateway' },
  servers: [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: [of] }],
}))
const sidecar = host.map((of) => ({ egress: [{ hosts: [`./${of}`, 'istio-system/*'] }] }))
const service = port.map((number) => ({ selector: { app: 'a' }, ports: [{ port: number, name: 'http' }] }))

const ofHosts = [
  ['networking.istio.io/v1', 'VirtualService', virtualService],
  ['networking.istio.io/v1', 'DestinationRule', destinationRule],
] as const
const anyObject = [
  ...ofHosts,
  ['networking.istio.io/v1', 'ServiceEntry', serviceEntry],
  ['networking.istio.io/v1', 'Gateway', gateway],
  ['networking.istio.io/v1', 'Sidecar', sidecar],
  ['v1', 'Service', service],
] as const

const object = fc
  .record({
    name,
    namespace,
    body: fc.oneof(...anyObject.map(([apiVersion, kind, spec]) => bodyOf(apiVersion, kind, spec))),
  })
  .map(({ body, ...metadata }): Data => ({ ...body, metadata }))

function bodyOf(apiVersion: string, kind: string, spec: fc.Arbitrary<object>) {
  return spec.map((objectSpec) => ({ apiVersion, kind, spec: objectSpec }))
}

/** An object of the edited target, before and after. */
const edit = fc.oneof(
  ...ofHosts.map(([apiVersion, kind, spec]) =>
    fc
      .record({ name, namespace, before: spec as fc.Arbitrary<object>, after: spec as fc.Arbitrary<object> })
      .map(({ before, after, ...metadata }): [Data, Data] => [
        { apiVersion, kind, metadata, spec: before },
        { apiVersion, kind, metadata, spec: after },
      ]),
  ),
)

it('where an edit reaches nobody, all is found as before', () => {
  fc.assert(
    fc.property(
      edit,
      fc.array(object, { maxLength: 2 }),
      fc.array(fc.tuple(fc.constantFrom(...targets.slice(1)), object), { minLength: 1, maxLength: 8 }),
      ([before, after], beside, otherObjects) => {
        const unchanged = [
          ...beside.map((data) => manifest(data, 'edited')),
          ...otherObjects.map(([of, data]) => manifest(data, of)),
        ]
        const [old, now] = [manifest(before, 'edited'), manifest(after, 'edited')]
        const [then, mesh] = [meshOf([old, ...unchanged]), meshOf([now, ...unchanged])]
        const reached = reachedTargets(then, mesh)
        const unreached = new Set(targets.filter((id) => !reached.has(id)))
        expect(factsIn(mesh, unreached)).toEqual(factsIn(then, unreached))
      },
    ),
    { numRuns: 500 },
  )
})

it('an edit of a route reaches those who share its host, and nobody else', () => {
  const route = (name: string, of: string): Data => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: 'shop' },
    spec: { hosts: [of], http: [{ route: [{ destination: { host: of } }], timeout: '1s' }] },
  })
  const entry = (name: string, of: string): Data => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace: 'shop' },
    spec: { hosts: [of], resolution: 'DNS', ports: [{ number: 80, name: 'http', protocol: 'HTTP' }] },
  })
  const others = [
    manifest(entry('b', '*.example.com'), 'one'),
    manifest(entry('c', 'b.example.org'), 'two'),
    manifest(route('d', 'b.example.net'), 'three'),
  ]
  const before = meshOf([manifest(route('a', 'a.example.com'), 'edited'), ...others])
  const reachedBy = (after: Data): string[] => [
    ...reachedTargets(before, meshOf([manifest(after, 'edited'), ...others])),
  ]
  expect(reachedBy({ ...route('a', 'a.example.com'), spec: {} })).toEqual(['edited', 'one'])
  const sidecarOf = { egress: [{ hosts: ['./*'] }] }
  expect(reachedBy({ ...route('a', ''), kind: 'Sidecar', spec: sidecarOf })).toEqual(targets)
})

/** The ids of the targets that a difference reaches. */
function reachedTargets(before: Mesh, after: Mesh): ReadonlySet<string> {
  const reach = reachOfDifference(after.manifests, before.manifests, new Set(['edited']))
  return reach === 'everything' ? new Set(targets) : reach.targets
}

function manifest(data: Data, target: string): Manifest {
  return manifestsOf(parseDocuments(JSON.stringify(data), target), target, 'default')[0]!
}

function targetOf(id: string): Target {
  return { id, kind: 'manifests', path: id, environment: 'prod', files: [], missing: [] }
}

function meshOf(manifests: readonly Manifest[]): Mesh {
  return createMesh({ ...emptyMesh, environment: 'prod', targets: targets.map(targetOf), manifests })
}

function factsIn(mesh: Mesh, of: ReadonlySet<string>): Record<string, number> {
  const findings = lint(mesh, rules).filter(({ target }) => target !== null && of.has(target))
  return Object.fromEntries([...countFindings(findings)].toSorted())
}
