import { compileMesh } from '../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../src/effect/request/hops/decide-request.ts'
import { coverageItems } from '../../src/effect/request/coverage/coverage-items.ts'
import { callersIn, siteInMesh } from '../../src/effect/request/coverage/request-sites.ts'
import { hostsOfOthers } from '../../src/effect/request/coverage/hosts-of-others.ts'
import type { MeshProxy } from '../../src/effect/request/proxy/proxy.ts'
import { registryServices } from '../../src/effect/request/registry/registry.ts'
import { refusingFields } from '../../src/explain-log/refusing-fields.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { itemDrafts } from '../../src/run/policy-tests/propose/item-drafts.ts'
import { clientRequestOf } from '../../src/run/request/client-request.ts'

/** Decides requests to the hosts of Gateways and VirtualServices, and looks for what refuses them and for what tests may reach, to build what all of these ask of a mesh. */
export function askAboutRequests(mesh: Mesh): void {
  const compiled = compileMesh(mesh)
  hostsOfOthers(mesh)
  callersIn(mesh)
  for (const item of coverageItems(mesh)) itemDrafts(mesh, item)
  for (const service of registryServices(mesh))
    compiled.waypoint(waypointIn(service.namespace), service).routesAt(80)
  for (const host of hostsOf(mesh)) {
    for (const from of [undefined, 'default/default', 'shop/web']) {
      const options = { method: 'GET', url: `http://${host}/`, headers: [], ...(from && { from }) }
      decideRequest(compiled, clientRequestOf(options, 0))
    }
    siteInMesh(mesh, host)
    refusingFields(mesh, {
      refusal: { by: 'route', reason: 'timeout' },
      ...{
        status: 504,
        host,
        cluster: null,
        route: 'default',
        count: 1,
        first: null,
        last: null,
        examples: [],
      },
    })
  }
}

function waypointIn(namespace: string): MeshProxy {
  const labels = new Map([['gateway.networking.k8s.io/gateway-name', 'waypoint']])
  const [name, hasAllLabels] = [`Gateway ${namespace}/waypoint`, true]
  return {
    type: 'waypoint',
    name,
    namespace,
    labels,
    hasAllLabels,
    serviceAccount: 'waypoint',
    workload: null,
  }
}

function hostsOf(mesh: Mesh): Set<string> {
  const lists = [
    ...mesh.ofKind('VirtualService').map(({ spec }) => spec.items('hosts')),
    ...mesh.ofKind('ServiceEntry').map(({ spec }) => spec.items('hosts')),
    ...mesh
      .ofKind('Gateway')
      .flatMap(({ spec }) => spec.items('servers').map((server) => server.items('hosts'))),
  ]
  const names = lists.flat().map(({ text }) => text.replace(/^.*\//, '').replaceAll('*', 'any'))
  return new Set(names.filter((name) => /^[a-z0-9.-]+$/.test(name)))
}
