import { isIPOrRange } from '../../../syntax/address.ts'
import { hostDefect } from '../../../syntax/host-syntax.ts'
import { isWildcard } from '../../../istio/hosts/hosts.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'

/** What an endpoint's address may be besides one IP address. */
export interface AddressRules<Code extends string> {
  /** Why it cannot be a socket at this path. */
  readonly socket: (path: string) => AddressDefect<Code> | null
  /** Why it cannot be this text, which is neither a socket nor an address. */
  readonly name: (name: string) => AddressDefect<Code> | null
  /** Whether an endpoint in another network, reached through that network's gateway, may do without. */
  readonly network: boolean
}

/** Why an endpoint cannot have its address. */
export interface AddressDefect<Code extends string> {
  readonly code: Code
  /** The end of a sentence about the address or the endpoint. */
  readonly text: string
}

/** What is wrong with an address whatever else it may be. */
export type AddressCode = 'missing-address' | 'not-text' | 'range-as-endpoint'

/**
 * Why an endpoint cannot have its address; `null` if it can, or if it is filled in later (istio
 * `pkg/config/validation/validation.go`, validateWorkloadEntry).
 */
export function addressDefect<Code extends string>(
  endpoint: Node,
  allowed: AddressRules<Code>,
): AddressDefect<AddressCode | Code> | null {
  const address = endpoint.get('address')
  if (!isPresent(address)) {
    return allowed.network && isPresent(endpoint.get('network'))
      ? null
      : { code: 'missing-address', text: 'has no address' }
  }
  if (address.isUnfilled) return null
  if (typeof address.scalar !== 'string') return { code: 'not-text', text: 'is no text' }
  const [, socket] = /^unix:\/\/(.*)$/s.exec(address.text) ?? []
  if (socket !== undefined) return allowed.socket(socket)
  if (isAddress(address.text)) return null
  if (isRange(address.text)) {
    return { code: 'range-as-endpoint', text: 'is a range: an endpoint is one address' }
  }
  return allowed.name(address.text)
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

/** Why a socket at a path is none, with its code. */
export function socketAddressDefect(path: string): AddressDefect<'socket-path'> | null {
  const text = socketDefect(path)
  return text === null ? null : { code: 'socket-path', text }
}

/** Why a name cannot be looked up, with its code; `null` if it can. */
export function nameDefect(name: string): AddressDefect<'wildcard-address' | 'host-syntax'> | null {
  if (isWildcard(name)) return { code: 'wildcard-address', text: 'is a wildcard, which cannot be looked up' }
  const text = hostDefect(name)
  return text === null ? null : { code: 'host-syntax', text }
}
