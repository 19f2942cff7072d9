import fc from 'fast-check'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/** An object of some release, as plain data. */
export interface RandomObject {
  readonly target: string
  readonly data: { readonly [field: string]: unknown }
}

/** Few, so that objects meet. */
export const namespaces = fc.constantFrom('a', 'b', 'default', 'istio-system')
export const hosts = fc.constantFrom(
  ...[
    '*',
    '*.com',
    '*.x.com',
    '*.y.x.com',
    '*-api.x.com',
    'x.com',
    'p.x.com',
    'q-api.x.com',
    'r.y.x.com',
    'P.X.com.',
  ],
  ...['web', 'web.a.svc.cluster.local', '*.svc.cluster.local'],
)
export const ports = fc.constantFrom(80, 443, 8080)
const exportTo = fc.option(fc.subarray(['*', '.', '~', 'a', 'b'], { minLength: 1, maxLength: 2 }), {
  nil: undefined,
  freq: 2,
})

/** An object of a kind with a random name, namespace and release. */
export function object(
  apiVersion: string,
  kind: string,
  spec: fc.Arbitrary<Record<string, unknown>>,
): fc.Arbitrary<RandomObject> {
  return fc
    .record({
      name: fc.constantFrom('one', 'two', 'three'),
      namespace: fc.option(namespaces, { nil: undefined }),
      target: fc.constantFrom('first', 'second'),
      spec,
    })
    .map(({ target, spec: own, ...metadata }) => ({
      target,
      data: { apiVersion, kind, metadata, spec: own },
    }))
}

const networking = 'networking.istio.io/v1'

const tls = fc.option(
  fc.record({
    mode: fc.constantFrom('SIMPLE', 'MUTUAL', 'DISABLE', 'ISTIO_MUTUAL'),
    credentialName: fc.option(fc.constant('key'), { nil: undefined }),
  }),
  { nil: undefined },
)
const policy = fc.option(
  fc.record({
    tls,
    portLevelSettings: fc.option(
      fc.array(fc.record({ port: ports.map((number) => ({ number })), tls }), { maxLength: 2 }),
      { nil: undefined },
    ),
  }),
  { nil: undefined },
)

export const destinationRule = object(
  networking,
  'DestinationRule',
  fc.record({
    host: hosts,
    exportTo,
    trafficPolicy: policy,
    subsets: fc.option(
      fc.array(fc.record({ name: fc.constant('v1'), trafficPolicy: policy }), { maxLength: 1 }),
      {
        nil: undefined,
      },
    ),
  }),
)

export const serviceEntry = object(
  networking,
  'ServiceEntry',
  fc.record({
    hosts: fc.array(hosts, { maxLength: 2 }),
    exportTo,
    location: fc.constantFrom('MESH_EXTERNAL', 'MESH_INTERNAL'),
    resolution: fc.constantFrom('DNS', 'NONE'),
    ports: fc.array(
      fc.record({
        number: ports,
        name: fc.constant('p'),
        protocol: fc.constantFrom('HTTP', 'HTTPS', 'TLS', 'TCP'),
        targetPort: fc.option(ports, { nil: undefined, freq: 1 }),
      }),
      { maxLength: 2 },
    ),
  }),
)

export const virtualService = object(
  networking,
  'VirtualService',
  fc.record({
    hosts: fc.array(hosts, { minLength: 1, maxLength: 2 }),
    exportTo,
    gateways: fc.option(fc.subarray(['mesh', 'a/one', 'two'], { minLength: 1 }), { nil: undefined, freq: 2 }),
    http: fc.array(
      fc.record({
        match: fc.option(
          fc.array(
            fc.record({
              uri: fc.option(fc.constantFrom({ prefix: '/a' }, { prefix: '/a/b' }, { exact: '/a/b' }), {
                nil: undefined,
              }),
              port: fc.option(ports, { nil: undefined }),
              headers: fc.option(fc.constantFrom({ x: { exact: '1' } }, { x: { exact: '2' } }), {
                nil: undefined,
              }),
            }),
            { minLength: 1, maxLength: 2 },
          ),
          { nil: undefined },
        ),
        route: fc.array(
          fc.record({ destination: fc.record({ host: hosts, port: ports.map((number) => ({ number })) }) }),
          {
            minLength: 1,
            maxLength: 1,
          },
        ),
      }),
      { maxLength: 2 },
    ),
    tls: fc.array(
      fc.record({
        match: fc.array(
          fc.record({ port: ports, sniHosts: fc.array(hosts, { minLength: 1, maxLength: 2 }) }),
          {
            minLength: 1,
            maxLength: 1,
          },
        ),
        route: fc.array(
          fc.record({ destination: fc.record({ host: hosts, port: ports.map((number) => ({ number })) }) }),
          {
            minLength: 1,
            maxLength: 1,
          },
        ),
      }),
      { maxLength: 1 },
    ),
  }),
)

/** The objects of a mesh, one text each. The second release is in namespace `b`; nothing states the namespace of the first. */
export function meshOf(objects: readonly RandomObject[]): Mesh {
  const manifests = objects.flatMap(({ target, data }, index): Manifest[] =>
    manifestsOf(
      parseDocuments(JSON.stringify(data), `object${index}.yaml`),
      target,
      target === 'second' ? 'b' : null,
    ),
  )
  return createMesh({ ...emptyMesh, manifests })
}

/** Names of objects by their places, for answers that a failing test can show. */
export function filesOf(manifests: readonly Manifest[]): string[] {
  return manifests.map(({ root }) => root.file)
}

const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'zone'), fc.constantFrom('a', 'b'))

export const gateway = object(
  networking,
  'Gateway',
  fc.record({
    selector: labels,
    servers: fc.array(
      fc.record({
        port: fc.record({
          number: ports,
          name: fc.constant('p'),
          protocol: fc.constantFrom('HTTP', 'HTTPS', 'TLS', 'TCP'),
        }),
        hosts: fc.array(
          fc.oneof(
            hosts,
            hosts.map((host) => `a/${host}`),
          ),
          { minLength: 1, maxLength: 2 },
        ),
        tls: fc.constant({ mode: 'SIMPLE' }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
)
