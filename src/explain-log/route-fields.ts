import { distinctBy } from '../core/distinct.ts'
import type { RefusedGroup } from '../core/explained-log.ts'
import { hostsOfOthers } from '../effect/request/coverage/hosts-of-others.ts'
import { callersIn, gatewaySites, siteInMesh } from '../effect/request/coverage/request-sites.ts'
import type { RequestDecision } from '../effect/request/hops/hop-chain.ts'
import type { ObjectField } from '../inspect/locate-fields.ts'
import { normalHost } from '../istio/hosts/hosts.ts'
import type { Mesh } from '../model/mesh.ts'
import { draftRequest, type Draft } from '../run/policy-tests/propose/draft.ts'
import { goodToken } from '../run/policy-tests/propose/rule-drafts.ts'
import type { MeshSimulator } from '../run/request/mesh-simulator.ts'

/**
 * The fields of VirtualServices by which requests of a group get to the cluster in the log, for a group that was refused by
 * a route to a cluster; empty for other groups, and if the files route its requests elsewhere.
 * @param now milliseconds since 1970
 */
export function routeFields(
  meshes: readonly MeshSimulator[],
  group: RefusedGroup,
  now: number,
): readonly ObjectField[] {
  const { refusal, cluster } = group
  if (refusal.by !== 'route' || cluster === null) return []
  return meshes.flatMap(({ mesh, decide }) => {
    for (const draft of draftsOf(mesh, group)) {
      const fields = routesTo(cluster, decide(draftRequest(draft, now), hostsOfOthers(mesh)))
      if (fields.length > 0) return fields
    }
    return []
  })
}

/** Limit on callers that are tried for one group. */
const maxCallers = 20

/** The possible first requests: from outside with and without a token, or from each caller. */
function draftsOf(mesh: Mesh, { host, examples: [example] }: RefusedGroup): Draft[] {
  if (host === null || !example?.method || !example.path?.startsWith('/')) return []
  const { method, path } = example
  const atGateway = gatewaySites(mesh).get(normalHost(host.replace(/:\d+$/, '')))
  const site = atGateway ?? siteInMesh(mesh, host)
  if (!site) return []
  const draft: Draft = { method, path, url: site.url, headers: {}, token: null, from: null }
  if (!atGateway)
    return callersIn(mesh)
      .slice(0, maxCallers)
      .map((from) => ({ ...draft, from }))
  const rules = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  const tokens = rules.map((rule) => goodToken(rule.get('issuer').text, rule.items('audiences')[0]?.text))
  return [draft, ...tokens.slice(0, maxCallers).map((token) => ({ ...draft, token }))]
}

/** The conditions of VirtualServices at which proxies on the way choose a cluster. */
function routesTo(cluster: string, decision: RequestDecision | null): ObjectField[] {
  const hops = (decision?.paths ?? []).flatMap((path) => path.hops)
  const places = hops
    .filter((hop) => hop.cluster === cluster)
    .flatMap(({ steps }) => steps.flatMap(({ by }) => (by?.object.kind === 'VirtualService' ? [by] : [])))
  const distinct = distinctBy(places, (place) => place.node)
  return distinct.map(({ object, node }) => ({ manifest: object, node }))
}
