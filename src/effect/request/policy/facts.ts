import type { Claims } from '../request.ts'

/** The facts about a request that policies can match. */
export interface Facts {
  readonly method: string
  /** Normalized, without the query. */
  readonly path: string
  readonly authority: string
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** As in `Connection`. */
  readonly principal: string | null | undefined
  /** The address of the peer; `undefined` if it is unknown. */
  readonly source: string | undefined
  /** The address of the client, by X-Forwarded-For where the proxy trusts it; `undefined` if it is unknown. */
  readonly remote: string | undefined
  readonly destinationAddress: string | undefined
  readonly destinationPort: number
  readonly sni: string
  /** The payload of the verified token; `null` without one. */
  readonly claims: Claims | null
}
