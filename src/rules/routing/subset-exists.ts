import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { ruleHost, subsetsOf } from '../../istio/routing/destination.ts'
import { mayActForOthers } from '../../istio/routing/other-rules.ts'
import { destinationRulesFor } from '../../istio/routing/winning-rule.ts'
import { fullHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hostMatcher } from '../../istio/hosts/host-matcher.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { namespacesUsing, isTheNamedService } from '../../istio/hosts/service-registry.ts'
import { routesOf, type Route } from '../../istio/routing/routes.ts'
import { serviceEntriesFor, servicesFor } from '../../istio/hosts/services.ts'
import { isUnfilled, mayEqual } from '../../syntax/unfilled.ts'
import { closestName } from '../../schema/suggest.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'unknown-subset' | 'no-destination-rule' | 'rule-for-other-host'

export const subsetExists = defineRule({
  id: 'routing/subset-exists',
  codes: ['unknown-subset', 'no-destination-rule', 'rule-for-other-host'],
  severity: 'error',
  istio: ['IST0101'],
  summary: 'A route to a subset that no DestinationRule of its host defines.',
  why: 'Istio accepts it, and every request of the route is answered with 503, since no such group of endpoints exists. If several namespaces have DestinationRules for the host, only one counts: that of the client, then that of the host, then the root namespace.',
  fix: 'Define the subset in the DestinationRule of that host, or correct its name.',
  fromAbsence: 'info',
  nearlyRight: ['rule-for-other-host'],
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of routesOf(mesh, virtualService)) {
        if (route.subset !== '' && !isUnfilled(route.host)) yield* check(route, mesh)
      }
    },
  },
})

function* check(route: Route, mesh: Mesh): Generator<Problem<Code>> {
  const ruleLists = namespacesUsing(route.virtualService).map((client) =>
    destinationRulesFor(mesh, route.host, client),
  )
  if (ruleLists.some((rules) => defineSubset(rules, route)) || mayBeElsewhere(route, mesh)) return
  const rules = [...new Set(ruleLists.flat())].filter(({ originals }) => !originals)
  const misdirected = rules.length === 0 ? ruleForRoutedHost(route, mesh) : undefined
  if (misdirected) yield ruleForOtherHost(route, misdirected)
  else if (rules.length > 0 || isDeclared(route, mesh)) yield undefinedSubset(route, rules)
  else if (serviceNamespace(route.host) === route.virtualService.namespace)
    yield { ...undefinedSubset(route, rules), severity: 'warning', confidence: 'likely' }
}

/** A DestinationRule that defines the subset for the host that is called, instead of the destination to which it is routed. */
function ruleForRoutedHost(route: Route, mesh: Mesh): Manifest | undefined {
  const { virtualService, host } = route
  const called = virtualService.spec
    .items('hosts')
    .map(({ text }) => fullHost(text, virtualService.namespace))
    .filter((candidate) => candidate !== host)
  return namespacesUsing(virtualService)
    .flatMap((client) => called.flatMap((candidate) => destinationRulesFor(mesh, candidate, client)))
    .find((rule) => subsetsOf(rule).has(route.subset))
}

function ruleForOtherHost({ destination, subset }: Route, rule: Manifest): Problem<Code> {
  const host = rule.spec.get('host')
  const name = destination.get('host').text
  return {
    code: 'rule-for-other-host',
    node: destination.get('subset'),
    message: `no DestinationRule defines subset ${quote(subset)} of ${quote(name)}: requests fail with 503; ${quote(nameOf(rule))} defines it for ${quote(host.text)}, which is routed here: write ${quote(name)} as its \`host\``,
    related: [{ node: host, note: 'the host of that DestinationRule' }],
  }
}

function defineSubset(rules: readonly Manifest[], { subset }: Route): boolean {
  const names = subsetNames(rules)
  return names.stated.has(subset) || names.unfilled.some((name) => mayEqual(name, subset))
}

