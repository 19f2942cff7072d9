import { isIPOrRange } from '../../model/address.ts'
import { hostDefect } from '../../model/host-syntax.ts'
import { isWildcard } from '../../model/hosts.ts'
import type { Node } from '../../model/node.ts'
import { isToBeFilled } from '../../model/placeholder.ts'
import { isGiven } from '../given.ts'

/** What the addresses of endpoints may be, besides IP addresses. */
export interface AddressRules {
  readonly names: boolean
  readonly sockets: boolean
  /** Whether an endpoint in another network, reached through that network's gateway, may do without. */
  readonly network: boolean
}

/**
 * Why an endpoint cannot have its address, as the end of a sentence; `null` if it can, or if it is filled in
 * later (istio `pkg/config/validation/validation.go`, validateWorkloadEntry).
 */
export function addressDefect(endpoint: Node, allowed: AddressRules): string | null {
  const address = endpoint.get('address')
  if (!isGiven(address)) {
    return allowed.network && isGiven(endpoint.get('network')) ? null : 'has no address'
  }
  if (isToBeFilled(address.text)) return null
  if (typeof address.scalar !== 'string') return 'is no text'
  const [, socket] = /^unix:\/\/(.*)$/s.exec(address.text) ?? []
  if (socket !== undefined) {
    return allowed.sockets
      ? socketDefect(socket)
      : 'is a socket, which is not looked up: set `resolution: STATIC`'
  }
  if (isAddress(address.text)) return null
  if (isRange(address.text)) return 'is a range: an endpoint is one address'
  if (allowed.names) return nameDefect(address.text)
  return 'is no IP address: write one, or set `resolution: DNS` to have the name looked up'
}

/** True for one address, without brackets. */
export function isAddress(text: string): boolean {
  return !text.includes('/') && isIPOrRange(text)
}

/** True for `10.0.0.0/8` and `2001:db8::/32`. */
export function isRange(text: string): boolean {
  return text.includes('/') && isIPOrRange(text)
}

/**
 * Why a path is none of a socket, as the end of a sentence; `null` if it is one: absolute, and a file; `@` begins the
 * name of an abstract socket (istio, ValidateUnixAddress).
 */
export function socketDefect(path: string): string | null {
  if (path === '') return 'names no socket'
  if (path.startsWith('@')) return null
  return path.startsWith('/') && !path.endsWith('/') ? null : 'has no absolute path of a socket'
}

function nameDefect(name: string): string | null {
  return isWildcard(name) ? 'is a wildcard, which cannot be looked up' : hostDefect(name)
}
