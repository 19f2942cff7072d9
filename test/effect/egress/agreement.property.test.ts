import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EgressClient } from '../../../src/effect/egress/clients.ts'
import { compileEgress } from '../../../src/effect/egress/compiled-egress.ts'
import { anyHost, exitKey, type Exit } from '../../../src/effect/egress/exit.ts'
import { meshEgress, type MeshEgress } from '../../../src/effect/egress/mesh-egress.ts'
import { exitTable, noExits, type EgressReach } from '../../../src/effect/egress/reach.ts'
import { egressDifference } from '../../../src/effect/egress/reach-difference.ts'
import { sidecarExits } from '../../../src/effect/egress/sidecar-exits.ts'
import { waypointExits } from '../../../src/effect/egress/waypoint-exits.ts'
import { wildcardSample } from '../../../src/effect/egress/witness.ts'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import type { Upstream } from '../../../src/effect/request/decision.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { sidecarScope } from '../../../src/effect/request/registry/scope.ts'
import { hostsOverlap } from '../../../src/istio/hosts/hosts.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { meshOf, reachOf, allExits } from './outline.ts'
import { ambient, guarded, hosts, meshText, paths, randomObjects, type Json } from './random-mesh.ts'

/*
 * The egress of random meshes against the simulator of requests, which follows one request; and the tables that pods share
 * against a look at every host for every client.
 */

const numRuns = 60

interface Call {
  readonly from: readonly [namespace: string, name: string]
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  readonly path: string
}

const callers = [
  ['shop', 'client'],
  ['shop', 'web'],
  ['ops', 'client'],
  [ambient, 'client'],
] as const

const call: fc.Arbitrary<Call> = fc.record({
  from: fc.constantFrom(...callers),
  scheme: fc.constantFrom('http', 'http', 'https'),
  host: fc.constantFrom(...hosts, 'api.shop.svc.cluster.local', guarded, 'x.ext.example', 'nowhere.example'),
  port: fc.constantFrom(80, 443, 8080, 9000),
  path: fc.constantFrom(...paths),
})

/** The clusters by which a call leaves the mesh, as the simulator decides it. */
function leavingBy(mesh: Mesh, { from: [namespace, name], scheme, host, port, path }: Call): Upstream[] {
  const decision = decideRequest(compileMesh(mesh), {
    request: { method: 'GET', authority: host, target: path, headers: new Map() },
    scheme,
    host,
    port,
    caller: { namespace, serviceAccount: name },
    address: undefined,
    gatewayPods: null,
    verification: { now: 0, tokens: new Map() },
  })
  return (decision?.paths ?? []).flatMap(({ end }) => (end.kind === 'arrived' ? (end.outside ?? []) : []))
}

function clientOf({ from: [namespace, name] }: Pick<Call, 'from'>): string {
  return namespace === ambient ? 'namespace ambient' : `Deployment ${namespace}/${name}`
}

