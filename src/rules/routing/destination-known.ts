import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerName } from '../../core/once-per.ts'
import { visibleIn } from '../../istio/hosts/export.ts'
import { gatewayNames, meshGateway } from '../../istio/routing/gateways.ts'
import { misspelledHost } from '../../istio/hosts/misspelled-host.ts'
import { normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { hostPresence } from '../../istio/hosts/host-presence.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
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
import { closest } from '../../schema/suggest.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

type Code = 'not-visible' | UndeclaredCode
type UndeclaredCode = 'unknown-host' | 'service-entry-name'

export const destinationKnown = defineRule({
  id: 'routing/destination-known',
  codes: ['unknown-host', 'not-visible', 'service-entry-name'],
  severity: 'warning',
  istio: ['IST0101'],
  summary: 'A route to a host that nothing declares, or that its clients do not see.',
  why: 'Istio accepts it, and every request that the route takes is answered with 503. A destination is the name of a Service or a host of a ServiceEntry: the name of the ServiceEntry itself is none, and a name with a dot stands for itself, `reviews.shop` too.',
  fix: 'Write the host of the ServiceEntry, or the full name of the Service, `NAME.NAMESPACE.svc.cluster.local`.',
  yieldsTo: ['egress/gateway-chain'],
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of routesOf(mesh, virtualService)) {
        if (route.host !== '') yield* check(route, mesh)
      }
    },
  },
})

function* check(route: Route, mesh: Mesh): Generator<Problem<Code>> {
  const around = meshOfAllFiles(mesh)
  if (around && hasFurtherDeclarations(around, mesh, route.host)) return
  if (mayBeSeen(route, mesh)) return
  const named = namedBy(mesh, route.host)
  if (named.length > 0) yield unseen(route, named)
  else yield* undeclared(route, mesh, serviceEntriesFor(mesh, route.host).length > 0)
}

/** True unless all that declares the host keeps it from those that are routed to it. */
function mayBeSeen({ virtualService, host }: Route, mesh: Mesh): boolean {
  const [services, entries] = [servicesFor(mesh, host), serviceEntriesFor(mesh, host)]
  if (!hasStatedNamespace(virtualService)) return services.length + entries.length > 0
  if (services.some((one) => !hasStatedNamespace(one)) || haveUnsure(entries)) return true
  return clientsWith(virtualService).some(
    (client) => services.some((one) => isVisibleIn(one, client)) || visibleIn(entries, client).length > 0,
  )
}

const haveUnsure = oncePer((entries: readonly Manifest[]) => entries.some((one) => !hasStatedNamespace(one)))

/** What declares a host by its name, not by a wildcard. */
function namedBy(mesh: Mesh, host: string): readonly Manifest[] {
  const services = servicesFor(mesh, host)
  const entries = naming(serviceEntriesFor(mesh, host), canonicalHost(mesh, host))
  return services.length === 0 ? entries : [...services, ...entries]
}

const naming = oncePerName((entries: readonly Manifest[], host: string) =>
  entries.filter(({ spec }) => spec.items('hosts').some(({ text }) => normalHost(text) === host)),
)

function unseen(
  { virtualService, destination }: Route,
  declarers: readonly Manifest[],
): Problem<'not-visible'> {
  const node = destination.get('host')
  return {
    code: 'not-visible',
    node,
    message: `${quote(node.text)} cannot be seen from ${quoteAll(clientsWith(virtualService))}: ${quoteAll(titlesOf(declarers))} ${declarers.length > 1 ? 'are' : 'is'} exported to other namespaces only`,
    related: declarers
      .slice(0, mostShown)
      .map((one) => ({ node: one.root.at('metadata', 'name'), note: 'declares the host' })),
  }
}

/** What declares the host is shown up to this number; the message counts the rest. */
const mostShown = 20

/** The namespaces of those that follow the route, gateways among them. */
function clientsWith(virtualService: Manifest): string[] {
  return [...new Set([...namespacesUsing(virtualService), ...gatewayNamespaces(virtualService)])]
}

function gatewayNamespaces(virtualService: Manifest): string[] {
  return gatewayNames(virtualService.spec, virtualService).flatMap(({ key, namespace }) =>
    key === meshGateway ? [] : [namespace],
  )
}

/** `isHidden`: only wildcards that its clients do not see declare it. */
function* undeclared(route: Route, mesh: Mesh, isHidden: boolean): Generator<Problem<UndeclaredCode>> {
  const node = route.destination.get('host')
  const isUnknown = !isBuiltIn(route.host, mesh) && isMissing(route, mesh, isHidden)
  const entry = entriesByName(mesh).get(node.text)?.[0]
  // Where its Services are elsewhere, one of them may bear the short name.
  if (entry && (isUnknown || !serviceLabel.test(node.text))) {
    yield nameOfEntry(route, entry)
    return
  }
  const meant = expanded(route.host, mesh) ?? misspelledHost(mesh, route.host)
  if (!isUnknown && meant === undefined) return
  const hint = meant ?? (isUnknown ? nearestService(route.host, mesh) : undefined)
  yield {
    code: 'unknown-host',
    node,
    message: `nothing declares the host ${quote(route.host)}: requests fail with 503${hint === undefined ? '' : `; did you mean ${quote(hint)}?`}`,
    about: route.host,
  }
}

function nameOfEntry(route: Route, entry: Manifest): Problem<'service-entry-name'> {
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

/** What Kubernetes takes as the name of a Service (RFC 1035). */
const serviceLabel = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/

/** What is there without a file: Istio's own Services, and that of the API server. */
function isBuiltIn(host: string, mesh: Mesh): boolean {
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  return namespace === mesh.rootNamespace || (namespace === 'default' && host.startsWith('kubernetes.'))
}

/** `reviews.shop` and `reviews.shop.svc`, which Istio takes as they stand. */
function expanded(host: string, mesh: Mesh): string | undefined {
  const parts = /^([^.]+)\.([^.]+)(\.svc)?$/.exec(host)
  const full = parts && `${parts[1]}.${parts[2]}.svc.${mesh.clusterDomain}`
  return full && servicesFor(mesh, full).some(hasStatedNamespace) ? full : undefined
}

function nearestService(host: string, mesh: Mesh): string | undefined {
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  return namespace && closest(host.split('.')[0]!, serviceNamesIn(mesh, namespace))
}

const entriesByName = derived(['ServiceEntry'], (mesh) =>
  groupBy(mesh.ofKind('ServiceEntry'), ({ name }) => name),
)

const titlesOf = oncePer((declarers: readonly Manifest[]) => declarers.map(titleOf))

function titleOf({ kind, namespace, name }: Manifest): string {
  return `${kind} ${namespace}/${name}`
}
