import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'

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
}

/** The status of the answer, or that there was none: the connection was refused or reset. */
export type Outcome = { readonly status: number; readonly location?: string } | { readonly status: null }

/** Sends one request to Envoy, with a header of the PROXY protocol in front. */
export function send(options: RequestOptions): Promise<Outcome> {
  const { port, source, destination, tls } = options
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      // That nothing listens says nothing of the proxy.
      error.code === 'ECONNREFUSED' ? reject(error) : resolve({ status: null })
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(proxyHeader(source, destination))
      if (tls === undefined) exchange(socket, options, resolve, fail)
      else {
        const secure = connectTls({ socket, rejectUnauthorized: false, ...tls }, () =>
          exchange(secure, options, resolve, fail),
        )
        secure.on('error', fail)
      }
    })
    socket.setTimeout(patience, () => reject(new Error(`no answer to ${options.path} in ${patience} ms`)))
    socket.on('error', fail)
    socket.on('close', () => resolve({ status: null }))
  })
}

/** In milliseconds; the timeouts of cases are shorter. */
const patience = 20_000

function proxyHeader(source: string, destination: string): string {
  const [sourceAddress, sourcePort] = source.split(':')
  const [address, port] = destination.split(':')
  return `PROXY TCP4 ${sourceAddress} ${address} ${sourcePort} ${port}\r\n`
}

function exchange(
  socket: Socket,
  { method, path, headers }: RequestOptions,
  resolve: (outcome: Outcome) => void,
  fail: (error: Error) => void,
): void {
  const options = { createConnection: () => socket, method, path, headers, setHost: false }
  const request = httpRequest(options, (response) => {
    const { statusCode = 0, headers: answered } = response
    response.resume()
    response.on('end', () => {
      socket.destroy()
      resolve({ status: statusCode, ...(answered.location !== undefined && { location: answered.location }) })
    })
  })
  request.on('error', fail)
  request.end()
}
