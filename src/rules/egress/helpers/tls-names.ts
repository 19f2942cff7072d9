import { oncePer } from '../../../core/once-per.ts'
import { portLevelEntries, originatesTls, ruleHost } from '../../../istio/routing/destination.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { portsOf } from '../../../istio/hosts/services.ts'
import { isPresent } from '../../message/is-present.ts'

/** True for a `tls` block that originates TLS and does not say which names the certificate of the server may have. */
export function statesNoNames(tls: Node): boolean {
  return originatesTls(tls) && tls.items('subjectAltNames').length === 0
}

/** True for a `tls` block that sets the host name of the handshake. */
export function hasSni(tls: Node): boolean {
  return isPresent(tls.get('sni'))
}

/**
 * True if no ServiceEntry for the host of a DestinationRule has `subjectAltNames`. False if nothing in the mesh certainly
 * declares the host, and if all its entries have DYNAMIC_DNS, which checks the name of each request whatever is set. Istio
 * uses the names of an entry where the `tls` block has none (istio `pilot/pkg/networking/core/cluster_tls.go`).
 */
export function entriesStateNoNames(mesh: Mesh, rule: Manifest): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  const entries = portLevelEntries(mesh, rule)
  if (haveSubjectAltNames(entries) || (allFiles && haveSubjectAltNames(portLevelEntries(allFiles, rule))))
    return false
  return entries.length === 0 ? portsOf(mesh, ruleHost(rule)) !== null : someResolveByHost(entries)
}

const haveSubjectAltNames = oncePer((entries: readonly Manifest[]) =>
  entries.some(({ spec }) => spec.items('subjectAltNames').length > 0),
)

/** True if one of the entries resolves its own host, not the host of each request. */
const someResolveByHost = oncePer((entries: readonly Manifest[]) =>
  entries.some(({ spec }) => spec.get('resolution').text !== 'DYNAMIC_DNS'),
)
