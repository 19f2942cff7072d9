import type { Truth } from './match/truth.ts'

/** An HTTP request as it is on the wire. */
export interface HttpRequest {
  readonly method: string
  /** The `Host` header, or `:authority`: `shop.example.com`, `api:8080`. */
  readonly authority: string
  /** The request target, with its query. */
  readonly target: string
  /** By name in lower case, without `host`. */
  readonly headers: ReadonlyMap<string, string>
}

/** A JWT that stands somewhere in a request. */
export interface Token {
  readonly claims: Claims
  /** Whether the keys of a JWT rule verify its signature. */
  isSignedFor(keys: KeySource): Truth
}

/** The payload of a JWT: JSON. */
export type Claims = Readonly<Record<string, unknown>>

/** Where the keys of a JWT rule come from; a text that is not written is empty. */
export interface KeySource {
  readonly issuer: string
  readonly jwksUri: string
  readonly jwks: string
}

/** The tokens that may stand in requests, by their text; any other text is none. */
export type Tokens = ReadonlyMap<string, Token>

/** How a request comes to a proxy. */
export interface Connection {
  /** `tls`: of a client that is not in the mesh; `mtls`: of a proxy of the mesh. */
  readonly transport: 'plain' | 'tls' | 'mtls'
  /** The name in the TLS handshake; `''` without one. */
  readonly sni: string
  /**
   * The identity in the client's certificate: `spiffe://DOMAIN/ns/NAMESPACE/sa/ACCOUNT`; `null` without a certificate,
   * `undefined` if it is unknown.
   */
  readonly principal: string | null | undefined
  /** The address that the connection comes from; `undefined` if it is unknown. */
  readonly source: string | undefined
  /** Where the client connects to. */
  readonly destination: DialedAddress
}

/** Where a connection goes to. */
export interface DialedAddress {
  /** `undefined` if files do not tell. */
  readonly address: string | undefined
  readonly port: number
  /** The host whose address it is, if it is known by name: `api.shop.svc.cluster.local`. */
  readonly host?: string
}

/** A request as a proxy receives it. */
export interface ReceivedRequest {
  readonly connection: Connection
  readonly request: HttpRequest
  readonly verification: VerificationContext
}

/** What tokens of a request are verified with: the time, and the tokens that its texts stand for. */
export interface VerificationContext {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly tokens: Tokens
}
