import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { boundTo, meshGateway } from '../../istio/routing/gateways.ts'
import { destinationRulesFor, mayBeForOthers, ruleHost, subsetsOf } from '../../istio/routing/destination.ts'
import { serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { hostMatcher } from '../../istio/hosts/host-matcher.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { namespacesUsing, isTheNamedService } from '../../istio/hosts/service-registry.ts'
import { routesOf, type Route } from '../../istio/routing/routes.ts'
import { serviceEntriesFor, servicesFor } from '../../istio/hosts/services.ts'
import { isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { closest } from '../../schema/suggest.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

type Code = 'unknown-subset' | 'no-destination-rule'

export const subsetExists = defineRule({
  id: 'routing/subset-exists',
  codes: ['unknown-subset', 'no-destination-rule'],
  severity: 'error',
  istio: ['IST0101'],
  summary: 'A route to a subset that no DestinationRule of its host defines.',
  why: 'Istio accepts it, and every request that the route takes is answered with 503: there is no such group of endpoints. Of several namespaces with rules for the host only one counts: that of the client, then that of the host, then the root namespace.',
  fix: 'Define the subset in the DestinationRule of that host, or correct its name.',
  fromAbsence: 'info',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of routesOf(mesh, virtualService)) {
        if (route.subset !== '' && !isUnfilled(route.host)) yield* check(route, mesh)
      }
    },
  },
})

function* check(route: Route, mesh: Mesh): Generator<Problem<Code>> {
  const found = namespacesUsing(route.virtualService).map((client) =>
    destinationRulesFor(mesh, route.host, client),
  )
  if (found.some((rules) => defines(rules, route)) || mayBeElsewhere(route, mesh)) return
  const rules = [...new Set(found.flat())]
  if (rules.length === 0 && !isHeld(route, mesh)) return
  yield undefinedSubset(route, rules)
}

function defines(rules: readonly Manifest[], { subset }: Route): boolean {
  const names = subsetNames(rules)
  return names.all.has(subset) || names.unfilled.some((name) => mayEqual(name, subset))
}

const subsetNames = oncePer((rules: readonly Manifest[]) => {
  const names = rules.flatMap((rule) => [...subsetsOf(rule).keys()])
  return { all: new Set(names), unfilled: names.filter(isUnfilled) }
})

/**
 * Where a gateway is the client, nothing says which namespace its pods are in; and of a release without a namespace
 * nothing says that it is another one.
 */
function mayBeElsewhere(route: Route, mesh: Mesh): boolean {
  const { virtualService, host, subset } = route
  const covering = (one: Mesh) => rulesBySubset(one).get(subset)?.(host) ?? []
  const isOpen =
    boundTo(virtualService).some((gateway) => gateway !== meshGateway) || !hasStatedNamespace(virtualService)
  const here = covering(mesh)
  const around = meshOfAllFiles(mesh)
  if (isOpen ? here.length > 0 : holdUnsure(here)) return true
  return around !== undefined && holdsOthers(covering(around), here)
}

/** True if some of the rules around are not here. */
function holdsOthers(around: readonly Manifest[], here: readonly Manifest[]): boolean {
  if (around.length > here.length) return true
  const own = new Set(here)
  return around.some((rule) => !own.has(rule))
}

const holdUnsure = oncePer((rules: readonly Manifest[]) => rules.some(mayBeForOthers))

const rulesBySubset = derived(['DestinationRule'], (mesh) => {
  const defined = mesh
    .ofKind('DestinationRule')
    .flatMap((rule) => rule.spec.items('subsets').map((one) => ({ rule, subset: one.get('name').text })))
  const groups = groupBy(defined, ({ subset }) => subset)
  return new Map(
    [...groups].map(([subset, all]) => [
      subset,
      hostMatcher(
        all.map(({ rule }) => rule),
        ruleHost,
      ),
    ]),
  )
})

/** True where the DestinationRule of the host would be in this repository. */
function isHeld({ virtualService, host }: Route, mesh: Mesh): boolean {
  if (serviceNamespace(host) === virtualService.namespace) return true
  if (serviceEntriesFor(mesh, host).length > 0) return true
  return servicesFor(mesh, host).some((one) => isTheNamedService(one, virtualService))
}

function undefinedSubset(route: Route, rules: readonly Manifest[]): Problem<Code> {
  const { destination, subset, host } = route
  const names = [...new Set(rules.flatMap((rule) => [...subsetsOf(rule).keys()]))]
  const meant = closest(subset, names)
  const known = names.length === 0 ? 'has no subsets' : `has ${quoteAll(names)}`
  const hint = meant ? `; did you mean ${quote(meant)}?` : ''
  return {
    code: rules.length === 0 ? 'no-destination-rule' : 'unknown-subset',
    node: destination.get('subset'),
    message:
      rules.length === 0
        ? `no DestinationRule defines subset ${quote(subset)} of ${quote(host)}: requests fail with 503`
        : `no subset ${quote(subset)} of ${quote(host)}: DestinationRule ${quoteAll(rules.map(nameOf))} ${known}${hint}`,
    related: rules
      .slice(0, mostShown)
      .map((rule) => ({ node: rule.spec.get('subsets'), note: 'the subsets that there are' })),
  }
}

/** Rules that are shown, at most. */
const mostShown = 20

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
