import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { Route } from '../../istio/routing/routes.ts'
import { ruledRoutes } from '../../istio/routing/ruled-routes.ts'
import type { WinningRule } from '../../istio/routing/merged-rules.ts'
import { winningRules } from '../../istio/routing/winning-rule.ts'
import { mergedOrFileEntry } from '../../model/values.ts'
import { mergedPolicy, type IneffectiveSetting } from '../../istio/routing/traffic-policy.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, RelatedNode } from '../problem.ts'

export const portPolicyReplaces = defineRule({
  id: 'egress/port-policy-replaces',
  codes: ['replaced-for-port', 'replaced-for-subset'],
  severity: 'warning',
  summary: 'A port or a subset replaces fields of a traffic policy that its routes need.',
  why: 'An entry of `portLevelSettings` replaces the whole policy of the destination for its port, and a block of a subset replaces the whole block. Limits, outlier detection and TLS that they leave out fall back to the defaults of Envoy. A lost `simple` load balancer is not reported, since it hardly matters.',
  fix: 'Repeat the lost fields in the entry of the port or subset, or remove the entry.',
  on: {
    *'values/mediatedTls'(entry) {
      const policy = mergedOrFileEntry(entry).get('trafficPolicy')
      const host = mergedOrFileEntry(entry).get('externalHost').text
      // The chart routes to port 80, and sets the TLS of the values entry in the settings of that port.
      const losses = lossesFor([policy], null, 80, 'http').filter(({ field }) => field !== 'tls')
      yield* lossProblems(losses, `${host}:80`, [])
    },
  },
  across: {
    *DestinationRule(rule, mesh) {
      for (const [use, routes] of uses(ruledRoutes(mesh, rule))) {
        const { port, subset, protocol } = use
        const losses = winnersWith(rule, routes[0]!, mesh).flatMap(({ policies, subsets }) =>
          lossesFor(policies, subsets.get(subset)?.get('trafficPolicy') ?? null, port, protocol),
        )
        const ownLosses = losses.filter(({ replacement }) => replacement.root.yaml === rule.root.yaml)
        yield* lossProblems(ownLosses, aboutUse(rule, use), routes)
      }
    },
  },
})

/** The settings that have no effect on a port and subset, and would have one. */
function lossesFor(
  destination: readonly Node[],
  subset: Node | null,
  port: number,
  protocol: Route['protocol'],
): readonly IneffectiveSetting[] {
  const { losses } = mergedPolicy(destination, subset, port)
  return losses.filter(({ field, node }) => appliesTo(field, protocol) && !isDefault(field, node))
}

/** True if a setting acts on a protocol: TLS that passes through has no http to limit, and must not be wrapped in TLS again. */
function appliesTo(field: string, protocol: Route['protocol']): boolean {
  if (protocol === 'http') return true
  if (protocol === 'tls' && field === 'tls') return false
  return field !== 'connectionPool.http' && field !== 'retryBudget'
}

/** True for a `tls` block that switches TLS off: without the block there is no TLS either. */
function isDefault(field: string, node: Node): boolean {
  return field === 'tls' && (node.get('mode').text === '' || node.get('mode').text === 'DISABLE')
}

/** The merged policies for the clients of a route that contain a rule. Another object may have the other part. */
function winnersWith(rule: Manifest, { host, virtualService }: Route, mesh: Mesh): WinningRule[] {
  const winners = winningRules(mesh, host, virtualService.namespace)
  return winners.filter((winner) => mergedRules(winner).has(rule)).slice(0, 1)
}

const mergedRules = oncePer(({ merged }: WinningRule): ReadonlySet<Manifest> => new Set(merged))

/** A port, subset and protocol that some route uses. */
interface Use {
  readonly port: number
  readonly subset: string
  readonly protocol: Route['protocol']
}

/** The ports and subsets that routes use, each with its routes. */
const uses = oncePer((routes: readonly Route[]): readonly [Use, readonly Route[]][] => {
  const usesByKey = new Map<string, [Use, Route[]]>()
  for (const route of routes) {
    const { subset, protocol } = route
    for (const port of route.ports) {
      const key = `${protocol} ${port} ${subset}`
      const use = usesByKey.get(key)
      if (use) use[1].push(route)
      else usesByKey.set(key, [{ port, subset, protocol }, [route]])
    }
  }
  return [...usesByKey.values()]
})

/** Reports one problem for each node that replaces fields. */
function* lossProblems(
  losses: readonly IneffectiveSetting[],
  about: string,
  routes: readonly Route[],
): Generator<Problem<'replaced-for-port' | 'replaced-for-subset'>> {
  for (const replacing of new Set(losses.map(({ replacement }) => replacement.path))) {
    const lost = losses.filter(({ replacement }) => replacement.path === replacing)
    const { replacement } = lost[0]!
    const [verb, pronoun] = lost.length > 1 ? ['have', 'them'] : ['has', 'it']
    const { code, scope } = replacedScope(replacement)
    const names = quoteAll(lost.map(({ field }) => field))
    yield {
      code,
      node: replacement,
      ...(lost.every(isPlainBalancing) && { severity: 'info' }),
      message: `${names} ${verb} no effect on ${scope}${usageClause(routes)}: this replaces ${pronoun}; repeat ${pronoun} here`,
      about,
      related: [
        ...lost.map(({ node }) => ({ node, note: 'has no effect for this port or subset' })),
        ...routeNotes(routes),
      ],
    }
  }
}

/** True for a `simple` load balancer: each of its algorithms gives equal endpoints equal shares. */
function isPlainBalancing({ field, node }: IneffectiveSetting): boolean {
  return field === 'loadBalancer' && node.entries().every(([name]) => name === 'simple')
}

/** The port or subset for which a node replaces the policy, in words and as the code of the problem. */
function replacedScope(replacement: Node) {
  const port = replacement.at('port', 'number').number
  return port === undefined
    ? ({ code: 'replaced-for-subset', scope: 'this subset' } as const)
    : ({ code: 'replaced-for-port', scope: `port ${port}` } as const)
}

const usageClause = oncePer((routes: readonly Route[]): string => {
  const names = [
    ...new Set(routes.map(({ virtualService }) => `${virtualService.namespace}/${virtualService.name}`)),
  ]
  return names.length === 0
    ? ''
    : `, which VirtualService ${quoteAll(names)} ${names.length > 1 ? 'route' : 'routes'} to`
})

/** Limit on the routes that a finding shows. */
const maxShown = 20

function routeNotes(routes: readonly Route[]): RelatedNode[] {
  return routes
    .slice(0, maxShown)
    .map(({ destination }) => ({ node: destination, note: 'a route that uses it' }))
}

/** The `about` of a problem: for http routes equal to that for the values of a mediated host. */
function aboutUse(rule: Manifest, { port, subset, protocol }: Use): string {
  const use = `${rule.spec.get('host').text}:${port}${subset === '' ? '' : `/${subset}`}`
  return protocol === 'http' ? use : `${use} (${protocol})`
}
