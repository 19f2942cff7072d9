import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerName } from '../../core/once-per.ts'
import { gatewayAt } from '../../istio/gateway-api/proxy-objects.ts'
import { visibleIn } from '../../istio/hosts/export.ts'
import { gatewayNames, meshGateway } from '../../istio/routing/gateways.ts'
import { fullServiceName } from '../../istio/hosts/full-service-name.ts'
import { misspelledHost } from '../../istio/hosts/misspelled-host.ts'
import { normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { hostPresence, mayBeDeclared } from '../../istio/hosts/host-presence.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import {
  namespacesUsing,
  hasFurtherDeclarations,
  hasServices,
  isVisibleIn,
  serviceNamesIn,
} from '../../istio/hosts/service-registry.ts'
import { routesOf, type Route } from '../../istio/routing/routes.ts'
import { canonicalHost, serviceEntriesFor, servicesFor } from '../../istio/hosts/services.ts'
import { closestName } from '../../schema/suggest.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { routeViews } from '../shared/converted-views.ts'

type Code = 'not-visible' | UndeclaredCode
type UndeclaredCode = 'unknown-host' | 'service-entry-name'

export const destinationKnown = defineRule({
  id: 'routing/destination-known',
  codes: ['unknown-host', 'not-visible', 'service-entry-name'],
  severity: 'warning',
  istio: ['IST0101'],
  summary: 'A route to a host that nothing declares, or that is not visible to its clients.',
  why: 'Istio accepts it, and every request of the route is answered with 503. A destination is the name of a Service or a host of a ServiceEntry, but not the name of the ServiceEntry. A name with a dot is taken as a full name, even `reviews.shop`.',
  fix: 'Write the host of the ServiceEntry, or the full name of the Service, `NAME.NAMESPACE.svc.cluster.local`.',
  yieldsTo: ['egress/gateway-chain'],
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of routesOf(mesh, virtualService)) {
        if (route.host !== '') yield* check(route, mesh)
      }
    },

    // gateway-api/unknown-backend reports undeclared hosts in routes of the Gateway API.
    ...routeViews(hiddenDestinations),
  },
})

function* hiddenDestinations(virtualService: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  for (const route of routesOf(mesh, virtualService)) {
    if (isDeclaredElsewhere(route, mesh) || mayBeVisible(route, mesh)) continue
    const declarations = declarationsByName(mesh, route.host)
    if (declarations.length > 0) yield notVisible(route, declarations, mesh)
  }
}

function isDeclaredElsewhere({ host }: Route, mesh: Mesh): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  return allFiles !== undefined && hasFurtherDeclarations(allFiles, mesh, host)
}

function* check(route: Route, mesh: Mesh): Generator<Problem<Code>> {
  if (isDeclaredElsewhere(route, mesh) || mayBeVisible(route, mesh)) return
  const declarations = declarationsByName(mesh, route.host)
  if (declarations.length > 0) yield notVisible(route, declarations, mesh)
  else yield* undeclaredHost(route, mesh, serviceEntriesFor(mesh, route.host).length > 0)
}

/** True unless every declaration of the host is hidden from all clients of the route. */
function mayBeVisible({ virtualService, host }: Route, mesh: Mesh): boolean {
  const [services, entries] = [servicesFor(mesh, host), serviceEntriesFor(mesh, host)]
  if (!hasStatedNamespace(virtualService)) return services.length + entries.length > 0
  if (services.some((service) => !hasStatedNamespace(service)) || anyWithoutNamespace(entries)) return true
  return clientNamespaces(virtualService, mesh).some(
    (client) =>
      services.some((service) => isVisibleIn(service, client)) || visibleIn(entries, client).length > 0,
  )
}

const anyWithoutNamespace = oncePer((entries: readonly Manifest[]) =>
  entries.some((entry) => !hasStatedNamespace(entry)),
)

/** The Services and ServiceEntries that declare a host by its exact name, not by a wildcard. */
function declarationsByName(mesh: Mesh, host: string): readonly Manifest[] {
  const services = servicesFor(mesh, host)
  const entries = entriesNaming(serviceEntriesFor(mesh, host), canonicalHost(mesh, host))
  return services.length === 0 ? entries : [...services, ...entries]
}

const entriesNaming = oncePerName((entries: readonly Manifest[], host: string) =>
  entries.filter(({ spec }) => spec.items('hosts').some(({ text }) => normalHost(text) === host)),
)

