import { serverTraffic } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { sitesAt, type RequestSite } from '../request/coverage/request-sites.ts'
import { compareCreation } from '../request/registry/age.ts'
import { shownVersion, type ManifestChange, isEqualNode } from './changed-objects.ts'
import { routingText } from './server-tls-changes.ts'

/** Selects those sites of a VirtualService at which the changed object itself may decide differently. */
export type TouchedSites = (route: Manifest, sites: readonly RequestSite[]) => readonly RequestSite[]

/**
 * Finds the sites at which a changed object may decide differently. For a Gateway, these are the servers that route
 * differently. If only metadata differ, such as a label with the chart version, there are none.
 */
export function touchedSites(origin: ManifestChange): TouchedSites {
  const { base, head } = origin
  const kind = knownKind(shownVersion(origin))
  if (!base || !head || (kind !== 'Gateway' && kind !== 'VirtualService')) return (_, sites) => sites
  if (isEqualNode(base.spec, head.spec) && compareCreation(base, head) === 0) return () => []
  if (kind === 'VirtualService') return (_, sites) => sites
  const servers = differingServers(base, head)
  return (route, sites) => {
    const urls = new Set(sitesAt(servers, route).map(({ url }) => url))
    return sites.filter(({ url, isInMesh }) => !isInMesh && urls.has(url))
  }
}

/** The servers that only one side has; all if their order or another field differs. */
function differingServers(base: Manifest, head: Manifest): readonly Node[] {
  const [ofBase, ofHead] = [base, head].map(({ spec }) => spec.items('servers')) as [Node[], Node[]]
  const [inBase, inHead] = [ofBase, ofHead].map((servers) => new Set(servers.map(routingText)))
  const common = [
    ofBase.map(routingText).filter((server) => inHead!.has(server)),
    ofHead.map(routingText).filter((server) => inBase!.has(server)),
  ]
  const isAlike = JSON.stringify(common[0]) === JSON.stringify(common[1])
  const all = [...ofBase, ...ofHead]
  if (!isAlike || !isEqualNode(base.spec.get('selector'), head.spec.get('selector'))) return all
  const differing = all.filter((server) => {
    const text = routingText(server)
    return !inBase!.has(text) || !inHead!.has(text)
  })
  return [...differing, ...besideOtherTraffic(all, differing)]
}

/**
 * Unchanged servers of a port at which a changed server carries another kind of traffic. A port can carry only one
 * kind.
 */
function besideOtherTraffic(all: readonly Node[], differing: readonly Node[]): Node[] {
  const kinds = new Map<string, Set<string>>()
  for (const server of differing) {
    const port = portOf(server)
    kinds.set(port, (kinds.get(port) ?? new Set()).add(serverTraffic(server)))
  }
  return all.filter((server) => {
    const ofPort = kinds.get(portOf(server))
    return ofPort && (ofPort.size > 1 || !ofPort.has(serverTraffic(server)))
  })
}

function portOf(server: Node): string {
  return String(server.at('port', 'number').number)
}
