import { entriesOf, originatesTls, ruleHost } from '../../model/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshAround, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { portsOf } from '../../model/services.ts'
import { isGiven } from '../given.ts'

/**
 * True where the proxy originates TLS and nothing says which names the certificate may have: neither the settings
 * nor a ServiceEntry of the host, of which the settings would override it. False where the host may be declared
 * elsewhere. (istio `pilot/pkg/networking/core/cluster_tls.go`)
 */
export function hasNoNames(mesh: Mesh, rule: Manifest, tls: Node): boolean {
  if (!originatesTls(tls) || tls.items('subjectAltNames').length > 0) return false
  const entries = [mesh, meshAround(mesh) ?? mesh].flatMap((world) => entriesOf(world, rule))
  if (entries.some(({ spec }) => spec.items('subjectAltNames').length > 0)) return false
  return isKnown(mesh, rule)
}

/** True where the settings name the host of the handshake. */
export function hasSni(tls: Node): boolean {
  return isGiven(tls.get('sni'))
}

/** A host of this repository; with DYNAMIC_DNS the name of each request is checked, whatever is set. */
function isKnown(mesh: Mesh, rule: Manifest): boolean {
  const entries = entriesOf(mesh, rule)
  if (entries.length === 0) return portsOf(mesh, ruleHost(rule)) !== null
  return entries.some(({ spec }) => spec.get('resolution').text !== 'DYNAMIC_DNS')
}