function notVisible(route: Route, declarations: readonly Manifest[], mesh: Mesh): Problem<'not-visible'> {
  const { virtualService, destination } = route
  const node = destination.get('host')
  return {
    code: 'not-visible',
    node,
    message: `${quote(node.text)} cannot be seen from ${quoteAll(clientNamespaces(virtualService, mesh))}: ${quoteAll(titlesOf(declarations))} ${declarations.length > 1 ? 'are' : 'is'} exported to other namespaces only`,
    related: declarations
      .slice(0, maxShown)
      .map((declaration) => ({ node: declaration.root.at('metadata', 'name'), note: 'declares the host' })),
  }
}

/** Limit on the declarations that a finding shows; its message counts the others. */
const maxShown = 20

/** The namespaces of the clients of a VirtualService, including its gateways. */
function clientNamespaces(virtualService: Manifest, mesh: Mesh): string[] {
  const ofGateways = gatewayNamespaces(virtualService, mesh)
  // Routes of the Gateway API are for sidecars or for gateways, whose pods are in the namespace of their Gateway.
  if (virtualService.originals && ofGateways.length > 0) return ofGateways
  return [...new Set([...namespacesUsing(virtualService), ...ofGateways])]
}

function gatewayNamespaces(virtualService: Manifest, mesh: Mesh): string[] {
  return gatewayNames(virtualService.spec, virtualService).flatMap(({ key, namespace }) =>
    key === meshGateway ? [] : [gatewayAt(mesh, key)?.originals?.at(-1)?.namespace ?? namespace],
  )
}

/** `isHidden`: true if only wildcards declare the host, and none is visible to its clients. */
function* undeclaredHost(route: Route, mesh: Mesh, isHidden: boolean): Generator<Problem<UndeclaredCode>> {
  const node = route.destination.get('host')
  const isUnknown = !isBuiltIn(route.host, mesh) && isMissing(route, mesh, isHidden)
  const entry = entriesByName(mesh).get(node.text)?.[0]
  // If the Services of the namespace are in another repository, one of them may have the short name.
  if (entry && (isUnknown || !serviceLabel.test(node.text) || isMeant(entry, route, mesh))) {
    yield serviceEntryName(route, entry)
    return
  }
  const correction = fullServiceName(route.host, mesh) ?? misspelledHost(mesh, route.host)
  if (!isUnknown && correction === undefined) return
  const hint = correction ?? (isUnknown ? nearestService(route.host, mesh) : undefined)
  yield {
    code: 'unknown-host',
    node,
    message: `nothing declares the host ${quote(route.host)}: requests fail with 503${hint === undefined ? '' : `; did you mean ${quote(hint)}?`}`,
    about: route.host,
  }
}

/** True for a route of requests to a host of an entry, unless a Service whose name or namespace is not known may be meant. */
function isMeant(entry: Manifest, { virtualService, host }: Route, mesh: Mesh): boolean {
  const hosts = new Set(entry.spec.items('hosts').map(({ text }) => normalHost(text)))
  const isRouted = virtualService.spec.items('hosts').some(({ text }) => hosts.has(normalHost(text)))
  return (
    isRouted && ![mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => mayBeDeclared(candidate, host))
  )
}

function serviceEntryName(route: Route, entry: Manifest): Problem<'service-entry-name'> {
  const node = route.destination.get('host')
  const hosts = entry.spec.items('hosts')
  return {
    code: 'service-entry-name',
    node,
    severity: 'error',
    message: `${quote(node.text)} is the name of a ServiceEntry, not its host: write ${quoteAll(hosts.map(({ text }) => text))}`,
    related: hosts.slice(0, 1).map((host) => ({ node: host, note: 'the host of that ServiceEntry' })),
  }
}

function isMissing({ host, virtualService }: Route, mesh: Mesh, isHidden: boolean): boolean {
  if (!isHidden) return hostPresence(mesh, host, virtualService) === 'no'
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  return namespace !== undefined && hasServices(mesh, namespace, virtualService)
}

/** The names that Kubernetes allows for a Service (RFC 1035). */
const serviceLabel = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/

/** True for Services that exist without a file: those of Istio, and the one of the API server. */
function isBuiltIn(host: string, mesh: Mesh): boolean {
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  return namespace === mesh.rootNamespace || (namespace === 'default' && host.startsWith('kubernetes.'))
}

function nearestService(host: string, mesh: Mesh): string | undefined {
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  return namespace && closestName(host.split('.')[0]!, serviceNamesIn(mesh, namespace))
}

const entriesByName = derived(['ServiceEntry'], (mesh) =>
  groupBy(mesh.ofKind('ServiceEntry'), ({ name }) => name),
)

const titlesOf = oncePer((declarations: readonly Manifest[]) => declarations.map(titleOf))

function titleOf({ kind, namespace, name }: Manifest): string {
  return `${kind} ${namespace}/${name}`
}
