import { oncePer } from '../../../core/once-per.ts'
import { portLevelEntries, originatesTls, ruleHost } from '../../../istio/routing/destination.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { portsOf } from '../../../istio/hosts/services.ts'
import { isPresent } from '../../message/is-present.ts'

/** True where the proxy originates TLS by settings that do not say which names the certificate may have. */
export function namesNothing(tls: Node): boolean {
  return originatesTls(tls) && tls.items('subjectAltNames').length === 0
}

/** True where the settings name the host of the handshake. */
export function hasSni(tls: Node): boolean {
  return isPresent(tls.get('sni'))
}

/**
 * True where no ServiceEntry of a DestinationRule's host says which names its certificate may have, either; false
 * where the host may be declared elsewhere, and with DYNAMIC_DNS, which checks the name of each request whatever is
 * set. Names of the settings would override those of an entry. (istio `pilot/pkg/networking/core/cluster_tls.go`)
 */
export function entriesNameNothing(mesh: Mesh, rule: Manifest): boolean {
  const around = meshOfAllFiles(mesh)
  const entries = portLevelEntries(mesh, rule)
  if (nameSome(entries) || (around && nameSome(portLevelEntries(around, rule)))) return false
  return entries.length === 0 ? portsOf(mesh, ruleHost(rule)) !== null : resolveSomeByHost(entries)
}

const nameSome = oncePer((entries: readonly Manifest[]) =>
  entries.some(({ spec }) => spec.items('subjectAltNames').length > 0),
)

/** True if one of some entries has a host that is resolved by itself, not by that of each request. */
const resolveSomeByHost = oncePer((entries: readonly Manifest[]) =>
  entries.some(({ spec }) => spec.get('resolution').text !== 'DYNAMIC_DNS'),
)
