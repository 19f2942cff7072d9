import { servicesByHost } from '../request/registry/registry.ts'
import { isVisibleTo } from '../request/registry/visible-services.ts'
import { clientPolicy } from '../request/routing/client-policy.ts'
import { tlsTowards, type ChosenTls } from '../request/routing/upstream-tls.ts'
import type { ClusterNameParts } from '../request/routing/cluster-name.ts'
import type { UpstreamTls } from '../request/decision.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { ChangedMesh } from './changed-objects.ts'

/** A call of pods to a port of a host in the mesh that is secured in another way. */
export interface CallTlsChange {
  readonly client: MeshProxy
  readonly name: ClusterNameParts
  readonly before: UpstreamTls
  readonly after: UpstreamTls
  /** What files do not tell of it. */
  readonly missing: readonly string[]
}

/** The changes to the ports of a host, and to the subsets of it that do not change as it does. */
export function callTlsChangesTo(changed: ChangedMesh, client: MeshProxy, host: string): CallTlsChange[] {
  const { base, head } = changed
  const [before, after] = [base, head].map((mesh) => callsTo(mesh, client, host)) as [CallsTo, CallsTo]
  const changes = [...after].flatMap(([key, { name, ...later }]): CallTlsChange[] => {
    const earlier = before.get(key)
    if (!earlier || tlsRank(earlier.tls) === tlsRank(later.tls)) return []
    const isUnknown = [earlier, later].some(({ tls }) => tls.mode === 'unknown')
    const unknown = isUnknown ? [`whether the pods of ${host} take mTLS`] : []
    const missing = [...new Set([...earlier.missing, ...later.missing, ...unknown])]
    return [{ client, name, before: earlier.tls, after: later.tls, missing }]
  })
  const ofHost = new Set(changes.filter(({ name }) => name.subset === '').map(({ name }) => name.port))
  return changes.filter(({ name }) => name.subset === '' || !ofHost.has(name.port))
}

type CallsTo = ReadonlyMap<string, ChosenTls & { readonly name: ClusterNameParts }>

/** How pods call the ports of a host in the mesh, and its subsets. */
function callsTo(mesh: Mesh, client: MeshProxy, host: string): CallsTo {
  const service = servicesByHost(mesh)
    .get(host)
    ?.find((item) => isVisibleTo(item, client.namespace))
  if (!service || service.isExternal || service.resolution === 'external-name') return new Map()
  const subsets = ['', ...(clientPolicy(mesh, service, client).rule?.subsets.keys() ?? [])]
  const ports = service.ports.filter(({ protocol }) => protocol !== 'udp')
  return new Map(
    ports.flatMap((port) =>
      subsets.flatMap((subset) => {
        const chosen = tlsTowards({ mesh, proxy: client }, service, port, subset)
        const name = { host, port: port.number, subset }
        return chosen ? [[`${port.number} ${subset}`, { ...chosen, name }] as const] : []
      }),
    ),
  )
}

/** Where files do not show the pods, they are taken to have sidecars. */
const ranks = { plain: 0, tls: 2, unknown: 4, mtls: 4 } as const satisfies Record<UpstreamTls['mode'], number>

/** How well a call is secured: a larger number is better. */
export function tlsRank({ mode, isVerified }: UpstreamTls): number {
  return ranks[mode] + (mode === 'tls' && isVerified ? 1 : 0)
}
