import fc from 'fast-check'
import { expect, test } from 'vitest'
import { destinationRulesFor, ruleHost } from '../../src/istio/routing/destination.ts'
import { isExportedTo } from '../../src/istio/hosts/export.ts'
import { compareSpecificity, hostCovers, isWildcard, serviceNamespace } from '../../src/istio/hosts/hosts.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { routesOf, type Route } from '../../src/istio/routing/routes.ts'
import { ruledRoutes } from '../../src/istio/routing/ruled-routes.ts'
import { canonicalHost, serviceEntriesFor } from '../../src/istio/hosts/services.ts'
import {
  destinationRule,
  filesOf,
  hosts,
  meshOf,
  namespaces,
  serviceEntry,
  virtualService,
} from './random-objects.ts'

/** As Istio looks: in the namespace of the client, then of the host, then in the root namespace. */
function rulesInTurn(mesh: Mesh, host: string, client: string): Manifest[] {
  const name = canonicalHost(mesh, host)
  const own = serviceNamespace(name)
  const declaring = serviceEntriesFor(mesh, name).map(({ namespace }) => namespace)
  for (const namespace of [client, ...(own === undefined ? declaring : [own]), mesh.rootNamespace]) {
    const seen = mesh
      .ofKind('DestinationRule')
      .filter((rule) => rule.namespace === namespace && hostCovers(hostOf(mesh, rule), name))
      .filter((rule) =>
        rule.spec.get('workloadSelector').kind === 'map'
          ? rule.namespace === client
          : isExportedTo(rule, client),
      )
    const best = seen.map((rule) => hostOf(mesh, rule)).toSorted(compareSpecificity)[0]
    if (seen.length > 0) return seen.filter((rule) => hostOf(mesh, rule) === best)
  }
  return []
}

function hostOf(mesh: Mesh, rule: Manifest): string {
  return canonicalHost(mesh, ruleHost(rule))
}

function routesInPairs(mesh: Mesh, rule: Manifest): Route[] {
  const host = hostOf(mesh, rule)
  return mesh
    .ofKind('VirtualService')
    .flatMap((service) => routesOf(mesh, service))
    .filter((route) => {
      const name = canonicalHost(mesh, route.host)
      const isMeant = isWildcard(host) ? hostCovers(host, name) : host === name
      return isMeant && rulesInTurn(mesh, route.host, route.virtualService.namespace).includes(rule)
    })
}

test('the rules for a client are those that a look at each namespace in turn finds', () => {
  const objects = fc.array(fc.oneof(destinationRule, serviceEntry), { maxLength: 10 })
  fc.assert(
    fc.property(objects, hosts, namespaces, (some, host, client) => {
      const mesh = meshOf(some)
      const found = destinationRulesFor(mesh, host, client)
      expect(filesOf(found)).toEqual(filesOf(rulesInTurn(mesh, host, client)))
    }),
    { numRuns: 300 },
  )
})

test('the routes that a rule acts on are those that a look at each route finds', () => {
  const objects = fc.array(fc.oneof(destinationRule, serviceEntry, virtualService), { maxLength: 8 })
  fc.assert(
    fc.property(objects, (some) => {
      const mesh = meshOf(some)
      for (const rule of mesh.ofKind('DestinationRule')) {
        const places = (routes: readonly Route[]) => routes.map(({ destination }) => destination.location)
        expect(places(ruledRoutes(mesh, rule))).toEqual(places(routesInPairs(mesh, rule)))
      }
    }),
    { numRuns: 300 },
  )
})
