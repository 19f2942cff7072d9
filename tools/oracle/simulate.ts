// What meshgate decides about the requests of a mesh, in the form in which the
// decisions of Envoy are recorded.
import { parseAllDocuments, stringify } from 'yaml'
import { compileMesh, type CompiledMesh } from '../../src/effect/request/compiled-mesh.ts'
import type { Forwarded, ProxyDecision } from '../../src/effect/request/decision.ts'
import { decideOutbound } from '../../src/effect/request/proxy/client-sidecar.ts'
import { decideAtGateway } from '../../src/effect/request/proxy/gateway.ts'
import { decideInbound } from '../../src/effect/request/proxy/server-sidecar.ts'
import { decideAtWaypoint } from '../../src/effect/request/proxy/waypoint.ts'
import type { MeshProxy } from '../../src/effect/request/proxy/proxy.ts'
import { registryServices, type RegistryService } from '../../src/effect/request/registry/registry.ts'
import { workloadProxy } from '../../src/effect/request/registry/workloads.ts'
import type {
  Connection,
  HttpRequest,
  Token as Jwt,
  VerificationContext,
} from '../../src/effect/request/request.ts'
import { triesOf, type UpstreamFailure } from '../../src/effect/request/routing/retries.ts'
import { withoutPort } from '../../src/effect/request/routing/virtual-hosts.ts'
import { inputTexts, Trace } from '../../src/effect/request/trace.ts'
import { servingWaypoints } from '../../src/istio/ambient/serving-waypoints.ts'
import { workloadsIn } from '../../src/istio/workload/workloads.ts'
import { manifestsOf } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import type { MeshContext } from '../../src/model/mesh-context.ts'
import type { IstioRelease } from './build.ts'
import { contextOf } from './mesh-context.ts'
import type { Decision, MeshCase, MeshRequest, UpstreamView } from './mesh-case.ts'
import { isMap, type Json, type JsonMap } from './mutate.ts'
import { resolvedClaims, withoutTokens, type Token } from './tokens.ts'

/** What meshgate decides about each request of a case in a mesh of a release, by its name; with what it does not know. */
export function simulate(meshCase: MeshCase, release?: IstioRelease): Map<string, SimulatedDecision> {
  const world = readWorld(meshCase, release)
  return new Map(meshCase.requests.map((request) => [request.name, decide(world, meshCase, request)]))
}

export interface SimulatedDecision {
  readonly decision: Decision
  readonly missing: readonly string[]
}

interface World {
  readonly compiled: CompiledMesh
  /** By NAMESPACE/NAME. */
  readonly addresses: ReadonlyMap<string, string>
  readonly gateways: ReadonlySet<string>
}

function readWorld({ manifests, meshConfig }: MeshCase, release: IstioRelease | undefined): World {
  const documents = parseAllDocuments(manifests)
    .map((document): JsonMap | null => document.toJS())
    .filter((document) => document !== null)
  const pods = documents.filter(({ kind }) => kind === 'Deployment' || kind === 'Pod')
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh: stringify({ trustDomain: 'cluster.local', ...(meshConfig as object) }) },
  }
  return {
    compiled: compiledCluster([...documents, config], contextOf(release)),
    addresses: new Map(pods.map((pod, index) => [fullName(pod), podAddress(index)])),
    gateways: new Set(pods.filter(isGatewayPod).map(fullName)),
  }
}

/** The mesh of a cluster with nothing but some objects, the oldest first. */
export function compiledCluster(documents: readonly JsonMap[], context: MeshContext): CompiledMesh {
  const text = documents
    .map((document, index) => JSON.stringify(asInCluster(document, index)))
    .join('\n---\n')
  const manifests = manifestsOf(parseDocuments(text, 'mesh.yaml'), 'mesh', 'default')
  return compileMesh(createMesh({ ...emptyMesh, manifests, context }), { isWholeMesh: true })
}

function fullName({ metadata }: JsonMap): string {
  const { namespace = 'default', name } = mapOf(metadata)
  return `${String(namespace)}/${String(name)}`
}

/** The address that `proxies/defaults.go` gives to a pod. */
function podAddress(index: number): string {
  return `10.44.${Math.floor((index + 2) / 250)}.${(index + 2) % 250}`
}

function isGatewayPod(pod: JsonMap): boolean {
  const { annotations } = mapOf(templateOf(pod)['metadata'])
  return mapOf(annotations)['inject.istio.io/templates'] === 'gateway'
}

/** Istio objects are as old as they stand in the stream; pods have a sidecar unless they say otherwise (`proxies/defaults.go`). */
function asInCluster(document: JsonMap, index: number): JsonMap {
  const { apiVersion, kind, metadata, spec } = document
  const time = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString().replace('.000', '')
  if (typeof apiVersion === 'string' && apiVersion.includes('.istio.io/'))
    return { ...document, metadata: { ...mapOf(metadata), creationTimestamp: time } }
  if (kind === 'Pod') return injected(document)
  return kind === 'Deployment'
    ? { ...document, spec: { ...mapOf(spec), template: injected(templateOf(document)) } }
    : document
}

