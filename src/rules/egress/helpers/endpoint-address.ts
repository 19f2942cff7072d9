import { isIPOrRange } from '../../../syntax/address.ts'
import { hostDefect } from '../../../syntax/host-syntax.ts'
import { isWildcard } from '../../../istio/hosts/hosts.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'

/** The addresses that an endpoint may have besides an IP address. */
export interface AddressConstraints<Code extends string> {
  /** Why it cannot be a unix socket at this path; `null` if it can. */
  readonly socket: (path: string) => AddressDefect<Code> | null
  /** Why it cannot be this name, which is neither a socket nor an IP address; `null` if it can. */
  readonly name: (name: string) => AddressDefect<Code> | null
  /** True if an endpoint with a `network` needs no address: it is reached through the gateway of that network. */
  readonly network: boolean
}

/** What is wrong with the address of an endpoint. */
export interface AddressDefect<Code extends string> {
  readonly code: Code
  /** The end of a sentence about the address or the endpoint. */
  readonly text: string
}

/** What can be wrong with an address under any constraints. */
export type AddressCode = 'missing-address' | 'not-text' | 'range-as-endpoint'

/**
 * What is wrong with the address of an endpoint; `null` if nothing is, or if the address is unfilled. An absent address is
 * a defect, except beside a `network` where the constraints allow that (istio `pkg/config/validation/validation.go`,
 * validateWorkloadEntry).
 */
export function addressDefect<Code extends string>(
  endpoint: Node,
  constraints: AddressConstraints<Code>,
): AddressDefect<AddressCode | Code> | null {
  const address = endpoint.get('address')
  if (!isPresent(address)) {
    return constraints.network && isPresent(endpoint.get('network'))
      ? null
      : { code: 'missing-address', text: 'has no address' }
  }
  if (address.isUnfilled) return null
  if (typeof address.scalar !== 'string') return { code: 'not-text', text: 'is not a string' }
  const [, socket] = /^unix:\/\/(.*)$/s.exec(address.text) ?? []
  if (socket !== undefined) return constraints.socket(socket)
  if (isAddress(address.text)) return null
  if (isRange(address.text)) {
    return { code: 'range-as-endpoint', text: 'is a range: an endpoint is one address' }
  }
  return constraints.name(address.text)
}

/** True for one IP address, without brackets. */
export function isAddress(text: string): boolean {
  return !text.includes('/') && isIPOrRange(text)
}

/** True for `10.0.0.0/8` and `2001:db8::/32`. */
export function isRange(text: string): boolean {
  return text.includes('/') && isIPOrRange(text)
}

/**
 * Why a path cannot be that of a unix socket, as the end of a sentence; `null` if it can: an absolute path of a file, or
 * `@` and the name of an abstract socket (istio `pkg/config/validation/agent/validation.go`, ValidateUnixAddress).
 */
export function socketDefect(path: string): string | null {
  if (path === '') return 'names no socket'
  if (path.startsWith('@')) return null
  return path.startsWith('/') && !path.endsWith('/') ? null : 'is not an absolute path of a socket'
}

/** The same as `socketDefect`, with its code. */
export function socketAddressDefect(path: string): AddressDefect<'socket-path'> | null {
  const text = socketDefect(path)
  return text === null ? null : { code: 'socket-path', text }
}

/** Why a name cannot be looked up, with its code; `null` if it can. */
export function nameDefect(name: string): AddressDefect<'wildcard-address' | 'host-syntax'> | null {
  if (isWildcard(name)) return { code: 'wildcard-address', text: 'is a wildcard, which cannot be looked up' }
  const defect = hostDefect(name) ?? numericName(name)
  return defect && { code: 'host-syntax', text: defect.text }
}

/** The defect of a name that is a number, which the webhook refuses (istio ValidateFQDN). */
function numericName(name: string): { readonly text: string } | null {
  return /^\d+$/.test(name) ? { text: 'is only a number, which is no valid name' } : null
}
