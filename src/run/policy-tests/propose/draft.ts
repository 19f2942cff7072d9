import type { TestToken } from '../../../core/policy-test-file.ts'
import type { ClientRequest } from '../../../effect/request/hops/hop-chain.ts'
import { clientRequestWith } from '../../request/client-request.ts'
import { testToken } from '../test-token.ts'

/** A request for a proposed case. */
export interface Draft {
  readonly method: string
  /** The beginning of the URL: `https://shop.example.com`. */
  readonly url: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly token: TestToken | null
  /** `NAMESPACE/SERVICEACCOUNT`; `null` for a client outside of the mesh. */
  readonly from: string | null
}

/**
 * The request of a draft.
 *
 * @param now milliseconds since 1970
 */
export function draftRequest({ method, url, path, headers, token, from }: Draft, now: number): ClientRequest {
  const options = {
    method,
    url: `${url}${path}`,
    headers: Object.entries(headers).map(([name, value]) => `${name}=${value}`),
    ...(from !== null && { from }),
  }
  return clientRequestWith(options, token && testToken(token, now), now)
}