function injected(pod: JsonMap): JsonMap {
  const { labels, ...metadata } = mapOf(pod['metadata'])
  return {
    ...pod,
    metadata: { ...metadata, labels: { 'sidecar.istio.io/inject': 'true', ...mapOf(labels) } },
  }
}

function templateOf(document: JsonMap): JsonMap {
  return document['kind'] === 'Pod' ? document : mapOf(mapOf(document['spec'])['template'])
}

function mapOf(value: Json | undefined): JsonMap {
  return value !== undefined && isMap(value) ? value : {}
}

function decide(world: World, meshCase: MeshCase, request: MeshRequest): SimulatedDecision {
  const tokens = new Map<string, Jwt>()
  const sent = httpRequest(meshCase, request, tokens)
  const decision = decideAt(world, request, sent, { now: Date.now(), tokens })
  return {
    decision: recorded(request, sent, decision),
    missing: [...inputTexts(decision.missing), ...unknownTls(decision)],
  }
}

/** Pods of one service that take TLS and plain text are chosen by chance. */
function unknownTls({ outcome }: ProxyDecision): string[] {
  const isUnknown = outcome.kind === 'forwarded' && outcome.to.some(({ tls }) => tls.mode === 'unknown')
  return isUnknown ? ['which pods take it'] : []
}

function decideAt(
  { compiled, addresses, gateways }: World,
  { proxy: name, listener, from = '10.44.99.1:40000', to, as, sni = '' }: MeshRequest,
  request: HttpRequest,
  verification: VerificationContext,
): ProxyDecision {
  const [namespace = ''] = name.split('/')
  const workload = workloadsIn(compiled.mesh, namespace).find(
    ({ manifest }) => `${namespace}/${manifest.name}` === name,
  )!
  const port = typeof listener === 'number' ? listener : 8080
  const destination = to ?? (listener === 'outbound' ? '10.255.9.9:80' : `${addresses.get(name)}:${port}`)
  const [address = '', portText] = destination.split(':')
  const connection: Connection = {
    transport: as !== undefined ? 'mtls' : sni === '' ? 'plain' : 'tls',
    sni,
    principal: as ?? null,
    source: from.split(':')[0]!,
    destination: { address, port: Number(portText) },
  }
  const received = { connection, request, verification }
  if (listener === 'waypoint') {
    const service = registryServices(compiled.mesh).find(({ addresses: own }) => own.includes(address))!
    const called = { ...connection, destination: { ...connection.destination, host: service.host } }
    const proxy = workloadProxy(workload, 'waypoint')
    if (!isServedBy(compiled.mesh, service, name)) return unserved(proxy)
    return besideTunnel(
      decideAtWaypoint(compiled.waypoint(proxy, service), { ...received, connection: called }),
    )
  }
  const proxy = workloadProxy(workload, gateways.has(name) ? 'gateway' : 'sidecar')
  if (listener === 'outbound') return decideOutbound(compiled.client(proxy), connection, request)
  if (listener === 'inbound') return decideInbound(compiled.server(proxy), received)
  return decideAtGateway(compiled.gateway(proxy), received)
}

/**
 * True for a waypoint of a Service, of which the pods have the name of the Gateway. A second waypoint serves nothing without the
 * first one, and what is in no file does not exist.
 */
function isServedBy(mesh: Mesh, { manifest }: RegistryService, waypoint: string): boolean {
  const serving = servingWaypoints(mesh, manifest) ?? []
  if (serving[0]?.gateway === undefined) return false
  return serving.some(({ namespace, name }) => `${namespace}/${name}` === waypoint)
}

/** A waypoint has nothing for addresses of Services that it does not serve. */
function unserved(proxy: MeshProxy): ProxyDecision {
  return new Trace().decision(proxy, { kind: 'closed', reason: 'the waypoint does not serve the Service' })
}

/** A waypoint whose upstream takes no tunnels: mTLS to pods of Services that it serves is that of a tunnel. */
function besideTunnel(decision: ProxyDecision): ProxyDecision {
  const { outcome } = decision
  if (outcome.kind !== 'forwarded') return decision
  const to = outcome.to.map((upstream) =>
    upstream.cluster.startsWith('inbound-vip|') &&
    (upstream.tls.mode === 'mtls' || upstream.tls.mode === 'unknown')
      ? { ...upstream, tls: { mode: 'plain', sni: '', isVerified: false } as const }
      : upstream,
  )
  return { ...decision, outcome: { ...outcome, to } }
}

