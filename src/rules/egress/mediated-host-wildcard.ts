import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { originatesTls, ruleHost, tlsOf } from '../../istio/routing/destination.ts'
import { exportedTo, isExportedTo } from '../../istio/hosts/export.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { isWildcard } from '../../istio/hosts/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { ProposedFix } from '../problem.ts'

/**
 * Reports wildcards for which the proxy originates TLS: `externalHost` of an entry of `mediatedTls`, and the host of a
 * DestinationRule that covers a wildcard host of a ServiceEntry.
 */
export const mediatedHostWildcard = defineRule({
  id: 'egress/mediated-host-wildcard',
  codes: ['not-exact'],
  severity: 'error',
  summary: 'A host for which the proxy originates TLS is a wildcard.',
  why: 'The proxy connects to one name, sends it as SNI and checks the certificate against it. A wildcard cannot be resolved, so calls fail or go to whatever address the application names.',
  fix: 'Write exact hosts, one entry for each; or move the entry to `passthroughTls`, where the application does its own TLS and wildcards work.',
  on: {
    *'values/mediatedTls'(entry) {
      const host = mergedOrFileEntry(entry).get('externalHost')
      if (!host.text.includes('*')) return
      yield {
        code: 'not-exact',
        node: host,
        message: `${quote(host.text)} cannot be mediated: the proxy needs one exact host to originate TLS; name the host, or move the entry to \`passthroughTls\``,
        about: host.text,
        ...moveOf(entry),
      }
    },
  },
  across: {
    *DestinationRule(rule, mesh) {
      const host = rule.spec.get('host')
      if (!isWildcard(host.text)) return
      const wildcardHosts = wildcardsFor(rule, mesh)
      // A rule whose wildcard covers only exact hosts originates TLS for those hosts, which works.
      if (wildcardHosts.length === 0) return
      yield {
        code: 'not-exact',
        node: host,
        message: `${quote(host.text)} gets TLS from the proxy, which needs one exact host for it; name the host, or let the application do its own TLS`,
        about: host.text,
        related: wildcardHosts.map(({ node }) => ({ node, note: 'a wildcard host that the TLS is for' })),
      }
    },
  },
})

/** Proposes to move an entry with a wildcard for the first label to `passthroughTls`, whose entries have nothing but a host. */
function moveOf({ node, block, name }: ValuesEntry): { fix?: ProposedFix } {
  const host = node.get('externalHost').text
  const isOnly = block.entries().length === 1
  const parent = node.root.at(...block.pathKeys.slice(0, -1))
  const target = parent.at('passthroughTls', name, 'externalHost')
  if (!/^\*\.[^*]+$/.test(host) || target.exists || node.aliasLocation) return {}
  return {
    fix: {
      safety: 'unsafe',
      title: `move ${name} to passthroughTls, for applications that do TLS themselves`,
      set: [{ node: target, value: host }],
      remove: [(isOnly ? block : node).entryLocation],
    },
  }
}

/** A wildcard host of a ServiceEntry. */
interface Wildcard {
  readonly entry: Manifest
  readonly node: Node
  /** Its index among all wildcard hosts of the mesh. */
  readonly index: number
}

/** Limit on the hosts that a finding shows. */
const maxShown = 20

/** The first wildcard hosts below the host of a DestinationRule for which the rule cannot originate TLS. */
function wildcardsFor(rule: Manifest, mesh: Mesh): Wildcard[] {
  const below = wildcards(mesh).below(ruleHost(rule))
  const groups = exportedTo(rule).includes('*')
    ? [byShape(below)]
    : [...new Set(exportedTo(rule))].flatMap((namespace) => byNamespace(below).get(namespace) ?? [])
  return groups
    .flatMap((shapes) => [...shapes.values()])
    .filter(([first]) => cannotOriginateTls(rule, first!.entry, mesh))
    .flatMap((group) => group.slice(0, maxShown))
    .toSorted((a, b) => a.index - b.index)
    .slice(0, maxShown)
}

const wildcards = derived(['ServiceEntry'], (mesh) => {
  const hosts = mesh
    .ofKind('ServiceEntry')
    .flatMap((entry) => entry.spec.items('hosts').map((node) => ({ entry, node })))
    .filter(({ node }) => isWildcard(node.text))
  const indexedHosts = hosts.map((host, index): Wildcard => ({ ...host, index }))
  return hostIndex(indexedHosts, ({ node }) => [node.text])
})

/** Wildcard hosts by what decides, beside the namespace, whether a rule can originate TLS for the entry. */
const byShape = oncePer((wildcardHosts: readonly Wildcard[]) =>
  groupBy(wildcardHosts, ({ entry }) => shapeKey(entry)),
)

/** Wildcard hosts by namespace, then as `byShape` groups them. */
const byNamespace = oncePer((wildcardHosts: readonly Wildcard[]) => {
  const namespaces = groupBy(wildcardHosts, ({ entry }) => entry.namespace)
  return new Map([...namespaces].map(([namespace, group]) => [namespace, byShape(group)]))
})

const shapeKey = oncePer((entry: Manifest): string =>
  JSON.stringify([
    entry.spec.get('resolution').text,
    declaredPorts(entry).map(({ number, node }) => [number, node.get('targetPort').exists]),
  ]),
)

/** True if a rule originates TLS on a port of an entry that only works for an exact host. */
function cannotOriginateTls(rule: Manifest, entry: Manifest, mesh: Mesh): boolean {
  const resolution = entry.spec.get('resolution').text
  // With DYNAMIC_DNS, from Istio 1.28 on, the proxy resolves the host of each request and checks the certificate against it.
  const isDynamic = resolution === 'DYNAMIC_DNS' && atLeast(mesh, 1, 28)
  if (isDynamic || !isExportedTo(rule, entry.namespace)) return false
  const ports = declaredPorts(entry).filter(({ number }) => originatesTls(tlsOf(rule, number)))
  // With NONE the connection keeps the address that the application resolved and goes to the TLS port.
  const keepsAddress = resolution === 'NONE' || resolution === ''
  return ports.some(({ node }) => !keepsAddress || !node.get('targetPort').exists)
}
