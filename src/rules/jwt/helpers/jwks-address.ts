import { normalHost } from '../../../istio/hosts/hosts.ts'
import { jwksFetch } from '../../../istio/policy/jwks-fetch.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { parseUrl } from '../../../syntax/url.ts'
import { jwksUriOf } from './jwks-uri.ts'

/** The address that keys are fetched from. */
export interface JwksAddress {
  readonly node: Node
  readonly isTls: boolean
  readonly host: string
  readonly port: number
}

/** The address of a `jwksUri`; `null` for one with a placeholder, or that is no URL of http or https. */
export function jwksAddress(node: Node): JwksAddress | null {
  const url = node.isUnfilled ? null : parseUrl(node.text)
  if (!url || (url.scheme !== 'https' && url.scheme !== 'http')) return null
  const isTls = url.scheme === 'https'
  return { node, isTls, host: normalHost(url.host), port: Number(url.port || (isTls ? 443 : 80)) }
}

/**
 * Whether proxies themselves fetch keys from a port of a host by https. They send plain text unless TLS is originated for
 * that port, whatever its protocol is. `undefined` if a `jwksUri` names it and the files do not tell who fetches.
 */
export function isFetchedByProxies(mesh: Mesh, host: string, port: number): boolean | undefined {
  if (!keyServers(mesh).has(`${host}:${port}`)) return false
  const mode = jwksFetch(mesh)
  return mode === undefined ? undefined : mode !== 'istiod'
}

const keyServers = derived(['RequestAuthentication'], (mesh): ReadonlySet<string> => {
  const rules = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  const addresses = rules.flatMap((rule) => jwksAddress(jwksUriOf(rule)) ?? [])
  return new Set(addresses.filter(({ isTls }) => isTls).map(({ host, port }) => `${host}:${port}`))
})
