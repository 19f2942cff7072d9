import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChartDownloads } from '../../../src/host/registry/chart-downloads.ts'
import { openCertificates } from '../../../src/host/registry/client-certificates.ts'
import { openHttpClient } from '../../../src/host/registry/http-client.ts'
import { chartRequestAt, repositoryChartRequest } from '../../../src/registry/chart-request.ts'
import { tgz } from '../../render/archive.ts'
import { demo, rendered } from '../../render/engine.ts'
import { sha256 } from './registry.ts'

/** An authority, and certificates of it for a server on this machine and for a client. */
interface Certificates {
  readonly authority: string
  readonly server: { readonly cert: string; readonly key: string }
  readonly client: { readonly cert: string; readonly key: string }
}

const template = `{{- $ca := genCA "meshgate" 36500 }}
{{- $server := genSignedCert "localhost" (list "0.0.0.0") (list "localhost") 36500 $ca }}
{{- $client := genSignedCert "client" nil nil 36500 $ca }}
kind: Certificates
authority: {{ $ca.Cert | quote }}
server: { cert: {{ $server.Cert | quote }}, key: {{ $server.Key | quote }} }
client: { cert: {{ $client.Cert | quote }}, key: {{ $client.Key | quote }} }
`

const archive = tgz({ 'pay/Chart.yaml': 'apiVersion: v2\nname: pay\nversion: 1.2.3\n' })
const layer = {
  mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
  digest: sha256(archive),
  size: archive.length,
}
const manifest = JSON.stringify({ schemaVersion: 2, layers: [layer] })

/** What a registry and a chart repository answer, by path. */
const answers: Readonly<Record<string, Uint8Array | string>> = {
  '/v2/charts/pay/manifests/1.2.3': manifest,
  [`/v2/charts/pay/blobs/${layer.digest}`]: archive,
  '/index.yaml': 'apiVersion: v1\nentries: { pay: [{ name: pay, version: 1.2.3, urls: [pay-1.2.3.tgz] }] }\n',
  '/pay-1.2.3.tgz': archive,
}

let certificates: Certificates
let host: string
let close: () => void

beforeAll(async () => {
  const { manifest: text } = await rendered(demo({ 'templates/a.yaml': template }))
  certificates = parse(text.replaceAll(/^(---|#.*)$/gm, '')) as Certificates
  const server = createServer(
    { ...certificates.server, ca: certificates.authority, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      const body = answers[request.url!]
      if (!(request.socket as TLSSocket).authorized) response.writeHead(403).end()
      else if (body === undefined) response.writeHead(404).end()
      else response.end(body)
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Not a loopback address by its name, so that it is asked by https.
  host = `0.0.0.0:${(server.address() as AddressInfo).port}`
  close = () => server.close()
})

afterAll(() => close())

/** A home with certificates for the server in a folder of Podman or Docker. */
function home(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const path = mkdtempSync(join(tmpdir(), 'meshgate-home-'))
  const certs = join(path, '.config', folder, 'certs.d', host)
  mkdirSync(certs, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(certs, name), text)
  return { HOME: path }
}

async function outcome(env: Record<string, string>, isRegistry = true): Promise<string> {
  const client = openHttpClient({ sleep: () => Promise.resolve() }, openCertificates(env))
  const request = isRegistry
    ? chartRequestAt(`oci://${host}/charts/pay`, '1.2.3')
    : repositoryChartRequest(`https://${host}`, 'pay', '1.2.3')
  const chart = await openChartDownloads(env, client).download(request)
  return 'problem' in chart ? chart.problem : chart.locked.version
}

describe('certificates of the client', () => {
  it.each(['containers', 'docker'])('are shown to a registry from the folder of %s', async (folder) => {
    const { authority, client } = certificates
    const files = { 'ca.crt': authority, 'client.cert': client.cert, 'client.key': client.key }
    expect(await outcome(home(folder, files))).toBe('1.2.3')
  })

  it('are those that Helm has for a chart repository', async () => {
    const { authority, client } = certificates
    const env = home('none', {})
    const paths = Object.entries({ ca: authority, cert: client.cert, key: client.key }).map(
      ([name, text]) => {
        const path = join(env['HOME']!, name)
        writeFileSync(path, text)
        return `${name}File: ${path}`
      },
    )
    const file = join(env['HOME']!, 'repositories.yaml')
    writeFileSync(file, `repositories: [{ name: pay, url: 'https://${host}', ${paths.join(', ')} }]\n`)
    expect(await outcome({ ...env, HELM_REPOSITORY_CONFIG: file }, false)).toBe('1.2.3')
  })

  it('are needed where the server asks for them', async () => {
    expect(await outcome(home('docker', { 'ca.crt': certificates.authority }))).toMatch(/403/)
  })

  it('do not make a server trusted', async () => {
    const { client } = certificates
    const files = { 'client.cert': client.cert, 'client.key': client.key }
    expect(await outcome(home('docker', files))).toMatch(
      /cannot be reached \(.*(VERIFY|SELF_SIGNED|certificate)/,
    )
  })

  it('are not looked for without TLS', () => {
    expect(openCertificates({})(new URL('http://127.0.0.1'))).toBeNull()
  })
})
