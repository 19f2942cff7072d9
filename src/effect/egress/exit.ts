import type { DecidingPlace, UpstreamTls } from '../request/decision.ts'
import type { RetryPolicy } from '../request/routing/retries.ts'

/** A host outside that a proxy sends to, with the call that leads there. */
export interface Exit {
  readonly destination: ExitDestination
  readonly called: CalledHost
  readonly handling: Handling
  /** True for MESH_INTERNAL: a host that counts as one of the mesh. */
  readonly isInMesh: boolean
  /** The missing inputs that the exit depends on. */
  readonly missing: readonly string[]
  /** The fields that declare and route it: first the declared host, then the other fields that are necessary. */
  readonly places: readonly DecidingPlace[]
}

/** Where connections arrive. */
export interface ExitDestination {
  /** As it is declared: a name, or a wildcard. */
  readonly host: string
  readonly port: number
  /**
   * `''` for the address that DNS returns, `any` for the address that the application dials, otherwise the address in
   * the ServiceEntry.
   */
  readonly address: string
}

/** What the application calls. */
export interface CalledHost {
  /** As it is declared or routed; `anyHost` for all hosts that no other listener of the port handles. */
  readonly host: string
  readonly port: number
  /** `http`: in plain text, so that proxies see requests; `tls`: by TLS of its own; `tcp`: any other connection. */
  readonly protocol: 'http' | 'tls' | 'tcp'
  /** The server name that a route matches, if it differs from the host. */
  readonly serverName?: string
  /** The host by which a gateway on the way routes requests, if it is below a wildcard host. */
  readonly authority?: string
}

/** Non-HTTP connections to hosts without an address share one listener per port, which accepts any destination. */
export const anyHost = 'any host'

/** How proxies handle the call. */
export interface Handling {
  /** TLS that the last proxy adds. */
  readonly tls: UpstreamTls['mode']
  /** True if the names in the certificate of the host are verified. */
  readonly isVerified: boolean
  /** In milliseconds; `null` without a limit, or where proxies see no requests. */
  readonly timeout: number | null
  readonly retries: RetryPolicy | null
  /** The gateways on the way. */
  readonly via: readonly string[]
  /** True for a copy of requests to another host. */
  readonly isMirror: boolean
}

/** A key that is equal for exits to the same port of the same host. */
export function destinationKey({ host, port, address }: ExitDestination): string {
  return `${host}:${port} ${address}`
}

/** A key that is equal for exits that differ only in the fields that declare them. */
export function exitKey({ destination, called, handling, isInMesh, missing }: Exit): string {
  const { tls, isVerified, timeout, retries, via, isMirror } = handling
  const tries = retries && [retries.attempts, retries.perTryTimeout, retries.retryOn, retries.statusCodes]
  return JSON.stringify([
    ...[destination.host, destination.port, destination.address],
    ...[called.host, called.port, called.protocol, called.serverName, called.authority],
    ...[tls, isVerified, timeout, tries, via, isMirror, isInMesh, missing],
  ])
}
