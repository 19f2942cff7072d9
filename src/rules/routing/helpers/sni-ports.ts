import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { gatewayKeysOf, gatewayNames, meshGateway } from '../../../istio/routing/gateways.ts'
import { fullHost } from '../../../istio/hosts/hosts.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isDeclared, portsFor } from '../../../istio/hosts/service-registry.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { isHttp, portNumbers, type HostPort } from '../../../istio/hosts/services.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'

type Code = 'undeclared-port' | 'plaintext-port'

/**
 * Reports a port in a tls match of the mesh that no name of the match declares, or declares for plain http. Sidecars
 * listen only on the declared ports of hosts, so the match is never evaluated (istio
 * `pilot/pkg/networking/core/tls.go`). Names that this repository does not declare are skipped.
 */
export function* unservedPort(match: Node, virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const port = match.get('port')
  const names = match.items('sniHosts').map(({ text }) => text)
  if (port.number === undefined || port.number < 1 || !actsInMesh(match, virtualService)) return
  if (sidecarPorts(mesh).has(port.number) || names.length === 0 || names.some(isUnfilled)) return
  const declared = names.map((name) => declaredPortLists(mesh, name, virtualService))
  if (declared.includes(null)) return
  const lists = declared.flatMap((ports) => ports ?? [])
  const matchingPorts = lists.flatMap((ports) => byNumber(ports).get(port.number!) ?? [])
  if (matchingPorts.some(({ protocol }) => protocol === '' || !isHttp(protocol))) return
  const code = matchingPorts.length > 0 ? 'plaintext-port' : 'undeclared-port'
  yield {
    code,
    node: port,
    severity: 'warning',
    message: messageOf(port.number, names, lists, matchingPorts),
  }
}

/** The ports by number, with one port of each protocol. */
const byNumber = oncePer((ports: readonly HostPort[]) => {
  const groups = groupBy(ports, ({ number, protocol }) => `${number} ${protocol}`)
  const firsts = [...groups.values()].map(([first]) => first!)
  return groupBy(firsts, ({ number }) => number)
})

function messageOf(
  port: number,
  names: readonly string[],
  lists: readonly (readonly HostPort[])[],
  matchingPorts: readonly HostPort[],
): string {
  if (matchingPorts.length > 0) {
    return `${quoteAll(names)} has port ${quote(port)} for plain ${quote(matchingPorts[0]!.protocol)}: no TLS arrives there for this match`
  }
  const numbers = [...new Set(lists.flatMap((ports) => [...portNumbers(ports)]))]
  return `no port ${quote(port)} is declared for ${quoteAll(names)}, only ${quoteAll(numbers)}: no traffic arrives there for this match`
}

function actsInMesh(match: Node, virtualService: Manifest): boolean {
  const gateways = gatewayNames(match, virtualService).map(({ key }) => key)
  return (gateways.length > 0 ? gateways : gatewayKeysOf(virtualService)).includes(meshGateway)
}

/** The ports that the mesh or all files declare for a host; `null` if the files do not show them. */
function declaredPortLists(
  mesh: Mesh,
  name: string,
  virtualService: Manifest,
): readonly (readonly HostPort[])[] | null {
  const host = fullHost(name, virtualService.namespace)
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh].filter(
    (candidate) => candidate === mesh || isDeclared(candidate, host),
  )
  const lists = meshes.map((candidate) => portsFor(candidate, host, virtualService))
  return lists.includes(null) ? null : [...new Set(lists.flatMap((ports) => (ports ? [ports] : [])))]
}

/** The ports that Sidecars open, whatever ports the hosts declare. */
const sidecarPorts = derived(['Sidecar'], (mesh) => {
  const listeners = mesh.ofKind('Sidecar').flatMap(({ spec }) => spec.items('egress'))
  return new Set(listeners.flatMap((listener) => listener.at('port', 'number').number ?? []))
})
