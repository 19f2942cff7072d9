import { fullHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasStatedNamespace, sharesNamespace } from '../../model/presence.ts'
import { canonicalHost, servicesFor } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const meshHostAsExternal = defineRule({
  id: 'egress/mesh-host-as-external',
  codes: ['without-mesh-tls', 'service-takes-precedence'],
  severity: 'warning',
  summary: 'A Service of the cluster is declared as a host outside the mesh.',
  why: 'If the Service exists, sidecars use it and ignore the ServiceEntry. If it does not exist, the mesh calls the host as an external one, without mutual TLS.',
  fix: 'Remove the entry; or, for workloads of the mesh that run outside Kubernetes, set `location: MESH_INTERNAL`.',
  across: {
    *ServiceEntry(entry, mesh) {
      const location = entry.spec.get('location')
      if (isPresent(location) && location.text !== 'MESH_EXTERNAL') return
      for (const host of entry.spec.items('hosts')) {
        yield* hostProblems(entry, host, mesh)
      }
    },
  },
})

/** The host of the API server, which has no sidecar and so takes no mutual TLS of the mesh. */
const apiServer = fullHost('kubernetes', 'default')

type Code = 'without-mesh-tls' | 'service-takes-precedence'

function* hostProblems(entry: Manifest, host: Node, mesh: Mesh): Generator<Problem<Code>> {
  const name = canonicalHost(mesh, host.text)
  if (serviceNamespace(name) === undefined || name === apiServer) return
  const service = servicesFor(mesh, host.text).find(
    (candidate) => hasStatedNamespace(candidate) || sharesNamespace(candidate, entry),
  )
  if (!service) {
    yield {
      code: 'without-mesh-tls',
      node: host,
      message: `${quote(host.text)} is a name inside the cluster, and as MESH_EXTERNAL it is called without the mutual TLS of the mesh: set \`location: MESH_INTERNAL\`, or remove it and let the Service of that name serve it`,
      about: host.text,
    }
    return
  }
  yield {
    code: 'service-takes-precedence',
    node: host,
    message: `${quote(host.text)} is Service ${quote(`${service.namespace}/${service.name}`)}, which sidecars use instead: this entry has no effect on them; remove it`,
    about: host.text,
    related: [{ node: service.root.at('metadata', 'name'), note: 'the Service' }],
  }
}
