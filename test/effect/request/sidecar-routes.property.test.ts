import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideOutbound } from '../../../src/effect/request/proxy/client-sidecar.ts'
import type { MeshProxy } from '../../../src/effect/request/proxy/proxy.ts'
import { meshOfYaml } from './meshes.ts'
import {
  isCatchAll,
  meets,
  requestConditions,
  requestsTo,
  type RandomRequest,
  type RequestCondition,
} from './written-routes.ts'

/*
 * The compiled routes of a sidecar in `shop` against an evaluation that reads the objects as they are written: which
 * VirtualServices its namespace sees, in which order, for which hosts, and which conditions are for its pods.
 */

const port = 80
const labels = { app: 'client' }
const api = 'api.shop.svc.cluster.local'
const web = 'web.shop.svc.cluster.local'
const outside = 'ext.example.com'
/** What is declared at the port. */
const declared: readonly string[] = [api, web, outside]

type Condition = RequestCondition & {
  readonly port?: number
  readonly sourceLabels?: Readonly<Record<string, string>>
  readonly sourceNamespace?: string
  readonly gateways?: readonly string[]
}

const condition: fc.Arbitrary<Condition> = fc.record(
  {
    ...requestConditions,
    port: fc.constantFrom(80, 81),
    sourceLabels: fc.constantFrom({ app: 'client' }, { app: 'other' }),
    sourceNamespace: fc.constantFrom('shop', 'ops'),
    gateways: fc.constantFrom(['mesh'], ['ops/gw']),
  },
  { requiredKeys: [] },
)
const routes = fc.array(fc.array(condition, { maxLength: 2 }), { minLength: 1, maxLength: 3 })
interface VirtualService {
  readonly host: string
  readonly namespace: string
  readonly exportTo: readonly string[]
  readonly gateways: readonly string[] | undefined
  readonly routes: readonly (readonly Condition[])[]
}

const virtualServices: fc.Arbitrary<VirtualService[]> = fc.array(
  fc.record({
    host: fc.constantFrom(api, web, outside, '*.example.com', 'out.example.org', '*.example.org'),
    namespace: fc.constantFrom('shop', 'ops'),
    exportTo: fc.constantFrom(['*'], ['.'], ['shop'], ['ops']),
    gateways: fc.constantFrom(undefined, ['mesh'], ['ops/gw'], ['ops/gw', 'mesh']),
    routes,
  }),
  { minLength: 1, maxLength: 5 },
)

/** What requests call, and the full name of it. */
const called: Readonly<Record<string, string>> = {
  api,
  'api.shop': api,
  [api]: api,
  'web.shop.svc': web,
  [outside]: outside,
  'x.example.com': 'x.example.com',
  'out.example.org': 'out.example.org',
  'y.example.org': 'y.example.org',
}

test('compiled routes of sidecars decide as the objects are written', () => {
  fc.assert(
    fc.property(virtualServices, requestsTo(...Object.keys(called)), (written, requested) => {
      const compiled = compileMesh(meshOfYaml(...registry, ...written.map(object)), { isWholeMesh: true })
      for (const request of requested)
        expect({ request, route: decided(compiled, request) }).toEqual({
          request,
          route: naive(written, request),
        })
    }),
    { numRuns: 300 },
  )
})

const registry = [
  ...['api', 'web'].map(
    (name) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80, targetPort: 8080 }] }`,
  ),
  `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ext, namespace: ops }
