import { certifiedFetch } from './certified-fetch.ts'
import type { FindCertificates } from './client-certificates.ts'
import { requestRepeater, type RequestLimits } from '../github/retry.ts'

/** A request for a file: GET, or POST if it sends a form. */
export interface Download {
  readonly url: URL
  readonly accept?: string
  /** Limit on the body; a longer one is an error. */
  readonly maxBytes: number
  /** The header `Authorization`; sent only to the host of `url`, never to the target of a redirect. */
  readonly authorization?: string | undefined
  /** A form that is posted. */
  readonly form?: URLSearchParams
}

/** An answer with a status below 500 other than 429. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Downloads over HTTP with limits, and records the contacted hosts. */
export interface HttpClient {
  /** Throws `DownloadError`. */
  get(download: Download): Promise<Answer>
  /** The hosts that were contacted, with their ports, in the order of the first contact. */
  readonly hosts: ReadonlySet<string>
}

/** A failed download; the message contains neither credentials nor signatures of addresses. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'
}

/** Opens a client that presents certificates to the hosts for which it finds any. */
export function openHttpClient(
  limits: Partial<RequestLimits> = {},
  certificatesOf: FindCertificates = () => null,
): HttpClient {
  const hosts = new Set<string>()
  const repeat = requestRepeater({ ...defaultLimits, ...limits })
  const { attemptMs, totalMs } = { ...defaultLimits, ...limits }
  const end = AbortSignal.timeout(totalMs)
  return {
    hosts,
    get: (download) =>
      repeat(true, () => {
        const signal = AbortSignal.any([end, AbortSignal.timeout(attemptMs)])
        return getFollowingRedirects(download, { hosts, signal, certificatesOf })
      }),
  }
}

/** Suitable for charts of some kilobytes and indexes of some megabytes. */
const defaultLimits: RequestLimits = {
  attemptMs: 60_000,
  totalMs: 600_000,
  waitMs: 60_000,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: Date.now,
}

const maxRedirects = 5

interface Attempt {
  readonly hosts: Set<string>
  readonly signal: AbortSignal
  readonly certificatesOf: FindCertificates
}

/** Follows redirects, but not from https to http. */
async function getFollowingRedirects(download: Download, attempt: Attempt): Promise<Answer> {
  let { url } = download
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await send({ ...download, url }, url.host === download.url.host, attempt)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null)
      return read(response, { ...download, url }, attempt)
    const next = urlOf(location, url)
    if (!next || (url.protocol === 'https:' && next.protocol !== 'https:'))
      throw new DownloadError(`${addressWithoutQuery(url)} redirects to an address that is not https`)
    url = next
  }
  throw new DownloadError(`${addressWithoutQuery(download.url)} redirects more than ${maxRedirects} times`)
}

async function send(
  { url, accept, authorization, form }: Download,
  isTrusted: boolean,
  { hosts, signal, certificatesOf }: Attempt,
): Promise<Response> {
  hosts.add(url.host)
  const headers = {
    ...(accept !== undefined && { accept }),
    ...(authorization !== undefined && isTrusted && { authorization }),
  }
  // A form contains a token, which another host must not get.
  const body = form && isTrusted ? form : undefined
  try {
    const certificates = certificatesOf(url)
    if (certificates)
      return await certifiedFetch(url, { headers, signal, ...(body && { body }) }, certificates)
    return await fetch(url, { headers, signal, redirect: 'manual', ...(body && { method: 'POST', body }) })
  } catch (error) {
    throw outage(url, error)
  }
}

async function read(response: Response, { url, maxBytes }: Download, { signal }: Attempt): Promise<Answer> {
  const { status, headers } = response
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length
      if (bytes > maxBytes) break
      chunks.push(chunk)
      signal.throwIfAborted()
    }
  } catch (error) {
    throw outage(url, error)
  }
  if (status === 429 || status >= 500) throw failure(url, status, headers)
  if (bytes > maxBytes)
    throw new DownloadError(`${addressWithoutQuery(url)} is larger than ${maxBytes / 2 ** 20} MiB`)
  return { status, headers, body: Buffer.concat(chunks) }
}

/** An error that `requestRepeater` repeats. */
function failure(url: URL, status: number, headers: Headers): Error {
  const error = new DownloadError(`${addressWithoutQuery(url)} answers ${status}`)
  return Object.assign(error, { status, response: { headers: Object.fromEntries(headers) } })
}

/** The network failed, or the time is up. */
function outage(url: URL, error: unknown): Error {
  const { cause, name } = error as { cause?: { code?: unknown; message?: unknown }; name: string }
  const reason = cause?.code ?? cause?.message ?? name
  return Object.assign(
    new DownloadError(`${addressWithoutQuery(url)} cannot be reached (${String(reason)})`),
    {
      status: 500,
    },
  )
}

/** The address of http or https in a text, which may be relative to `from`; `null` for anything else. */
export function urlOf(text: string, from?: URL): URL | null {
  const url = URL.canParse(text, from?.href) ? new URL(text, from) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}

/** An address without credentials and without the query, which may be a signature. */
export function addressWithoutQuery({ origin, pathname }: URL): string {
  return `${origin}${pathname}`
}