describe('egress', () => {
  it('has every host outside that a request reaches', () => {
    fc.assert(
      fc.property(randomObjects, fc.array(call, { minLength: 15, maxLength: 15 }), (objects, calls) => {
        const mesh = meshOf(meshText(objects))
        const egress = meshEgress(mesh)
        for (const request of calls) {
          const reach = reachOf(egress, clientOf(request))
          for (const upstream of leavingBy(mesh, request)) expect(reaches(reach, upstream)).toBe(true)
        }
      }),
      { numRuns },
    )
  })

  it('has no host that no request reaches', () => {
    fc.assert(
      fc.property(randomObjects, (objects) => {
        const mesh = meshOf(meshText(objects))
        const egress = meshEgress(mesh)
        for (const from of callers)
          for (const exit of allExits(reachOf(egress, clientOf({ from })))) {
            const calls = paths.map((path) => callOf(exit, from, path))
            const reached = calls.flatMap((request) => leavingBy(mesh, request))
            expect(
              exit.missing.length > 0 ||
                exit.handling.isMirror ||
                dependsOnNamespace(objects, from, exit) ||
                reached.some((upstream) => isBy(exit, upstream)),
            ).toBe(true)
          }
      }),
      { numRuns },
    )
  })

  it('is the same where each client is looked at alone', () => {
    fc.assert(
      fc.property(randomObjects, (objects) => {
        const mesh = meshOf(meshText(objects))
        const egress = meshEgress(mesh)
        for (const client of egress.clients)
          expect(keysOf(allExits(egress.reachOf(client)))).toEqual(keysOf(exitsAlone(mesh, client)))
      }),
      { numRuns },
    )
  })

  it('differs from that if what a namespace has of its own is left out', () => {
    const meshes = fc
      .sample(randomObjects, { numRuns: 60, seed: 7 })
      .map((objects) => meshOf(meshText(objects)))
    const wrong = meshes.filter((mesh) => {
      const egress = meshEgress(mesh)
      return egress.clients.some((client) => {
        const careless = { ...egress.reachOf(client), own: noExits, replaced: new Set<string>() }
        return keysOf(allExits(careless)).join() !== keysOf(exitsAlone(mesh, client)).join()
      })
    })
    expect(wrong.length).toBeGreaterThan(0)
  })

  it('is compared as if each destination of each client were', () => {
    fc.assert(
      fc.property(randomObjects, randomObjects, (headObjects, baseObjects) => {
        const [head, base] = [headObjects, baseObjects].map((objects) =>
          meshEgress(meshOf(meshText(objects))),
        ) as [MeshEgress, MeshEgress]
        const compared = head.clients.map((client) => ({
          client,
          head: head.reachOf(client),
          base: base.reachOf(base.counterpartOf(client)),
        }))
        const { changes } = egressDifference(compared)
        for (const { client, ...sides } of compared) {
          const ofClient = changes.filter(({ clients }) => clients.includes(client))
          const changed = ofClient.flatMap((change) => [...change.head, ...change.base].map(nameOf))
          expect(new Set(differing(sides.head, sides.base))).toEqual(
            new Set(differing(sides.head, sides.base).filter((name) => changed.includes(name))),
          )
          const opened = ofClient.filter(({ kind }) => kind === 'opened')
          const wasReached = allExits(sides.base).map(nameOf)
          for (const change of opened) expect(wasReached).not.toContain(nameOf(change.head[0]!))
        }
      }),
      { numRuns },
    )
  })
})

function reaches(reach: EgressReach, upstream: Upstream): boolean {
  // What ztunnel passes as it is has no cluster.
  if (upstream.host === '' || upstream.cluster === '') return reach.openness !== null
  return allExits(reach).some((exit) => isBy(exit, upstream))
}

function isBy({ destination, handling }: Exit, { host, tls }: Upstream): boolean {
  return destination.host === host && handling.tls === tls.mode && handling.isVerified === tls.isVerified
}

/**
 * True for a call in ambient mode of a host that several ServiceEntries declare. ztunnel takes that of the namespace of the
 * pods, else the oldest; egress has one list for the pods of all namespaces in ambient mode, with what each entry leads to.
 */
function dependsOnNamespace(objects: readonly Json[], [namespace]: Call['from'], { called }: Exit): boolean {
  const entries = objects.filter(({ kind, spec }) => {
    const { hosts: declared } = spec as { hosts?: readonly string[] }
    return kind === 'ServiceEntry' && declared?.some((host) => hostsOverlap(host, called.host))
  })
  return namespace === ambient && entries.length > 1
}

function callOf({ called }: Exit, from: Call['from'], path: string): Call {
  const scheme = called.protocol === 'tls' ? ('https' as const) : ('http' as const)
  const host =
    called.host === anyHost
      ? 'nowhere.example'
      : wildcardSample(called.authority ?? called.serverName ?? called.host)
  return { from, scheme, host, port: called.port, path }
}

function exitsAlone(mesh: Mesh, { proxy, dataplane }: EgressClient): readonly Exit[] {
  const compiled = compileEgress(mesh)
  const exits =
    dataplane === 'ambient'
      ? waypointExits(compiled)
      : sidecarExits(compiled, proxy, sidecarScope(mesh, proxy))
  return [...exitTable(exits).byDestination.values()].flat()
}

function keysOf(exits: readonly Exit[]): string[] {
  return exits.map(exitKey).toSorted()
}

function nameOf({ destination: { host, port, address } }: Exit): string {
  return `${host}:${port} ${address}`
}

/** The destinations that only one side reaches. */
function differing(head: EgressReach, base: EgressReach): string[] {
  const [inHead, inBase] = [head, base].map((reach) => new Set(allExits(reach).map(nameOf)))
  return [...new Set([...inHead!, ...inBase!])].filter((name) => inHead!.has(name) !== inBase!.has(name))
}