spec:
  hosts: [${outside}]
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: DNS`,
]

/** Its routes are named by where they stand, and answer themselves. */
function object(
  { host, namespace, exportTo, gateways, routes: http }: VirtualService,
  index: number,
): string {
  return JSON.stringify({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: `v${index}`, namespace, creationTimestamp: `2026-01-01T00:00:0${index}Z` },
    spec: {
      hosts: [host],
      exportTo,
      ...(gateways && { gateways }),
      http: http.map((match, position) => ({
        name: `${index}.${position}`,
        ...(match.length > 0 && { match }),
        directResponse: { status: 200 },
      })),
    },
  })
}

const pods: MeshProxy = {
  type: 'sidecar',
  name: 'client',
  namespace: 'shop',
  labels: new Map(Object.entries(labels)),
  hasAllLabels: true,
  serviceAccount: 'client',
  workload: null,
}

function decided(compiled: ReturnType<typeof compileMesh>, request: RandomRequest): string | undefined {
  const { host, path, query, method, headers } = request
  const connection = {
    transport: 'plain',
    sni: '',
    principal: null,
    source: undefined,
    destination: { address: undefined, port },
  } as const
  const sent = { method, authority: host, target: path + query, headers: new Map(Object.entries(headers)) }
  const { route, missing } = decideOutbound(compiled.client(pods), connection, sent)
  expect(missing.filter(({ kind }) => kind !== 'upstream')).toEqual([])
  return route
}

interface NamedRoute {
  readonly name: string
  readonly conditions: Condition
}

interface SeenService {
  readonly host: string
  readonly routes: readonly NamedRoute[]
}

/**
 * The route of the first VirtualService with the host, else of that with the longest wildcard over it. `default` where a service
 * has none, `allow_any` where nothing has the host, `undefined` where no route matches.
 */
function naive(written: readonly VirtualService[], request: RandomRequest): string | undefined {
  const host = called[request.host]!
  const seen = written
    .map((virtualService, index) => ({ virtualService, index }))
    .filter(({ virtualService }) => isSeen(virtualService))
    .toSorted((a, b) => rankOf(a.virtualService) - rankOf(b.virtualService) || a.index - b.index)
    .map(({ virtualService, index }): SeenService => ({
      host: virtualService.host,
      routes: routesOf(virtualService.routes, index),
    }))
  const chosen =
    seen.find((service) => service.host === host && service.routes.length > 0) ?? wildcardFor(seen, host)
  if (!chosen) return declared.includes(host) ? 'default' : 'allow_any'
  return chosen.routes.find(({ conditions }) => meets(conditions, request))?.name
}

/**
 * A wildcard is taken for the declared hosts below it, unless a VirtualService has one of them exactly; where none is below it, it
 * is a host itself.
 */
function wildcardFor(seen: readonly SeenService[], host: string): SeenService | undefined {
  const covers = (wildcard: string, name: string): boolean =>
    wildcard.startsWith('*') && name.endsWith(wildcard.slice(1))
  const covering = seen.filter((service) => covers(service.host, host))
  if (declared.includes(host)) {
    const [first] = seen.some((service) => service.host === host) ? [] : covering
    return first && first.routes.length > 0 ? first : undefined
  }
  return covering.find(
    (service) => service.routes.length > 0 && !declared.some((name) => covers(service.host, name)),
  )
}

function isSeen({ gateways, exportTo, namespace }: VirtualService): boolean {
  const namespaces = exportTo.map((name) => (name === '.' ? namespace : name))
  return (!gateways || gateways.includes('mesh')) && namespaces.some((name) => ['*', 'shop'].includes(name))
}

/** Those for the namespace alone come first, then those exported to it, then those for all. */
function rankOf({ exportTo, namespace }: VirtualService): number {
  if (exportTo.includes('*')) return 2
  return namespace === 'shop' ? 0 : 1
}

/** Each condition for the pods is a route; what follows one that every request meets is out of reach. */
function routesOf(http: VirtualService['routes'], index: number): readonly NamedRoute[] {
  const all: NamedRoute[] = []
  for (const [position, match] of http.entries()) {
    for (const conditions of match.length > 0 ? match : [{}]) {
      if (!isForPods(conditions)) continue
      all.push({ name: `${index}.${position}`, conditions })
      if (isCatchAll(conditions)) return all
    }
  }
  return all
}

/** Gateways decide alone where they are named. */
function isForPods({ port: number, gateways, sourceLabels, sourceNamespace }: Condition): boolean {
  if (number !== undefined && number !== port) return false
  if (gateways) return gateways.includes('mesh')
  return (
    (sourceNamespace === undefined || sourceNamespace === 'shop') &&
    (sourceLabels === undefined || sourceLabels['app'] === labels.app)
  )
}
