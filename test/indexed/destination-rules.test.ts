import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleHost } from '../../src/istio/routing/destination.ts'
import { destinationRulesFor } from '../../src/istio/routing/winning-rule.ts'
import { exportedTo, isExportedTo } from '../../src/istio/hosts/export.ts'
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

/**
 * As Istio looks: in the namespace of the client, then of the host, then in the root namespace; in each for the most
 * specific host, and only then for what is exported.
 */
function rulesInTurn(mesh: Mesh, host: string, client: string): Manifest[] {
  const name = canonicalHost(mesh, host)
  const own = client === mesh.rootNamespace ? isPrivate : isExportedToItself
  const local = mostSpecific(mesh, name, (rule) => rule.namespace === client && own(rule))
  if (local.length > 0) return local
  for (const namespace of [namespaceOf(mesh, name, client), mesh.rootNamespace]) {
    const exported = mostSpecific(mesh, name, (rule) => rule.namespace === namespace && !isPrivate(rule))
    const seen = exported.filter((rule) => isExportedTo(rule, client))
    if (seen.length > 0) return seen
  }
  return []
}

function mostSpecific(mesh: Mesh, name: string, isOf: (rule: Manifest) => boolean): Manifest[] {
  const rules = mesh
    .ofKind('DestinationRule')
    .filter((rule) => isOf(rule) && hostCovers(hostOf(mesh, rule), name))
  const best = rules.map((rule) => hostOf(mesh, rule)).toSorted(compareSpecificity)[0]
  return rules.filter((rule) => hostOf(mesh, rule) === best)
}

function namespaceOf(mesh: Mesh, name: string, client: string): string | undefined {
  const entries = serviceEntriesFor(mesh, name)
  const exact = entries.filter(({ spec }) =>
    spec.items('hosts').some(({ text }) => canonicalHost(mesh, text) === name),
  )
  const declaring = exact.length > 0 ? exact : entries
  const seen = declaring.filter((entry) => isExportedTo(entry, client))
  const narrow = seen.filter((entry) => !exportedTo(entry).includes('*'))
  const isOwn = ({ namespace }: Manifest): boolean => namespace === client
  const used = seen.find(isOwn) ?? narrow[0] ?? seen[0] ?? declaring.find(isOwn)
  return serviceNamespace(name) ?? used?.namespace
}

function isPrivate(rule: Manifest): boolean {
  return String(exportedTo(rule)) === rule.namespace
}

function isExportedToItself(rule: Manifest): boolean {
  return isExportedTo(rule, rule.namespace)
}

/** DestinationRules with at most one namespace in `exportTo`: sets that overlap have tests of their own. */
const narrowRule = destinationRule.map(({ target, data }) => {
  const spec = data['spec'] as { exportTo?: string[] }
  return { target, data: { ...data, spec: { ...spec, exportTo: spec.exportTo?.slice(0, 1) } } }
})

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
  const objects = fc.array(fc.oneof(narrowRule, serviceEntry), { maxLength: 10 })
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
  const objects = fc.array(fc.oneof(narrowRule, serviceEntry, virtualService), { maxLength: 8 })
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