const subsetNames = oncePer((rules: readonly Manifest[]) => {
  const names = rules.flatMap((rule) => [...subsetsOf(rule).keys()])
  return { stated: new Set(names), unfilled: names.filter(isUnfilled) }
})

/**
 * True if a DestinationRule that defines the subset may apply to a client of the route. The pods of a gateway may be in
 * any namespace, and so may a release without a stated namespace.
 */
function mayBeElsewhere(route: Route, mesh: Mesh): boolean {
  const { virtualService, host, subset } = route
  const rulesIn = (candidate: Mesh) => rulesBySubset(candidate).get(subset)?.(host) ?? []
  const isAnyNamespace =
    gatewayKeysOf(virtualService).some((gateway) => gateway !== meshGateway) ||
    !hasStatedNamespace(virtualService)
  const rules = rulesIn(mesh)
  const allFiles = meshOfOtherObjects(mesh)
  if (isAnyNamespace ? rules.length > 0 : rules.some(anyMayBeForOthers)) return true
  if (!allFiles) return false
  const included = rules.map(asSet)
  return rulesIn(allFiles).some((group) =>
    group.some(
      (rule) => !included.some((rulesOfMesh) => rulesOfMesh.has(rule)) && !hasOtherVersion(mesh, rule),
    ),
  )
}

/** True if the mesh has another version of a rule: the two are not applied together. */
function hasOtherVersion(mesh: Mesh, rule: Manifest): boolean {
  return mesh.find('DestinationRule', rule.namespace, rule.name) !== undefined
}

const anyMayBeForOthers = oncePer((rules: readonly Manifest[]) => rules.some(mayActForOthers))

const asSet = oncePer((rules: readonly Manifest[]): ReadonlySet<Manifest> => new Set(rules))

const rulesBySubset = derived(['DestinationRule'], (mesh) => {
  const definitions = mesh
    .ofKind('DestinationRule')
    .flatMap((rule) => rule.spec.items('subsets').map((item) => ({ rule, subset: item.get('name').text })))
  const groups = groupBy(definitions, ({ subset }) => subset)
  return new Map(
    [...groups].map(([subset, definitionsOfSubset]) => [
      subset,
      hostMatcher(
        definitionsOfSubset.map(({ rule }) => rule),
        ruleHost,
      ),
    ]),
  )
})

/**
 * True if the host is declared in this repository, where its DestinationRule is expected, too. Of a host that no file
 * declares, the DestinationRule may be where its Service is.
 */
function isDeclared({ virtualService, host }: Route, mesh: Mesh): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some(
    (candidate) =>
      serviceEntriesFor(candidate, host).length > 0 ||
      servicesFor(candidate, host).some((service) => isTheNamedService(service, virtualService)),
  )
}

function undefinedSubset(route: Route, rules: readonly Manifest[]): Problem<Code> {
  const { destination, subset, host } = route
  const names = [...new Set(rules.flatMap((rule) => [...subsetsOf(rule).keys()]))]
  const similar = closestName(subset, names)
  const available = names.length === 0 ? 'has no subsets' : `has ${quoteAll(names)}`
  const hint = similar ? `; did you mean ${quote(similar)}?` : ''
  return {
    code: rules.length === 0 ? 'no-destination-rule' : 'unknown-subset',
    node: destination.get('subset'),
    message:
      rules.length === 0
        ? `no DestinationRule defines subset ${quote(subset)} of ${quote(host)}: requests fail with 503`
        : `no subset ${quote(subset)} of ${quote(host)}: DestinationRule ${quoteAll(rules.map(nameOf))} ${available}${hint}`,
    related: rules
      .slice(0, maxShown)
      .map((rule) => ({ node: rule.spec.get('subsets'), note: 'the defined subsets' })),
  }
}

/** Limit on the DestinationRules that a finding shows. */
const maxShown = 20

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}
