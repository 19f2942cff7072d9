import { expect, it } from 'vitest'
import { findAllowedRequests } from '../../../src/effect/access/allowed-requests.ts'
import { allWorkloadEntries } from '../../../src/effect/access/all-workload-entries.ts'
import { meshPair } from '../../../src/effect/access/mesh-pair.ts'
import { statedChanges } from '../../../src/effect/access/object-changes.ts'
import { filterFor } from '../../../src/effect/access/request-filter.ts'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import type { ClientRequest } from '../../../src/effect/request/hops/hop-chain.ts'
import { registryServices } from '../../../src/effect/request/registry/registry.ts'
import { workloadProxy } from '../../../src/effect/request/registry/workloads.ts'
import { allWorkloads } from '../../../src/istio/workload/workloads.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { randomPair } from '../../../tools/prove/random-pair.ts'

/*
 * Each random request that the simulator follows through a waypoint to pods is found at the entry point of this waypoint and
 * these pods, in random meshes in ambient mode.
 */

const seed = 20_261_201
const meshes = 100

const paths = ['/', '/api/x', '/admin', '/admin/x', '/health', '/public/a']

it('finds what comes to pods through waypoints', () => {
  let arrivals = 0
  for (let index = 0; index < meshes; index++) {
    const random = new Random(seed + index)
    const { head } = randomPair(random)
    const entries = allWorkloadEntries(meshPair(head, head, statedChanges([])), { isIncluded: () => true })
    if (!entries.some(({ behind }) => behind)) continue
    for (let request = 0; request < 40; request++) {
      const call = randomRequest(head, random)
      const reached = call ? waypointArrivals(head, call) : []
      for (const { waypoint, pods } of reached) {
        arrivals++
        const own = entries.filter(
          ({ site, behind }) =>
            site.proxy.name === waypoint && behind && workloadProxy(behind.workload, 'sidecar').name === pods,
        )
        const { method, target } = call!.request
        const { namespace, serviceAccount } = call!.caller!
        const filter = filterFor({
          ...{ methods: [method], paths: [target] },
          from: { principals: [`*/ns/${namespace}/sa/${serviceAccount}`] },
        })
        const admits = own.some((entry) => findAllowedRequests(entry.prepare(filter)).admitted().next().value)
        expect({ index, waypoint, pods, target, method, admits }).toMatchObject({ admits: true })
      }
    }
  }
  expect(arrivals).toBeGreaterThan(100)
})

function randomRequest(mesh: Mesh, random: Random): ClientRequest | null {
  const services = registryServices(mesh).filter(({ host, ports }) => !host.includes('*') && ports.length > 0)
  const workloads = allWorkloads(mesh)
  if (services.length === 0 || workloads.length === 0) return null
  const { host, ports } = random.pick(services)
  const { namespace, serviceAccount = 'default' } = workloadProxy(random.pick(workloads), 'sidecar')
  return {
    request: {
      ...{ method: random.pick(['GET', 'POST']), authority: host, target: random.pick(paths) },
      headers: new Map(),
    },
    ...{ scheme: 'http', host, port: random.pick(ports).number, address: undefined, gatewayPods: null },
    caller: { namespace, serviceAccount },
    verification: { now: 0, tokens: new Map() },
  }
}

/** The waypoints and pods of paths that certainly arrive, with the waypoint as the last proxy before the pods. */
function waypointArrivals(
  mesh: Mesh,
  call: ClientRequest,
): { readonly waypoint: string; readonly pods: string }[] {
  const decided = decideRequest(compileMesh(mesh), call)
  return (decided?.paths ?? []).flatMap(({ hops, end, missing }) => {
    const last = hops.findLast(({ proxy }) => proxy.type === 'waypoint')
    // What is left to a choice is not missing: each path may be taken.
    const areKnown = missing.every((input) => /^which (?!is older)/.test(input))
    return end.kind === 'arrived' && last && areKnown && end.at.startsWith('Deployment')
      ? [{ waypoint: last.proxy.name, pods: end.at }]
      : []
  })
}
