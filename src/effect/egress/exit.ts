import type { DecidingPlace, UpstreamTls } from '../request/decision.ts'
import type { RetryPolicy } from '../request/routing/retries.ts'

/** A host outside that a proxy sends to, as its clients reach it. */
export interface Exit {
  readonly destination: ExitDestination
  readonly called: CalledHost
  readonly handling: Handling
  /** True for MESH_INTERNAL: a host that counts as one of the mesh. */
  readonly isInMesh: boolean
  /** What files do not tell and the exit depends on. */
  readonly missing: readonly string[]
  /** What declares and routes it: the host first, then the other fields without which it would not be. */
  readonly places: readonly DecidingPlace[]
}

/** Where connections arrive. */
export interface ExitDestination {
  /** As it is declared: a name, or a wildcard. */
  readonly host: string
  readonly port: number
  /** `''` for what DNS says of the host, `any` for whatever address the application dials, else what the ServiceEntry states. */
  readonly address: string
}

/** What the application calls. */
export interface CalledHost {
  /** As it is declared or routed; `anyHost` for whatever host no other listener of the port is for. */
  readonly host: string
  readonly port: number
  /** `http`: in plain text, so that proxies see requests; `tls`: by TLS of its own; `tcp`: any other connection. */
  readonly protocol: 'http' | 'tls' | 'tcp'
  /** The name in the handshake that a route compares, if it is not that of the host. */
  readonly serverName?: string
}

/** Connections without HTTP to hosts without an address share a listener, which takes whatever is dialed at its port. */
export const anyHost = 'any host'

/** What proxies do with what is sent. */
export interface Handling {
  /** TLS that the last proxy adds. */
  readonly tls: UpstreamTls['mode']
  /** True if the names in the certificate of the host are compared with those that are expected. */
  readonly isVerified: boolean
  /** In milliseconds; `null` without a limit, or where proxies see no requests. */
  readonly timeout: number | null
  readonly retries: RetryPolicy | null
  /** The gateways on the way. */
  readonly via: readonly string[]
  /** True for a copy of requests to another host. */
  readonly isMirror: boolean
}

/** Equal for two exits that lead to the same port of the same host. */
export function destinationKey({ host, port, address }: ExitDestination): string {
  return `${host}:${port} ${address}`
}

/** Equal for two exits that differ in nothing but the fields that declare them. */
export function exitKey({ destination, called, handling, isInMesh, missing }: Exit): string {
  const { tls, isVerified, timeout, retries, via, isMirror } = handling
  const tries = retries && [retries.attempts, retries.perTryTimeout, retries.retryOn, retries.statusCodes]
  return JSON.stringify([
    ...[destination.host, destination.port, destination.address],
    ...[called.host, called.port, called.protocol, called.serverName],
    ...[tls, isVerified, timeout, tries, via, isMirror, isInMesh, missing],
  ])
}
