import { labelsKey } from '../../istio/policy/selector.ts'
import { once } from '../../core/once-per.ts'
import type { Witness, WitnessPath } from '../../core/report.ts'
import type { AccessChange } from '../access/access-change.ts'
import type { SideOutcome } from '../access/compare-sides.ts'
import type { EntrySite } from '../access/entry-points.ts'
import { compileMesh, type CompiledMesh } from '../request/compiled-mesh.ts'
import { hostsOfOthers } from '../request/coverage/hosts-of-others.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest, HopChain } from '../request/hops/hop-chain.ts'
import { namespacesOnPaths } from '../request/hops/namespaces-on-paths.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { endForClient, fateOf, witnessPath } from './witness-path.ts'
import { requestLine, tokenDescription, witnessDetails } from './witness-details.ts'
import { callerOf, clientRequestFor, type RequestWithUrl } from './entry-request.ts'

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

interface SidePaths {
  readonly base: HopChain
  readonly head: HopChain
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
  return first.name === second.name || labelsKey(first.labels) === labelsKey(second.labels)
}

function ofPaths(change: AccessChange, { url }: RequestWithUrl, { base, head }: SidePaths): ShownWitness {
  const { witness } = change
  const details = witnessDetails(witness, url)
  return {
    witness: {
      request: plain(`${requestLine(witness, url)}${details} ${clientWords(change)}`),
      base: witnessPath(base),
      head: witnessPath(head),
    },
    example: `\`${requestLine(witness, url)}\`${details}`,
    ends: { base: endForClient(base), head: endForClient(head) },
    isRefusedLater: change.head.verdict === 'allowed' && fateOf(head) === 'refused',
    namespaces: namespacesOnPaths([base, head]),
  }
}

/** A witness at one proxy. */
function atEntry(change: AccessChange, site: EntrySite, called: RequestWithUrl | null): ShownWitness {
  const { request, connection } = change.witness
  const url = called && site.kind === 'gateway' ? called.url : request.target
  const details = witnessDetails(change.witness, url)
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
      request: plain(`${requestLine(change.witness, url)}${at}${details} ${clientWords(change)}`),
      base: path(change.base),
      head: path(change.head),
    },
    example: `\`${requestLine(change.witness, url)}\`${details}`,
    ends: { base: endOf(change.base), head: endOf(change.head) },
    isRefusedLater: false,
    namespaces: [site.proxy.namespace],
  }
}

/** The path of a witness is shown as code. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}

function endOf({ verdict, texts: [text = ''] }: SideOutcome): string {
  if (text === 'closed') return 'not connected'
  if (/^\d+$/.test(text)) return `answered ${text}`
  return verdict === 'allowed' ? 'let through' : text
}

/** `` with a token of `https://id.example` (`aud: shop`) from any pods ``. */
export function clientWords({
  witness: { claims, secondClaims, connection },
  sites,
  isWithoutToken,
}: Pick<AccessChange, 'witness' | 'sites' | 'isWithoutToken'>): string {
  const token = claims
    ? `with ${[claims, ...(secondClaims ? [secondClaims] : [])].map(tokenDescription).join(' and ')}`
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
