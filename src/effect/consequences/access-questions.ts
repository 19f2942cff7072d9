import { hostCovers, isWildcard } from '../../istio/hosts/hosts.ts'
import { policiesAt } from '../../istio/policy/attachment.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { RequestSite } from '../request/coverage/request-sites.ts'
import { gatewaySites, sitesOf, sitesOfPolicy } from '../request/coverage/request-sites.ts'
import { gatewaysWithPods } from '../request/hops/gateway-pods.ts'
import type { AskedRequest, PodIdentity } from '../request/hops/hop-chain.ts'
import { shownVersion, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import { touchedPolicies, type TouchedPolicy } from './touched-policies.ts'
import { touchedRoutes } from './touched-routes.ts'
import { askedTokens, type AskedToken } from './asked-tokens.ts'
import { policyConstants, routeConstants, type RequestConstants } from './request-constants.ts'

/** A request that the change may decide otherwise, and what it stands for. */
export interface AccessQuestion {
  readonly asked: AskedRequest
  /** What differs and may decide it. */
  readonly origin: ManifestChange
  readonly url: string
  readonly host: string
  /** The path, as a policy or route writes it: `/docs/*`. */
  readonly pattern: string
  /** `null` without a token. */
  readonly token: AskedToken | null
  /** Whom it comes from; `null` for a client outside. */
  readonly caller: PodIdentity | null
  /** True if whoever calls is taken: clients outside, and pods that no rule names. */
  readonly isOfAnyone: boolean
  /** What files do not tell and the question takes for given. */
  readonly missing: readonly string[]
}

/** Limits on what is tried. The questions are examples: what the change does beyond them is not looked for. */
const maxSites = 8
const maxPaths = 6
const maxMethods = 3
const maxTokens = 3
const maxCallers = 3
const maxQuestions = 3_000

/** Pods that no rule names. */
export const anyPods: PodIdentity = { namespace: 'any-namespace', serviceAccount: 'any-account' }

/**
 * Requests by which policies and routes that differ can be told apart: with the hosts, paths, methods, tokens and callers
 * that they name on either side, and with others.
 */
export function accessQuestions(changed: ChangedMesh): AccessQuestion[] {
  const ofPolicies = touchedPolicies(changed).flatMap((policy) => questionsOfPolicy(changed, policy))
  const ofRoutes = touchedRoutes(changed).flatMap(({ origin, routes }) =>
    questionsOfRoute(changed, origin, routes),
  )
  return [...ofPolicies, ...ofRoutes].slice(0, maxQuestions)
}

function questionsOfPolicy(changed: ChangedMesh, { origin, base, head }: TouchedPolicy): AccessQuestion[] {
  const constants = policyConstants([base, head].filter((version) => version !== null))
  const sites = distinctSites([
    ...(base ? sitesNear(changed.base, base, constants.hosts) : []),
    ...(head ? sitesNear(changed.head, head, constants.hosts) : []),
  ])
  return sites.flatMap((site) => questionsAt(changed, origin, site, constants))
}

function questionsOfRoute(
  changed: ChangedMesh,
  origin: ManifestChange,
  routes: readonly (readonly [Mesh, Manifest])[],
): AccessQuestion[] {
  const constants = routeConstants(routes)
  const sites = distinctSites(
    routes.flatMap(([mesh, route]) =>
      sitesOf(mesh, route)
        .filter(({ isInMesh }) => !isInMesh)
        .map((site) => ({ ...site, gatewayPods: null, missing: [] })),
    ),
  )
  return sites.flatMap((site) => questionsAt(changed, origin, site, constants))
}

/** Where requests come in, and in which namespace the pods of the gateway are taken to be. */
interface QuestionedSite extends RequestSite {
  readonly gatewayPods: PodIdentity | null
  readonly missing: readonly string[]
}

function distinctSites(sites: readonly QuestionedSite[]): QuestionedSite[] {
  return [...new Map(sites.map((site) => [site.url, site])).values()].slice(0, maxSites)
}

/** The sites whose requests pass a proxy at which a policy holds. */
function sitesNear(mesh: Mesh, policy: Manifest, hosts: readonly string[]): QuestionedSite[] {
  const inMesh = sitesOfPolicy(mesh, policy).map((site) => ({ ...site, gatewayPods: null, missing: [] }))
  const gateway = gatewayOf(mesh, policy)
  if (!gateway) return inMesh
  const served = [...gatewaySites(mesh)].filter(
    ([host]) => hosts.length === 0 || hosts.some((pattern) => mayBe(pattern, host)),
  )
  return [...served.map(([, site]) => ({ ...site, ...gateway })), ...inMesh]
}

/** A policy may name a port behind the host. */
function mayBe(pattern: string, host: string): boolean {
  const name = pattern.replace(/:(?:\*|\d+)$/, '')
  return name === host || name === '*' || (isWildcard(name) && hostCovers(name, host)) || name === `${host}*`
}

/**
 * The gateway at which a policy holds. Where files do not show its pods, and the policy holds in some of the namespaces in which
 * they may be, they are taken to be there.
 */
function gatewayOf(mesh: Mesh, policy: Manifest): Pick<QuestionedSite, 'gatewayPods' | 'missing'> | null {
  const kind = policy.kind === 'RequestAuthentication' ? 'RequestAuthentication' : 'AuthorizationPolicy'
  for (const { proxies, choice } of gatewaysWithPods(mesh, null)) {
    const holding = proxies.filter((proxy) => policiesAt(mesh, kind, proxy).includes(policy))
    if (holding.length === 0) continue
    const [first] = holding
    if (holding.length === proxies.length || first!.workload) return { gatewayPods: null, missing: [] }
    return {
      gatewayPods: { namespace: first!.namespace, serviceAccount: anyPods.serviceAccount },
      missing: [choice],
    }
  }
  return null
}

function questionsAt(
  changed: ChangedMesh,
  origin: ManifestChange,
  site: QuestionedSite,
  constants: RequestConstants,
): AccessQuestion[] {
  const tokens = [null, ...askedTokens(changed, shownVersion(origin)).slice(0, maxTokens - 1)]
  const callers = site.isInMesh ? [anyPods, ...constants.callers.slice(0, maxCallers - 1)] : [null]
  return callers.flatMap((caller) =>
    constants.paths
      .slice(0, maxPaths)
      .flatMap((path) =>
        constants.methods
          .slice(0, maxMethods)
          .flatMap((method) =>
            tokens.map((token) => question(origin, site, { caller, path, method, token }, constants)),
          ),
      ),
  )
}

interface QuestionParts {
  readonly caller: PodIdentity | null
  readonly path: RequestConstants['paths'][number]
  readonly method: string
  readonly token: AskedToken | null
}

function question(
  origin: ManifestChange,
  { url, gatewayPods, missing }: QuestionedSite,
  { caller, path, method, token }: QuestionParts,
  { headers }: RequestConstants,
): AccessQuestion {
  const { hostname, port, protocol } = new URL(url)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  const usual = scheme === 'https' ? 443 : 80
  return {
    asked: {
      request: {
        method,
        authority: port === '' ? hostname : `${hostname}:${port}`,
        target: path.sample,
        headers: new Map([...headers, ...(token?.headers ?? [])]),
      },
      scheme,
      host: hostname,
      port: port === '' ? usual : Number(port),
      caller,
      address: undefined,
      gatewayPods,
      circumstances: { now: 0, tokens: token?.tokens ?? new Map() },
    },
    origin,
    url: `${url}${path.sample}`,
    host: hostname,
    pattern: path.pattern,
    token,
    caller,
    isOfAnyone: caller === null || caller === anyPods,
    missing,
  }
}
