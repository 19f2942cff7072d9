import { oncePer } from '../../core/once-per.ts'
import { subsetsOf } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { Route } from '../../istio/routing/routes.ts'
import { ruledRoutes } from '../../istio/routing/ruled-routes.ts'
import { settings } from '../../model/values.ts'
import { lostFields, type Loss } from './helpers/policy-loss.ts'
import { quoteAll } from '../message/quote.ts'
import { defineRule, type Problem, type RelatedNode } from '../rule.ts'

export const portPolicyReplaces = defineRule({
  id: 'egress/port-policy-replaces',
  codes: ['replaced-for-port', 'replaced-for-subset'],
  severity: 'warning',
  summary: 'A part of a traffic policy that a port or subset in use replaces.',
  why: 'An entry of `portLevelSettings` replaces the whole policy of the destination for its port, and a block of a subset the whole block: what they leave out falls back to the defaults of Envoy, limits, outlier detection and TLS alike.',
  fix: 'Repeat the lost fields in the entry of the port or subset, or take the entry out.',
  on: {
    *'values/mediatedTls'(entry) {
      const policy = settings(entry).get('trafficPolicy')
      const host = settings(entry).get('externalHost').text
      // The chart routes to port 80, and gives an entry for it the TLS of the entry itself.
      const losses = lostFields(policy, null, 80, 'http').filter(({ field }) => field !== 'tls')
      yield* report(losses, `${host}:80`, [])
    },
  },
  across: {
    *DestinationRule(rule, mesh) {
      for (const [use, routes] of uses(ruledRoutes(mesh, rule))) {
        const { port, subset, protocol } = use
        const own = subsetsOf(rule).get(subset)?.get('trafficPolicy') ?? null
        const losses = lostFields(rule.spec.get('trafficPolicy'), own, port, protocol)
        yield* report(losses, aboutUse(rule, use), routes)
      }
    },
  },
})

/** A port and subset that some route uses. */
interface Use {
  readonly port: number
  readonly subset: string
  readonly protocol: Route['protocol']
}

/** What routes use of DestinationRules, with those routes. */
const uses = oncePer((routes: readonly Route[]): readonly [Use, readonly Route[]][] => {
  const found = new Map<string, [Use, Route[]]>()
  for (const route of routes) {
    const { subset, protocol } = route
    for (const port of route.ports) {
      const key = `${protocol} ${port} ${subset}`
      const use = found.get(key)
      if (use) use[1].push(route)
      else found.set(key, [{ port, subset, protocol }, [route]])
    }
  }
  return [...found.values()]
})

/** One problem for each entry that replaces something. */
function* report(
  losses: readonly Loss[],
  about: string,
  routes: readonly Route[],
): Generator<Problem<'replaced-for-port' | 'replaced-for-subset'>> {
  for (const replacing of new Set(losses.map(({ by }) => by.path))) {
    const lost = losses.filter(({ by }) => by.path === replacing)
    const { by } = lost[0]!
    const [have, them] = lost.length > 1 ? ['have', 'them'] : ['has', 'it']
    const { code, what } = scopeOf(by)
    const names = quoteAll(lost.map(({ field }) => field))
    yield {
      code,
      node: by,
      message: `${names} ${have} no effect on ${what}${usedBy(routes)}: this replaces ${them}; repeat ${them} here`,
      about,
      related: [...lost.map(({ node }) => ({ node, note: 'has no effect there' })), ...routeNotes(routes)],
    }
  }
}

/** What an entry replaces the policy for. */
function scopeOf(by: Node) {
  const port = by.at('port', 'number').number
  return port === undefined
    ? ({ code: 'replaced-for-subset', what: 'this subset' } as const)
    : ({ code: 'replaced-for-port', what: `port ${port}` } as const)
}

const usedBy = oncePer((routes: readonly Route[]): string => {
  const names = [
    ...new Set(routes.map(({ virtualService }) => `${virtualService.namespace}/${virtualService.name}`)),
  ]
  return names.length === 0
    ? ''
    : `, which VirtualService ${quoteAll(names)} ${names.length > 1 ? 'route' : 'routes'} to`
})

/** Routes that are shown, at most. */
const mostShown = 20

function routeNotes(routes: readonly Route[]): RelatedNode[] {
  return routes
    .slice(0, mostShown)
    .map(({ destination }) => ({ node: destination, note: 'a route that uses it' }))
}

/** As the values of a mediated host have it, whose routes are of http. */
function aboutUse(rule: Manifest, { port, subset, protocol }: Use): string {
  const use = `${rule.spec.get('host').text}:${port}${subset === '' ? '' : `/${subset}`}`
  return protocol === 'http' ? use : `${use} (${protocol})`
}
