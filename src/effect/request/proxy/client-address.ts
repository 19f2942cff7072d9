import type { HttpRequest } from '../request.ts'

const forwardedFor = 'x-forwarded-for'

/**
 * The address of the client for a sidecar: the last one in X-Forwarded-For, else that of the peer (Envoy
 * `source/common/http/conn_manager_utility.cc`, without `use_remote_address`).
 */
export function lastForwardedAddress(request: HttpRequest, peer: string | undefined): string | undefined {
  return addressesIn(request).at(-1) ?? peer
}

/**
 * The address of the client for a gateway: that of the peer, or with trusted proxies in front of it the one that the
 * outermost of these saw.
 */
export function trustedClientAddress(
  request: HttpRequest,
  peer: string | undefined,
  trustedProxies: number,
): string | undefined {
  return (trustedProxies > 0 ? addressesIn(request).at(-trustedProxies) : undefined) ?? peer
}

/**
 * The request with the address of the peer at the end of X-Forwarded-For, as gateways send it on; the same request if the
 * address is unknown (`undefined`).
 */
export function withForwardedFor(request: HttpRequest, peer: string | undefined): HttpRequest {
  if (peer === undefined) return request
  const headers = new Map(request.headers)
  headers.set(forwardedFor, [...addressesIn(request), peer].join(','))
  return { ...request, headers }
}

function addressesIn({ headers }: HttpRequest): string[] {
  const value = headers.get(forwardedFor)
  return value === undefined ? [] : value.split(',').map((address) => address.trim())
}
