// Sends the requests of a case through real proxies: istiod's configuration in a
// plain Envoy on loopback.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import { groupBy } from '../../src/core/group.ts'
import { withoutPort } from '../../src/effect/request/routing/virtual-hosts.ts'
import type { IstioRelease } from './build.ts'
import { Authority } from './envoy/authority.ts'
import type { DiscoveryServers } from './discovery-servers.ts'
import {
  bootstrapOf,
  type Bootstrap,
  type BootstrapOptions,
  type ProxyConfiguration,
} from './envoy/bootstrap.ts'
import { startEchoServer, type UpstreamRequest } from './envoy/echo-server.ts'
import { PortTaken, startEnvoy } from './envoy/envoy.ts'
import { messagesIn, messagesWithin, textIn, messageIn, type Message } from './envoy/message.ts'
import { freePortBlock } from './envoy/port-block.ts'
import { send, type Outcome } from './envoy/request.ts'
import {
  meshConfigText,
  type Decision,
  type MeshCase,
  type MeshRequest,
  type UpstreamView,
} from './mesh-case.ts'
import { SigningKeys, withoutTokens } from './tokens.ts'

/** The question of `proxies/main.go`. */
export interface ProxiesQuestion {
  readonly manifests: string
  readonly meshConfig: string
  /** Key sets by `jwksUri`. */
  readonly keys: Readonly<Record<string, string>>
  /** NAMESPACE/NAME of Pods or Deployments. */
  readonly workloads: readonly string[]
}

/** The answer of `proxies/main.go`. */
export interface ProxiesAnswer {
  readonly error?: string
  readonly proxies?: Readonly<Record<string, ProxyConfiguration>>
  /** What ztunnels get: Services and workloads; absent for none. */
  readonly addresses?: readonly Message[]
}

export type Proxies = Pick<DiscoveryServers, 'ask' | 'release'>

/** Decides all requests of meshes in one run, with the same keys and certificates. */
export class Decider implements Disposable {
  /** That of the meshes; `undefined` for that of go.mod. */
  readonly release: IstioRelease | undefined
  readonly #proxies: Proxies
  readonly #envoy: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'meshgate-oracle-'))
  readonly #authority = new Authority(this.#folder)
  readonly #keys = new SigningKeys()
  #started = 0
  #portBlocks = 0

  /** @param envoy the path of Envoy */
  constructor(proxies: Proxies, envoy: string) {
    this.release = proxies.release
    this.#proxies = proxies
    this.#envoy = envoy
  }

  /** The decision on each request, by its name. */
  async decide(meshCase: MeshCase): Promise<Record<string, Decision>> {
    const configurations = await this.#configurationsOf(meshCase)
    const decisions: Record<string, Decision> = {}
    for (const group of groupsByProxy(meshCase.requests)) {
      const configuration = configurations[group[0]!.proxy]!
      // oxlint-disable-next-line no-await-in-loop -- one Envoy at a time
      Object.assign(decisions, await this.#decideAt(configuration, group))
    }
    return decisions
  }

  async #configurationsOf(meshCase: MeshCase): Promise<Readonly<Record<string, ProxyConfiguration>>> {
    const keys = Object.entries(meshCase.keys ?? {}).map(([uri, name]) => [uri, this.#keys.keySet(name)])
    const { error, proxies } = await this.#proxies.ask({
      manifests: meshCase.manifests,
      meshConfig: meshConfigText(meshCase),
      keys: Object.fromEntries(keys),
      workloads: [...new Set(meshCase.requests.map(({ proxy }) => proxy))],
    })
    if (proxies === undefined) throw new Error(`${meshCase.name}: ${error}`)
    return proxies
  }