function httpRequest(meshCase: MeshCase, request: MeshRequest, tokens: Map<string, Jwt>): HttpRequest {
  const { method = 'GET', path, headers = {} } = request
  const written = locatedTokens(request).map((located, index) => ({
    ...located,
    text: tokenText(located.token, index),
  }))
  for (const { token, text } of written)
    if (typeof token !== 'string' && token.algorithm !== 'none')
      tokens.set(text, {
        claims: resolvedClaims(token, Math.floor(Date.now() / 1000)),
        isSignedFor: ({ jwksUri }) => meshCase.keys?.[jwksUri] === token.key,
      })
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const parameters: string[] = []
  for (const { header, prefix, parameter, cookie, text } of written) {
    if (parameter !== undefined) parameters.push(`${parameter}=${text}`)
    else if (cookie !== undefined) sent.set('cookie', `${cookie}=${text}`)
    else sent.set(header ?? 'authorization', `${prefix ?? (header === undefined ? 'Bearer ' : '')}${text}`)
  }
  const authority = sent.get('host') ?? ''
  sent.delete('host')
  const query = parameters.length === 0 ? '' : `${path.includes('?') ? '&' : '?'}${parameters.join('&')}`
  return { method, authority, target: path + query, headers: sent }
}

/** The tokens of a request with their places. */
function locatedTokens({ token, tokens = [] }: MeshRequest): NonNullable<MeshRequest['tokens']> {
  return [...(token === undefined ? [] : [{ token }]), ...tokens]
}

function tokenText(token: Token, index: number): string {
  return typeof token === 'string' ? token : `token.${index}.signature`
}

function recorded(request: MeshRequest, sent: HttpRequest, decision: ProxyDecision): Decision {
  const { outcome, route, cluster } = decision
  const names = { ...(route !== undefined && { route }), ...(cluster !== undefined && { cluster }) }
  if (outcome.kind === 'closed') return { status: null, tries: 0 }
  if (outcome.kind === 'answered') {
    const { status, reason, location } = outcome
    // The access log is not read for requests over TLS of the client's own.
    const logged = request.sni !== undefined ? {} : { details: reason, ...names }
    return { status, ...(location !== undefined && { location }), ...logged, tries: 0 }
  }
  return forwarded(request, sent, outcome, names)
}

function forwarded(
  request: MeshRequest,
  sent: HttpRequest,
  outcome: Forwarded,
  names: Pick<Decision, 'route' | 'cluster'>,
): Decision {
  const [to] = outcome.to
  const isHttp = names.cluster !== undefined
  const isLogged = isHttp && request.sni === undefined
  const log = (details: string) => (isLogged ? { details, ...names } : {})
  if (request.isUpstreamForged && to!.tls.mode !== 'plain' && to!.tls.isVerified)
    return { status: 503, details: untrusted, ...names, tries: 0 }
  // The echo server does not look into TLS within TLS.
  if (outcome.passesTls && to!.tls.mode !== 'plain') return { status: null, tries: 0 }
  const view = { upstream: viewOf(request, sent, outcome, isHttp) }
  const failure = failureIn(request)
  const mirrors = outcome.mirrors.length > 0 ? { mirrors: outcome.mirrors } : {}
  if (failure === undefined) return { status: 200, ...log('via_upstream'), tries: 1, ...view, ...mirrors }
  if (!isHttp) return { status: typeof failure === 'number' ? failure : null, tries: 1, ...view }
  const { status, reason, tries } = triesOf(outcome.retries, outcome.timeout, failure)
  return { status, ...log(reason), tries, ...view, ...mirrors }
}

/** The beginning of Envoy's reason for an upstream with a wrong certificate. */
export const untrusted = 'upstream_reset_before_response_started{remote_connection_failure|TLS_error'

function failureIn({ headers = {} }: MeshRequest): UpstreamFailure | undefined {
  const wanted = headers['x-upstream']
  if (wanted === undefined) return undefined
  return wanted === 'hang' || wanted === 'reset' ? wanted : Number(wanted)
}

function viewOf(request: MeshRequest, sent: HttpRequest, outcome: Forwarded, isHttp: boolean): UpstreamView {
  const { request: seen, passesTls, to } = outcome
  const { tls } = to[0]!
  // Where no name is stated, that of the request is taken, in lower case.
  const own = tls.mode === 'plain' ? '' : tls.sni || (isHttp ? withoutPort(seen.authority).toLowerCase() : '')
  const sni = passesTls ? (request.sni ?? '') : own
  return {
    method: seen.method,
    path: withoutTokens(seen.target),
    host: seen.authority,
    isTls: tls.mode !== 'plain' || passesTls,
    ...(sni !== '' && { sni }),
    addedHeaders: namesIn(seen).filter((name) => !sent.headers.has(name)),
    removedHeaders: namesIn(sent).filter((name) => !seen.headers.has(name)),
  }
}

function namesIn({ headers }: HttpRequest): string[] {
  return [...headers.keys()].filter((name) => !name.startsWith('x-forwarded-'))
}
