import { request } from 'node:https'
import { Readable } from 'node:stream'
import type { ClientCertificates } from './client-certificates.ts'

/** A request in the form of `fetch`; redirects are not followed. */
export interface CertifiedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** A form that is posted. */
  readonly body?: URLSearchParams
}

/** Sends a request with client certificates, which Node's `fetch` does not support, and returns a response as `fetch` does. */
export function certifiedFetch(
  url: URL,
  { headers, signal, body }: CertifiedRequest,
  { cert, key, ca }: ClientCertificates,
): Promise<Response> {
  const form = body && { 'content-type': 'application/x-www-form-urlencoded' }
  const options = {
    ...(cert && key && { cert, key }),
    ...(ca && { ca: [...ca] }),
    method: body ? 'POST' : 'GET',
    headers: { ...headers, ...form, 'accept-encoding': 'identity' },
    signal,
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => {
      const { statusCode: status = 500, headers: received } = answer
      const texts = Object.entries(received).map(([name, value]): [string, string] => [name, String(value)])
      const stream = withoutBody.has(status) ? null : (Readable.toWeb(answer) as ReadableStream)
      resolve(new Response(stream, { status, headers: texts }))
    })
    // `fetch` has the reason as the cause of its error as well.
    sent.on('error', (cause) => reject(new TypeError('fetch failed', { cause })))
    sent.end(body?.toString())
  })
}

/** Statuses for which a `Response` must not have a body. */
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304])