  /** Sends requests one after the other through the proxy of one workload. */
  async #decideAt(
    configuration: ProxyConfiguration,
    requests: readonly MeshRequest[],
  ): Promise<Record<string, Decision>> {
    const forged = requests[0]!.isUpstreamForged === true
    const names = [...expectedNames(configuration), ...hostsIn(requests, configuration)]
    const upstream = this.#authority.issue(['DNS:localhost', ...(forged ? [] : new Set(names))])
    const own = this.#authority.issue([`URI:${configuration.identity}`])
    const number = this.#started++
    const accessLog = join(this.#folder, `access-${number}.log`)
    await using echo = await startEchoServer(upstream, this.#authority.certificate)
    const certificates = { authority: this.#authority.certificate, own }
    const options = { echoPort: echo.port, accessLog, certificates }
    const { envoy, ports, clusterAt } = await this.#start(configuration, options)
    try {
      const sent: SentRequest[] = []
      for (const [index, request] of requests.entries())
        // oxlint-disable-next-line no-await-in-loop -- limits and ejections depend on the order
        sent.push(await this.#send(request, `${number}-${index}`, configuration, ports))
      if (JSON.stringify(configuration.routes).includes('requestMirrorPolicies')) await copiesSent()
      const lines = await logged(
        accessLog,
        sent.filter(isLogged).map(({ id }) => id),
      )
      return Object.fromEntries(
        sent.map((item) => [
          item.name,
          decisionOf(item, lines.get(item.id), echo.triesOf(item.id), clusterAt),
        ]),
      )
    } finally {
      await envoy[Symbol.asyncDispose]()
    }
  }

  /** Starts Envoy at free ports, and at others if another process takes one of them before Envoy does. */
  async #start(
    configuration: ProxyConfiguration,
    options: Omit<BootstrapOptions, 'adminPort' | 'firstPort'>,
  ): Promise<StartedProxy> {
    // oxlint-disable no-await-in-loop
    for (let attempt = 1; ; attempt++) {
      const { admin: adminPort, first: firstPort } = await freePortBlock(this.#portBlocks++)
      const { message, ...names } = bootstrapOf(configuration, { ...options, adminPort, firstPort })
      try {
        return { ...names, envoy: await startEnvoy(this.#envoy, message, this.#folder, adminPort) }
      } catch (error) {
        if (!(error instanceof PortTaken) || attempt === maxAttempts) throw error
      }
    }
    // oxlint-enable no-await-in-loop
  }

  async #send(
    request: MeshRequest,
    id: string,
    configuration: ProxyConfiguration,
    ports: ReadonlyMap<string | number, number>,
  ): Promise<SentRequest> {
    const { headers: own, path } = this.#written(request)
    const headers = { ...own, 'x-request-case': id }
    const port = portOf(request, ports)
    const outcome = await send({
      port,
      headers,
      ...connectionOf(request, configuration),
      path,
      ...this.#tlsOf(request),
      ...(request.listener === 'waypoint' && { tunnelTo: request.to! }),
    })
    return { name: request.name, id, headers, outcome, hasOwnTls: request.sni !== undefined }
  }

  /** The request with its tokens in their places. */
  #written({ headers = {}, path, token, tokens = [] }: MeshRequest): Pick<MeshRequest, 'path'> & {
    readonly headers: Record<string, string>
  } {
    const located = [...(token === undefined ? [] : [{ token }]), ...tokens]
    const written = { ...headers }
    const parameters: string[] = []
    for (const { token: unsigned, header, prefix, parameter, cookie } of located) {
      const text = this.#keys.write(unsigned)
      if (parameter !== undefined) parameters.push(`${parameter}=${text}`)
      else if (cookie !== undefined) written['cookie'] = `${cookie}=${text}`
      else written[header ?? 'authorization'] = `${prefix ?? (header === undefined ? 'Bearer ' : '')}${text}`
    }
    const query = parameters.length === 0 ? '' : `${path.includes('?') ? '&' : '?'}${parameters.join('&')}`
    return { headers: written, path: path + query }
  }

  #tlsOf({ as, sni, listener }: MeshRequest): { tls?: ConnectionOptions } {
    if (as === undefined) {
      return sni === undefined ? {} : { tls: { servername: sni, ALPNProtocols: ['http/1.1'] } }
    }
    const { certificate, key } = this.#authority.issue([`URI:${as}`])
    const protocols = { ALPNProtocols: listener === 'waypoint' ? ['h2'] : ['istio-http/1.1', 'http/1.1'] }
    const name = sni !== undefined && { servername: sni }
    return { tls: { cert: certificate, key, ca: this.#authority.certificate, ...protocols, ...name } }
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true })
  }
}

/** How many blocks of ports are tried for one Envoy. */
const maxAttempts = 10

type StartedProxy = Omit<Bootstrap, 'message'> & { readonly envoy: AsyncDisposable }

/** A request that was answered, or refused. */
interface SentRequest {
  readonly name: string
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly outcome: Outcome
  readonly hasOwnTls: boolean
}

/** False for a connection that is closed, or may be passed on. */
function isLogged({ outcome, hasOwnTls }: SentRequest): boolean {
  return outcome.status !== null && !hasOwnTls
}

function decisionOf(
  sent: SentRequest,
  line: LogEntry | undefined,
  seen: readonly UpstreamRequest[],
  clusterAt: ReadonlyMap<string, string>,
): Decision {
  const { outcome, headers } = sent
  const clusterOf = ({ address }: UpstreamRequest): string => clusterAt.get(address) ?? ''
  // Only of a request that is logged it is known which of several is a copy.
  const isCopy = (request: UpstreamRequest): boolean =>
    line !== undefined && isLogged(sent) && clusterOf(request) !== line.cluster
  const tries = seen.filter((request) => !isCopy(request))
  const mirrors = [...new Set(seen.filter(isCopy).map(clusterOf))]
  const log = line &&
    isLogged(sent) && {
      details: line.details ?? '',
      ...(line.route && { route: line.route }),
      ...(line.cluster && { cluster: line.cluster }),
    }
  const view = tries[0] && { upstream: viewOf(tries[0], headers) }
  return { ...outcome, ...log, tries: tries.length, ...view, ...(mirrors.length > 0 && { mirrors }) }
}

/** Requests of one proxy and with the same upstreams, in their order. */
function groupsByProxy(requests: readonly MeshRequest[]): MeshRequest[][] {
  const keyOf = ({ proxy, isUpstreamForged = false }: MeshRequest): string => `${proxy} ${isUpstreamForged}`
  return [...groupBy(requests, keyOf).values()]
}

/** The names that upstreams must show, so that the echo server passes for each of them. */
function expectedNames({ clusters }: ProxyConfiguration): string[] {
  const matchers = [...messagesWithin(clusters)].flatMap((message) => [
    ...messagesIn(message, 'matchTypedSubjectAltNames').map((typed) => messageIn(typed, 'matcher')),
    ...messagesIn(message, 'matchSubjectAltNames'),
  ])
  const names = new Set(matchers.map((matcher) => textIn(matcher, 'exact')).filter((name) => name !== ''))
  return [...names].map((name) => (name.includes('://') ? `URI:${name}` : `DNS:${name}`))
}

/** The hosts of requests, and those that routes change them to: proxies compare their names where no others are stated. */
function hostsIn(requests: readonly MeshRequest[], { routes }: ProxyConfiguration): string[] {
  const requested = requests.map(({ headers }) => withoutPort(headers?.['host'] ?? '').toLowerCase())
  const changed = [...messagesWithin(routes)].flatMap((message) => [
    textIn(message, 'hostRewriteLiteral'),
    textIn(message, 'value'),
  ])
  const hosts = [...requested, ...changed].filter((host) => /^[a-z][a-z0-9.-]*[a-z]$/.test(host))
  return hosts.map((host) => `DNS:${host}`)
}

function portOf({ listener, name }: MeshRequest, ports: ReadonlyMap<string | number, number>): number {
  const listenerNames = {
    outbound: 'virtualOutbound',
    inbound: 'virtualInbound',
    waypoint: 'connect_terminate',
  }
  const port = ports.get(typeof listener === 'number' ? listener : listenerNames[listener])
  if (port === undefined) throw new Error(`${name}: the proxy does not listen at ${listener}`)
  return port
}

/** Where a request comes from and goes to, and what it asks for. */
function connectionOf(
  { from = '10.44.99.1:40000', to, method = 'GET', listener }: MeshRequest,
  { address }: ProxyConfiguration,
): { source: string; destination: string; method: string } {
  const port = typeof listener === 'number' ? listener : ports[listener]
  const isTunnelled = listener === 'waypoint'
  const stated = isTunnelled ? undefined : to
  const destination = stated ?? (listener === 'outbound' ? '10.255.9.9:80' : `${address}:${port}`)
  return { source: from, destination, method }
}

/** The ports that requests have in Envoy: those of an application, of a workload, of a waypoint. */
const ports = { outbound: 80, inbound: 8080, waypoint: 15_008 } as const

/** Envoy does not wait for the copies of a request. */
function copiesSent(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}

/** Waits for the lines of requests in Envoy's access log; it has no line for a connection that is passed through. */
async function logged(file: string, ids: readonly string[]): Promise<ReadonlyMap<string, LogEntry>> {
  for (let attempt = 0; ; attempt++) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
    const entries = new Map(lines.map((line): LogEntry => JSON.parse(line)).map((entry) => [entry.id, entry]))
    if (attempt === 20 || ids.every((id) => entries.has(id))) return entries
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** `null` where Envoy has no value. */
interface LogEntry {
  readonly id: string
  readonly details: string | null
  readonly route: string | null
  readonly cluster: string | null
}

function viewOf(request: UpstreamRequest, sent: Readonly<Record<string, string>>): UpstreamView {
  const { method, path, headers, isTls, sni } = request
  const names = (map: Readonly<Record<string, string>>): string[] =>
    Object.keys(map).filter((name) => !envoyHeaders.test(name))
  return {
    method,
    path: withoutTokens(path),
    host: headers['host'] ?? '',
    isTls,
    ...(sni !== undefined && { sni }),
    addedHeaders: names(headers).filter((name) => !(name in sent)),
    removedHeaders: names(sent).filter((name) => !(name in headers)),
  }
}

/** Headers that Envoy sets on each request. */
const envoyHeaders =
  /^(?:host|connection|x-forwarded-.*|x-request-id|x-envoy-.*|x-request-case|transfer-encoding|content-length)$/
