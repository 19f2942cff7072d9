import { once } from '../../core/once-per.ts'
import type { Witness, WitnessPath } from '../../core/report.ts'
import { selects } from '../../istio/policy/selector.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { AccessChange } from '../access/access-change.ts'
import type { SideOutcome } from '../access/compare-sides.ts'
import type { EntrySite } from '../access/entry-points.ts'
import type { AccessWitness } from '../access/witness.ts'
import { compileMesh, type CompiledMesh } from '../request/compiled-mesh.ts'
import { hostsOfOthers } from '../request/coverage/hosts-of-others.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest, HopChain, PodIdentity } from '../request/hops/hop-chain.ts'
import { namespacesOnPaths } from '../request/hops/namespaces-on-paths.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { servicesIn } from '../request/registry/registry.ts'
import { targetPort } from '../request/registry/workloads.ts'
import { withoutPort } from '../request/routing/virtual-hosts.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { endForClient, fateOf, witnessPath } from './witness-path.ts'

/** A witness of a class, with its path through the proxies of both sides. */
export interface ShownWitness {
  readonly witness: Witness
  /** `` `GET https://shop.example.com/admin/x` ``. */
  readonly example: string
  /** `answered 403`, `answered 301`, `let through`. */
  readonly ends: { readonly base: string; readonly head: string }
  /** True if head refuses it at a proxy behind the gateway. */
  readonly isRefusedLater: boolean
  /** The namespaces of the proxies on its path, and of the objects that decide there. */
  readonly namespaces: readonly string[]
}

/**
 * The witnesses of classes: along the whole path if the simulator decides as at the entry point, otherwise at the entry
 * point only. Services of other repositories are assumed to exist.
 */
export function accessWitnesses(changed: ChangedMesh): (change: AccessChange) => ShownWitness {
  const compiled = once(() => {
    const elsewhere = new Set([...hostsOfOthers(changed.base), ...hostsOfOthers(changed.head)])
    return {
      base: compileMesh(changed.base, { elsewhere }),
      head: compileMesh(changed.head, { elsewhere }),
    }
  })
  return (change) => {
    const site = change.sites.find(({ proxy }) => proxy.workload !== null) ?? change.sites[0]!
    const called = clientRequestFor(site, change.witness, [changed.head, changed.base])
    const paths = called && wholeWay(compiled(), called.clientRequest, site, change)
    return paths ? ofPaths(change, called, paths) : atEntry(change, site, called)
  }
}

/** A request and its URL. */
export interface RequestWithUrl {
  readonly clientRequest: ClientRequest
  readonly url: string
}

interface SidePaths {
  readonly base: HopChain
  readonly head: HopChain
}

/** The request of a client for which a witness arrives at the entry point; `null` if none leads there. */
export function clientRequestFor(
  site: EntrySite,
  witness: AccessWitness,
  meshes: readonly Mesh[],
): RequestWithUrl | null {
  const { request, connection, verification } = witness
  const common = { verification, address: connection.source }
  if (site.kind === 'gateway') {
    const host = withoutPort(request.authority)
    const scheme = site.isTls ? 'https' : 'http'
    const { namespace, serviceAccount = 'any-account' } = site.proxy
    return {
      url: `${scheme}://${host}${portSuffix(site.port, scheme)}${request.target}`,
      clientRequest: {
        ...common,
        ...{ request, scheme, host, port: site.port, caller: null },
        gatewayPods: site.proxy.workload ? null : { namespace, serviceAccount },
      },
    }
  }
  // A caller of a waypoint is in ambient mode, which an identity alone does not tell.
  if (site.kind === 'waypoint') return null
  const service = meshes.flatMap((mesh) => serviceBefore(mesh, site.proxy, connection.destination.port))[0]
  if (!service || connection.transport === 'tls') return null
  const { host, port } = service
  return {
    url: `http://${host}${portSuffix(port, 'http')}${request.target}`,
    clientRequest: {
      ...common,
      request: { ...request, authority: host },
      ...{ scheme: 'http', host, port, gatewayPods: null },
      caller: connection.transport === 'mtls' ? callerOf(connection.principal ?? '') : null,
    },
  }
}

