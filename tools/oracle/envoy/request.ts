import { request as httpRequest } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'

export interface RequestOptions {
  readonly port: number
  /** Address and port that the connection seems to come from and go to. */
  readonly source: string
  readonly destination: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Given for a request over TLS. */
  readonly tls?: ConnectionOptions
  /** ADDRESS:PORT that a tunnel (HBONE) over TLS leads to; given for a request in one. */
  readonly tunnelTo?: string
}

/** The status of the answer, or that there was none: the connection was refused or reset. */
export type Outcome = { readonly status: number; readonly location?: string } | { readonly status: null }

/** Sends one request to Envoy, with a header of the PROXY protocol in front. */
export function send(options: RequestOptions): Promise<Outcome> {
  const { port, source, destination, tls, tunnelTo } = options
  return new Promise((resolve, reject) => {
    const finish = (outcome: Outcome): void => {
      resolve(outcome)
      socket.destroy()
    }
    const ask = (connection: Duplex): void => exchange(connection, options, finish, fail)
    const fail = (error: NodeJS.ErrnoException): void =>
      // That nothing listens says nothing of the proxy.
      error.code === 'ECONNREFUSED' ? reject(error) : resolve({ status: null })
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(proxyHeader(source, destination))
      if (tls === undefined) ask(socket)
      else {
        const secure = connectTls({ socket, rejectUnauthorized: false, ...tls }, () =>
          tunnelTo === undefined ? ask(secure) : openTunnel(secure, tunnelTo, ask, fail),
        )
        secure.on('error', fail)
      }
    })
    socket.setTimeout(timeoutMs, () => reject(new Error(`no answer to ${options.path} in ${timeoutMs} ms`)))
    socket.on('error', fail)
    socket.on('close', () => resolve({ status: null }))
  })
}

/** In milliseconds; the timeouts of cases are shorter. */
const timeoutMs = 20_000

function proxyHeader(source: string, destination: string): string {
  const [sourceAddress, sourcePort] = source.split(':')
  const [address, port] = destination.split(':')
  return `PROXY TCP4 ${sourceAddress} ${address} ${sourcePort} ${port}\r\n`
}

/** Opens a tunnel as ztunnel does, by CONNECT of HTTP/2. */
function openTunnel(
  secure: TLSSocket,
  authority: string,
  ask: (connection: Duplex) => void,
  fail: (error: Error) => void,
): void {
  const session = connectHttp2('https://waypoint', { createConnection: () => secure })
  const stream = session.request({ ':method': 'CONNECT', ':authority': authority })
  for (const emitter of [session, stream]) emitter.on('error', fail)
  stream.on('response', ({ ':status': status }) =>
    status === 200 ? ask(stream) : fail(new Error(`no tunnel to ${authority}: ${status}`)),
  )
}

function exchange(
  connection: Duplex,
  { method, path, headers }: RequestOptions,
  finish: (outcome: Outcome) => void,
  fail: (error: Error) => void,
): void {
  const options = { createConnection: () => connection, method, path, headers, setHost: false }
  const request = httpRequest(options, (response) => {
    const { statusCode = 0, headers: answered } = response
    response.resume()
    response.on('end', () =>
      finish({ status: statusCode, ...(answered.location !== undefined && { location: answered.location }) }),
    )
  })
  request.on('error', fail)
  request.end()
}
