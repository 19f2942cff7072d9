import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { originatesTls, ruleHost, tlsOf } from '../../istio/routing/destination.ts'
import { exports, isExportedTo } from '../../istio/hosts/export.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { isWildcard } from '../../istio/hosts/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { oncePerKinds, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { settings } from '../../model/values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const mediatedHostWildcard = defineRule({
  id: 'egress/mediated-host-wildcard',
  codes: ['not-exact'],
  severity: 'error',
  summary: 'A host whose TLS the proxy originates is a wildcard.',
  why: 'The proxy connects to one name, sends it as SNI and checks the certificate against it. A wildcard is no name that can be resolved, so calls fail or go to whatever address the application claims.',
  fix: 'Name the host exactly, one entry a host; or move the entry to `passthroughTls`, where the application does its own TLS and wildcards work.',
  on: {
    *'values/mediatedTls'(entry) {
      const host = settings(entry).get('externalHost')
      if (!host.text.includes('*')) return
      yield {
        code: 'not-exact',
        node: host,
        message: `${quote(host.text)} cannot be mediated: the proxy needs one exact host to originate TLS; name the host, or move the entry to \`passthroughTls\``,
        about: host.text,
      }
    },
  },
  across: {
    *DestinationRule(rule, mesh) {
      const host = rule.spec.get('host')
      if (!isWildcard(host.text)) return
      const wild = wildcardsFor(rule, mesh)
      // A wildcard rule over exact hosts originates TLS for exact hosts.
      if (wild.length === 0) return
      yield {
        code: 'not-exact',
        node: host,
        message: `${quote(host.text)} gets TLS from the proxy, which needs one exact host for it; name the host, or let the application do its own TLS`,
        about: host.text,
        related: wild.map(({ node }) => ({ node, note: 'the host that the TLS is for' })),
      }
    },
  },
})

/** A wildcard host of a ServiceEntry. */
interface Wildcard {
  readonly entry: Manifest
  readonly node: Node
  /** Its place among all. */
  readonly index: number
}

/** Hosts that are shown, at most. */
const mostShown = 20

/** The first wildcard hosts below that of a DestinationRule for which it originates TLS and cannot. */
function wildcardsFor(rule: Manifest, mesh: Mesh): Wildcard[] {
  const below = wildcards(mesh).below(ruleHost(rule))
  const namespaces = exports(rule).includes('*') ? [...byPlace(below).keys()] : exports(rule)
  const groups = [...new Set(namespaces)].flatMap((namespace) => [
    ...(byPlace(below).get(namespace)?.values() ?? []),
  ])
  return groups
    .filter(([first]) => cannotWork(rule, first!.entry, mesh))
    .flatMap((group) => group.slice(0, mostShown))
    .toSorted((one, other) => one.index - other.index)
    .slice(0, mostShown)
}

const wildcards = oncePerKinds(['ServiceEntry'], (mesh) => {
  const hosts = mesh
    .ofKind('ServiceEntry')
    .flatMap((entry) => entry.spec.items('hosts').map((node) => ({ entry, node })))
    .filter(({ node }) => isWildcard(node.text))
  const all = hosts.map((host, index): Wildcard => ({ ...host, index }))
  return hostIndex(all, ({ node }) => [node.text])
})

/** By namespace, and by all else that decides whether TLS can be originated for an entry. */
const byPlace = oncePer((found: readonly Wildcard[]) => {
  const namespaces = groupBy(found, ({ entry }) => entry.namespace)
  return new Map(
    [...namespaces].map(([namespace, own]) => [namespace, groupBy(own, ({ entry }) => shapeOf(entry))]),
  )
})

const shapeOf = oncePer((entry: Manifest): string =>
  JSON.stringify([
    entry.spec.get('resolution').text,
    declaredPorts(entry).map(({ number, node }) => [number, node.get('targetPort').exists]),
  ]),
)

/** True if the rule originates TLS on a port of the entry where no wildcard can be connected to. */
function cannotWork(rule: Manifest, entry: Manifest, mesh: Mesh): boolean {
  const resolution = entry.spec.get('resolution').text
  // With DYNAMIC_DNS, of Istio 1.28 and later, the proxy resolves the host of each request, and checks the certificate against it.
  const isDynamic = resolution === 'DYNAMIC_DNS' && atLeast(mesh, 1, 28)
  if (isDynamic || !isExportedTo(rule, entry.namespace)) return false
  const ports = declaredPorts(entry).filter(({ number }) => originatesTls(tlsOf(rule, number)))
  // The connection keeps the address that the application resolved, and goes to the port for TLS.
  const keepsAddress = resolution === 'NONE' || resolution === ''
  return ports.some(({ node }) => !keepsAddress || !node.get('targetPort').exists)
}
