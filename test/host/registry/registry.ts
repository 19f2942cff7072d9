import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nativeCrane } from '../../../engine/native-crane.ts'
import { goIsHere } from '../../render/go-is-here.ts'

/** Whether a registry can be started: it is compiled with Go. */
export function hasRegistry(): boolean {
  return goIsHere()
}

/** A server on this machine. */
export interface LocalServer {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  close(): void
}

/** Starts `crane registry serve`, an OCI registry without logins. */
export async function startRegistry(): Promise<LocalServer> {
  const crane = spawn(nativeCrane()!, ['registry', 'serve', '--address', '127.0.0.1:0'])
  const port = await portOf(crane)
  return { host: `127.0.0.1:${port}`, close: () => crane.kill() }
}

function portOf(crane: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    crane.stderr!.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const [, port] = /serving on port (\d+)/.exec(output) ?? []
      if (port !== undefined) resolve(port)
    })
    crane.on('exit', () => reject(new Error(`crane ended: ${output}`)))
  })
}

/** Pushes a chart as `helm push` does; `path` is `charts/pay`. Returns the digest of its manifest. */
export async function pushChart(
  host: string,
  path: string,
  tag: string,
  archive: Uint8Array,
  layerType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
): Promise<string> {
  const config = new TextEncoder().encode('{}')
  const blobs = { config: await pushBlob(host, path, config), layer: await pushBlob(host, path, archive) }
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', ...blobs.config },
    layers: [{ mediaType: layerType, ...blobs.layer }],
  })
  const pushed = await fetch(`http://${host}/v2/${path}/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
    body: manifest,
  })
  if (!pushed.ok) throw new Error(`the registry answers ${pushed.status}`)
  return sha256(manifest)
}

async function pushBlob(
  host: string,
  path: string,
  data: Uint8Array,
): Promise<{ digest: string; size: number }> {
  const digest = sha256(data)
  const started = await fetch(`http://${host}/v2/${path}/blobs/uploads/`, { method: 'POST' })
  const url = new URL(started.headers.get('location')!, `http://${host}`)
  url.searchParams.set('digest', digest)
  const pushed = await fetch(url, { method: 'PUT', body: Buffer.from(data) })
  if (!pushed.ok) throw new Error(`the registry answers ${pushed.status}`)
  return { digest, size: data.length }
}

/** The digest of bytes, as registries and lock files write it. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`
}

/** An HTTP server on this machine, and the requests that it got. */
export interface LocalHttpServer extends LocalServer {
  readonly requests: readonly { readonly url: string; readonly authorization: string | undefined }[]
}

/** Answers a request; returns false for one that it leaves to a 404. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** Starts a server. */
export async function startServer(handler: Handler): Promise<LocalHttpServer> {
  const requests: { url: string; authorization: string | undefined }[] = []
  const server: Server = createServer((request, response) => {
    requests.push({ url: request.url!, authorization: request.headers.authorization })
    void answer(handler, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { host: `127.0.0.1:${port}`, requests, close: () => server.close() }
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!(await handler(request, response))) response.writeHead(404).end()
}

/** Starts a server of files by their path: a chart repository. */
export function startRepository(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<LocalHttpServer> {
  return startServer(({ url }, response) => {
    const file = files[url!.slice(1)]
    if (file !== undefined) response.end(file)
    return file !== undefined
  })
}

/** Passes a request on to a registry. */
export async function passOn(
  host: string,
  { url }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const answer = await fetch(`http://${host}${url}`)
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
  response.end(Buffer.from(await answer.arrayBuffer()))
  return true
}
