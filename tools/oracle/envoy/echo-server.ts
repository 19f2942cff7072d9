import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { CertificatePair } from './certificates-in.ts'

/** What an upstream saw of one try of a request. */
export interface UpstreamRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly isTls: boolean
  /** The loopback address that was called, which represents an endpoint. */
  readonly address: string
  /** The name in the TLS handshake. */
  readonly sni?: string
}

export interface EchoServer extends AsyncDisposable {
  readonly port: number
  /** The tries of a request, by its `x-request-case`. */
  triesOf(id: string): readonly UpstreamRequest[]
}

/**
 * Starts an upstream on all loopback addresses that answers 200, in the clear and over TLS alike. A request with the
 * header `x-upstream` gets that status, no answer (`hang`) or a reset connection (`reset`).
 */
export async function startEchoServer(certificates: CertificatePair, authority: string): Promise<EchoServer> {
  const tries = new Map<string, UpstreamRequest[]>()
  const http = createServer((request, response) => {
    const id = String(request.headers['x-request-case'])
    tries.set(id, [...(tries.get(id) ?? []), seenIn(request)])
    answer(request, response)
  })
  const tls = { cert: certificates.certificate, key: certificates.key, ca: authority }
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (start: Buffer) => {
      socket.pause()
      socket.unshift(start)
      http.emit('connection', start[0] === tlsHandshake ? secured(socket, tls) : socket)
      process.nextTick(() => socket.resume())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    triesOf: (id) => tries.get(id) ?? [],
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The first byte of a TLS connection. */
const tlsHandshake = 0x16

function secured(socket: Socket, certificates: { cert: string; key: string; ca: string }): TLSSocket {
  const options = { isServer: true, requestCert: true, rejectUnauthorized: false }
  const protocols = { ALPNProtocols: ['http/1.1', 'istio-http/1.1', 'istio'] }
  const secure = new TLSSocket(socket, { ...certificates, ...options, ...protocols })
  secure.on('error', () => undefined)
  addresses.set(secure, socket.localAddress ?? '')
  return secure
}

function seenIn({ method = '', url = '', headers, socket }: IncomingMessage): UpstreamRequest {
  const sni = socket instanceof TLSSocket ? (socket as { servername?: unknown }).servername : undefined
  return {
    method,
    path: url,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    isTls: socket instanceof TLSSocket,
    address: addressOf(socket),
    ...(typeof sni === 'string' && { sni }),
  }
}

/** A TLS socket has no address itself. */
function addressOf(socket: Socket): string {
  return addresses.get(socket) ?? socket.localAddress ?? ''
}

const addresses = new WeakMap<Socket, string>()

function answer({ headers, socket }: IncomingMessage, response: ServerResponse): void {
  const wanted = headers['x-upstream']
  if (wanted === 'hang') return
  if (wanted === 'reset') {
    socket.destroy()
    return
  }
  response.writeHead(wanted === undefined ? 200 : Number(wanted), { 'content-length': 0 })
  response.end()
}