function portSuffix(port: number, scheme: 'http' | 'https'): string {
  return port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`
}

/** The Service and Service port that lead to a port of pods. */
function serviceBefore(
  mesh: Mesh,
  { namespace, labels, workload }: MeshProxy,
  port: number,
): { readonly host: string; readonly port: number }[] {
  return servicesIn(mesh, namespace)
    .filter(({ selector }) => selector && selector.size > 0 && selects(selector, labels))
    .flatMap(({ host, ports }) =>
      ports.flatMap((candidate) => {
        const target = workload
          ? targetPort(candidate, { manifest: workload, namespace, labels })
          : candidate.target
        const seesRequests = candidate.protocol === 'http' || candidate.protocol === 'auto'
        return seesRequests && target === port ? [{ host, port: candidate.number }] : []
      }),
    )
}

/** The caller with an identity; `null` if the identity is not that of a pod. */
function callerOf(principal: string): PodIdentity | null {
  const [, namespace, serviceAccount] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? []
  return namespace && serviceAccount ? { namespace, serviceAccount } : null
}

/** The paths of a request on both sides, if they show the difference of the class. */
function wholeWay(
  compiled: { readonly base: CompiledMesh; readonly head: CompiledMesh },
  clientRequest: ClientRequest,
  site: EntrySite,
  { base, head }: AccessChange,
): SidePaths | null {
  const [before, after] = [compiled.base, compiled.head].map((side) => pathBy(side, clientRequest, site))
  if (!before || !after) return null
  const isShown = (path: HopChain, side: SideOutcome): boolean =>
    (fateOf(path) === 'allowed') === (side.verdict === 'allowed') ||
    (side.verdict === 'allowed' && fateOf(path) === 'refused' && path.hops.length > 1)
  return isShown(before, base) && isShown(after, head) ? { base: before, head: after } : null
}

/** The path of a request through the proxy of an entry point. */
function pathBy(compiled: CompiledMesh, clientRequest: ClientRequest, site: EntrySite): HopChain | undefined {
  return pathsThrough(compiled, clientRequest, site)[0]
}

/** The paths of a request through the proxy of an entry point. */
export function pathsThrough(
  compiled: CompiledMesh,
  clientRequest: ClientRequest,
  site: EntrySite,
): readonly HopChain[] {
  const paths = decideRequest(compiled, clientRequest)?.paths ?? []
  return paths.filter(({ hops }) => {
    const proxy = (site.kind === 'gateway' ? hops[0] : hops.at(-1))?.proxy
    return proxy !== undefined && isSameProxy(proxy, site.proxy)
  })
}

/** Pods may have other labels in base, and several Gateways may share pods. */
function isSameProxy(first: MeshProxy, second: MeshProxy): boolean {
  if (first.namespace !== second.namespace) return false
  return first.name === second.name || labelText(first) === labelText(second)
}

function labelText({ labels }: MeshProxy): string {
  return JSON.stringify([...labels].toSorted())
}

function ofPaths(change: AccessChange, { url }: RequestWithUrl, { base, head }: SidePaths): ShownWitness {
  const { witness } = change
  return {
    witness: {
      request: `${witness.request.method} ${url} ${clientWords(change)}`,
      base: witnessPath(base),
      head: witnessPath(head),
    },
    example: `\`${witness.request.method} ${url}\``,
    ends: { base: endForClient(base), head: endForClient(head) },
    isRefusedLater: change.head.verdict === 'allowed' && fateOf(head) === 'refused',
    namespaces: namespacesOnPaths([base, head]),
  }
}

/** A witness at one proxy. */
function atEntry(change: AccessChange, site: EntrySite, called: RequestWithUrl | null): ShownWitness {
  const { request, connection } = change.witness
  const url = called && site.kind === 'gateway' ? called.url : request.target
  const { port } = connection.destination
  const of =
    site.kind === 'workload' ? site.proxy.name : site.kind === 'waypoint' ? (site.host ?? 'any Service') : ''
  const at = of === '' ? '' : ` at port ${port} of ${of}`
  const path = (side: SideOutcome): WitnessPath => ({
    hops: [`${site.proxy.type} of ${site.proxy.name}`],
    end: endOf(side),
    isLetThrough: side.verdict === 'allowed',
  })
  return {
    witness: {
      request: `${request.method} ${url}${at} ${clientWords(change)}`,
      base: path(change.base),
      head: path(change.head),
    },
    example: `\`${request.method} ${url}\``,
    ends: { base: endOf(change.base), head: endOf(change.head) },
    isRefusedLater: false,
    namespaces: [site.proxy.namespace],
  }
}

function endOf({ verdict, texts: [text = ''] }: SideOutcome): string {
  if (text === 'closed') return 'not connected'
  if (/^\d+$/.test(text)) return `answered ${text}`
  return verdict === 'allowed' ? 'let through' : text
}

/** `without a token from any pods`. */
export function clientWords({
  witness: { claims, connection },
  sites,
  isWithoutToken,
}: Pick<AccessChange, 'witness' | 'sites' | 'isWithoutToken'>): string {
  const token = claims
    ? `with a token of ${String(claims['iss'])}`
    : isWithoutToken
      ? 'without a token'
      : 'with a wrong token'
  const [{ kind, proxy }] = sites as readonly [EntrySite]
  if (kind === 'gateway') return token
  const isIdentified = connection.principal !== null
  if (proxy.type === 'ztunnel' && !isIdentified) return 'of a client without mTLS'
  if (!isIdentified) return `${token} of a client without a sidecar`
  const caller = callerOf(connection.principal ?? '')
  const isAny = !caller || caller.namespace === 'any-namespace'
  return `${token} from ${isAny ? 'any pods' : `${caller.namespace}/${caller.serviceAccount}`}`
}
