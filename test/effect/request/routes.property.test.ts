import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideAtGateway } from '../../../src/effect/request/proxy/gateway.ts'
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
 * The compiled routes of a gateway against an evaluation that reads the objects as they are written.
 */

const hosts = fc.constantFrom('a.example.com', 'b.example.com', '*.example.com', '*.b.example.com')
const condition: fc.Arbitrary<RequestCondition> = fc.record(requestConditions, { requiredKeys: [] })
const routes = fc.array(fc.array(condition, { maxLength: 2 }), { minLength: 1, maxLength: 3 })
const virtualServices = fc.array(fc.record({ host: hosts, routes }), { minLength: 1, maxLength: 4 })
type VirtualService = (typeof virtualServices extends fc.Arbitrary<infer Value> ? Value : never)[number]

const requests = requestsTo('a.example.com', 'b.example.com', 'x.b.example.com', 'other.org')

test('compiled routes decide as the objects are written', () => {
  fc.assert(
    fc.property(virtualServices, requests, (written, requested) => {
      const compiled = compileMesh(meshOfYaml(gateway, ...written.map(object)), { isWholeMesh: true })
      for (const request of requested)
        expect({ request, route: decided(compiled, request) }).toEqual({
          request,
          route: naive(written, request),
        })
    }),
    { numRuns: 200 },
  )
})

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gw, namespace: edge }
spec:
  selector: { app: edge }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }]`

/** Its routes are named by where they stand, and answer themselves. */
function object({ host, routes: http }: VirtualService, index: number): string {
  return JSON.stringify({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: `v${index}`, namespace: 'edge', creationTimestamp: `2026-01-01T00:00:0${index}Z` },
    spec: {
      hosts: [host],
      gateways: ['gw'],
      http: http.map((match, position) => ({
        name: `${index}.${position}`,
        ...(match.length > 0 && { match }),
        directResponse: { status: 200 },
      })),
    },
  })
}

const pods: MeshProxy = {
  type: 'gateway',
  name: 'edge',
  namespace: 'edge',
  labels: new Map([['app', 'edge']]),
  hasAllLabels: true,
  serviceAccount: 'edge',
  workload: null,
}

function decided(compiled: ReturnType<typeof compileMesh>, request: RandomRequest): string | undefined {
  const { host, path, query, method, headers } = request
  const connection = {
    transport: 'plain',
    sni: '',
    principal: null,
    source: '192.0.2.1',
    destination: { address: undefined, port: 80 },
  } as const
  const sent = { method, authority: host, target: path + query, headers: new Map(Object.entries(headers)) }
  const verification = { now: 0, tokens: new Map() }
  const { route, missing } = decideAtGateway(compiled.gateway(pods), {
    connection,
    request: sent,
    verification,
  })
  expect(missing).toEqual([])
  return route
}

/** The routes of the most specific host, the older VirtualServices first, and what matches everything last. */
function naive(written: readonly VirtualService[], request: RandomRequest): string | undefined {
  const names = [...new Set(written.map(({ host }) => host))].filter((name) =>
    name.startsWith('*') ? request.host.endsWith(name.slice(1)) : request.host === name,
  )
  const [best] = names.toSorted(
    (a, b) => Number(a.startsWith('*')) - Number(b.startsWith('*')) || b.length - a.length,
  )
  const ordered = written.flatMap(({ host, routes: http }, index) =>
    host === best ? routesOf(http, index) : [],
  )
  const found = [false, true].flatMap((isLast) =>
    ordered.filter(({ conditions }) => isCatchAll(conditions) === isLast && meets(conditions, request)),
  )
  return found[0]?.name
}

interface NamedRoute {
  readonly name: string
  readonly conditions: RequestCondition
}

/** Each condition is a route; what follows one that matches everything is out of reach. */
function routesOf(http: VirtualService['routes'], index: number): NamedRoute[] {
  const all = http.flatMap((match, position) =>
    (match.length > 0 ? match : [{}]).map((conditions) => ({ name: `${index}.${position}`, conditions })),
  )
  const last = all.findIndex(({ conditions }) => isCatchAll(conditions))
  return last < 0 ? all : all.slice(0, last + 1)
}
