import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { boundTo, gatewayNames, meshGateway } from '../../../istio/routing/gateways.ts'
import { fullHost } from '../../../istio/hosts/hosts.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isDeclared, portsFor } from '../../../istio/hosts/service-registry.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { isHttp, portNumbers, type HostPort } from '../../../istio/hosts/services.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../rule.ts'

type Code = 'undeclared-port' | 'plaintext-port'

/**
 * A port that a tls match of the mesh asks for and none of its names has, or has for plain http: sidecars make their
 * listeners of the ports that are declared for hosts, so that the match is never asked (istio
 * `pilot/pkg/networking/core/tls.go`). Nothing is said of names that this repository declares nowhere.
 */
export function* unservedPort(match: Node, virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  const port = match.get('port')
  const names = match.items('sniHosts').map(({ text }) => text)
  if (port.number === undefined || port.number < 1 || !actsInMesh(match, virtualService)) return
  if (listenedTo(mesh).has(port.number) || names.length === 0 || names.some(isUnfilled)) return
  const declared = names.map((name) => portsOfAll(mesh, name, virtualService))
  if (declared.includes(null)) return
  const lists = declared.flatMap((one) => one ?? [])
  const same = lists.flatMap((ports) => byNumber(ports).get(port.number!) ?? [])
  if (same.some(({ protocol }) => protocol === '' || !isHttp(protocol))) return
  const code = same.length > 0 ? 'plaintext-port' : 'undeclared-port'
  yield { code, node: port, severity: 'warning', message: messageOf(port.number, names, lists, same) }
}

/** Of the ports of a number, one of each protocol. */
const byNumber = oncePer((ports: readonly HostPort[]) => {
  const groups = groupBy(ports, ({ number, protocol }) => `${number} ${protocol}`)
  const firsts = [...groups.values()].map(([first]) => first!)
  return groupBy(firsts, ({ number }) => number)
})

function messageOf(
  port: number,
  names: readonly string[],
  lists: readonly (readonly HostPort[])[],
  same: readonly HostPort[],
): string {
  if (same.length > 0) {
    return `${quoteAll(names)} has port ${quote(port)} for plain ${quote(same[0]!.protocol)}: no TLS comes in there that this could match`
  }
  const numbers = [...new Set(lists.flatMap((ports) => [...portNumbers(ports)]))]
  return `no port ${quote(port)} is declared for ${quoteAll(names)}, only ${quoteAll(numbers)}: nothing comes in there that this could match`
}

function actsInMesh(match: Node, virtualService: Manifest): boolean {
  const named = gatewayNames(match, virtualService).map(({ key }) => key)
  return (named.length > 0 ? named : boundTo(virtualService)).includes(meshGateway)
}

/** Those in files around count, too; `null` where the files cannot tell. */
function portsOfAll(
  mesh: Mesh,
  name: string,
  virtualService: Manifest,
): readonly (readonly HostPort[])[] | null {
  const host = fullHost(name, virtualService.namespace)
  const worlds = [mesh, meshOfAllFiles(mesh) ?? mesh].filter(
    (world) => world === mesh || isDeclared(world, host),
  )
  const found = worlds.map((world) => portsFor(world, host, virtualService))
  return found.includes(null) ? null : [...new Set(found.flatMap((ports) => (ports ? [ports] : [])))]
}

/** Ports that a Sidecar opens, whatever is declared for the hosts. */
const listenedTo = derived(['Sidecar'], (mesh) => {
  const listeners = mesh.ofKind('Sidecar').flatMap(({ spec }) => spec.items('egress'))
  return new Set(listeners.flatMap((listener) => listener.at('port', 'number').number ?? []))
})
