import { compareText } from '../../core/order.ts'
import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { exportedTo } from '../../istio/hosts/export.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { normalHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { firstOfOtherObject } from '../../model/other-objects.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { declaredPorts, isHttp, isTls, type HostPort } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const conflictingProtocol = defineRule({
  id: 'egress/conflicting-protocol',
  codes: ['different-protocols'],
  severity: 'warning',
  istio: ['IST0177'],
  summary: 'One port of one host is declared with two protocols.',
  why: 'The proxy has one listener for the port and handles every connection by one protocol: that of the entry that Istio uses, which depends on the order in which the entries were created. If that is HTTP and the other entry says TLS, handshakes are refused; if it is TLS and the other says HTTP, routes, timeouts and retries have no effect.',
  fix: 'Give the port the same protocol in all entries; or limit each entry to its own namespace with `exportTo: ["."]`.',
  across: {
    *ServiceEntry(entry, mesh) {
      for (const port of declaredPorts(entry)) {
        const conflicting = conflictOf({ entry, port }, mesh)
        if (conflicting) yield conflictProblem(port, conflicting)
      }
    },
  },
})

/** A port as one entry declares it for one of its hosts. */
interface DeclaredPort {
  readonly entry: Manifest
  readonly port: HostPort
  readonly host: string
}

function conflictProblem(hostPort: HostPort, conflicting: DeclaredPort): Problem<'different-protocols'> {
  const { number, protocol, node } = hostPort
  const name = quote(`${conflicting.entry.namespace}/${conflicting.entry.name}`)
  const thisProtocol = protocol === '' ? 'without a protocol' : quote(protocol.toUpperCase())
  const conflictingProtocol =
    conflicting.port.protocol === '' ? 'no protocol' : quote(conflicting.port.protocol.toUpperCase())
  return {
    code: 'different-protocols',
    node: node.get('protocol').exists ? node.get('protocol') : node,
    message: `port ${number} is ${thisProtocol} here, and ServiceEntry ${name} gives it ${conflictingProtocol} for ${quote(conflicting.host)}: Istio uses one of the two; give both the same protocol`,
    about: `${normalHost(conflicting.host)}:${number}`,
    related: [{ node: conflicting.port.node, note: 'the other declaration' }],
  }
}

/** The first declaration of the port by another ServiceEntry with another protocol, if some namespace sees both. */
function conflictOf({ entry, port }: Omit<DeclaredPort, 'host'>, mesh: Mesh): DeclaredPort | undefined {
  for (const host of entry.spec.items('hosts').map(({ text }) => normalHost(text))) {
    if (host === '' || isUnfilled(host)) continue
    const conflict = firstConflict({ entry, port, host }, mesh)
    if (conflict) return conflict
  }
  return undefined
}

/** The first conflict with a declaration of exactly this host; without one, with a wildcard that covers it. */
function firstConflict(declaredPort: DeclaredPort, mesh: Mesh): DeclaredPort | undefined {
  const declared = declaredByPort(mesh).get(declaredPort.port.number)?.covering(declaredPort.host) ?? []
  if (declared.length < 2) return undefined
  const scopes = scopesOf(exportedTo(declaredPort.entry))
  const indexed = scopes
    .flatMap((scope) => equivalentPortsByScope(declared).get(scope) ?? [])
    .filter(
      ({ representative }) =>
        !isUnfilled(representative.port.protocol) &&
        isConflict(declaredPort.host, declaredPort, representative),
    )
    .flatMap(({ otherFinder }) => otherFinder()(declaredPort.entry) ?? [])
  const isWider = ({ host }: DeclaredPort): number => Number(host !== declaredPort.host)
  return indexed.toSorted((a, b) => isWider(a.declared) - isWider(b.declared) || a.index - b.index)[0]
    ?.declared
}

/**
 * The keys of `equivalentPortsByScope` with all entries that are visible in a common namespace with an entry exported to
 * the namespaces `to` (`areVisibleTogether`).
 */
function scopesOf(to: readonly string[]): readonly string[] {
  const seen = to.filter((namespace) => namespace !== '~')
  if (seen.includes('*')) return [anyNamespace]
  return seen.length === 0 ? [] : [...new Set(seen), '*']
}

/** The scope of all entries that at least one namespace sees. */
const anyNamespace = ''

/** Declarations with the same host, protocol and kind of listener: a port conflicts with all of them or with none. */
interface EquivalentPorts {
  readonly representative: DeclaredPort
  /** Makes the function that finds the first of them that another object declares. */
  readonly otherFinder: () => (entry: Manifest) => IndexedPort | undefined
}

/** A declaration with its index in the list that it comes from. */
interface IndexedPort {
  readonly declared: DeclaredPort
  readonly index: number
}

/** Declarations by scope: each namespace that they are exported to, `*`, and `anyNamespace`. */
const equivalentPortsByScope = oncePer(
  (declared: readonly DeclaredPort[]): ReadonlyMap<string, readonly EquivalentPorts[]> => {
    const scoped = declared.flatMap((port, index) => {
      const seen = exportedTo(port.entry).filter((namespace) => namespace !== '~')
      const scopes = seen.length === 0 ? [] : new Set([...seen, anyNamespace])
      return [...scopes].map((scope) => ({ scope, indexed: { declared: port, index } }))
    })
    return new Map(
      [...groupBy(scoped, ({ scope }) => scope)].map(([scope, group]) => {
        const groups = groupBy(
          group.map(({ indexed }) => indexed),
          ({ declared: { entry, port, host } }) => JSON.stringify([host, port.protocol, hasAddresses(entry)]),
        )
        return [scope, [...groups.values()].map(equivalentPorts)]
      }),
    )
  },
)

function equivalentPorts(ports: readonly IndexedPort[]): EquivalentPorts {
  return {
    representative: ports[0]!.declared,
    otherFinder: once(() => firstOfOtherObject(ports, ({ declared }) => declared.entry)),
  }
}

function hasAddresses({ spec }: Manifest): boolean {
  return spec.items('addresses').length > 0
}

/**
 * True if two declarations of a port conflict. For the same host any difference of protocol does (istio
 * `pkg/config/analysis/analyzers/serviceentry`). If one host is a wildcard over the other, Istio uses the more specific
 * entry for its host, so that only protocols conflict that cannot share a listener.
 */
function isConflict(host: string, declaredPort: DeclaredPort, candidate: DeclaredPort): boolean {
  const [protocol, otherProtocol] = [declaredPort.port.protocol, candidate.port.protocol]
  if (host === candidate.host) return protocol !== otherProtocol
  const hasOwnListener = [declaredPort, candidate].some(({ entry }) => hasAddresses(entry))
  return (
    protocol !== '' &&
    otherProtocol !== '' &&
    !hasOwnListener &&
    listenerFamily(protocol) !== listenerFamily(otherProtocol)
  )
}

function listenerFamily(protocol: string): string {
  if (isTls(protocol)) return 'tls'
  return isHttp(protocol) ? 'http' : protocol
}

const declaredByPort = derived(['ServiceEntry'], (mesh) => {
  const declared = mesh.ofKind('ServiceEntry').toSorted(byName).flatMap(declarations)
  const distinct = new Set([...groupBy(declared, conflictKey).values()].flatMap(firstOfTwoObjects))
  const groups = groupBy(
    declared.filter((port) => distinct.has(port)),
    ({ port }) => port.number,
  )
  return new Map([...groups].map(([number, group]) => [number, hostIndex(group, ({ host }) => [host])]))
})

/**
 * The first of equal declarations, and the first of another object. They are enough: one of them is of another object than
 * the entry that is checked.
 */
function firstOfTwoObjects(equal: readonly DeclaredPort[]): DeclaredPort[] {
  const [first] = equal as [DeclaredPort]
  const second = firstOfOtherObject(equal, ({ entry }) => entry)(first.entry)
  return second ? [first, second] : [first]
}

/** Sorts by name, so that the conflict that a message names does not depend on the order of the files. */
function byName(a: Manifest, b: Manifest): number {
  return compareText(a.name, b.name)
}

function declarations(entry: Manifest): DeclaredPort[] {
  const hosts = [...new Set(entry.spec.items('hosts').map(({ text }) => normalHost(text)))]
  return declaredPorts(entry).flatMap((port) => hosts.map((host) => ({ entry, port, host })))
}

function conflictKey({ entry, port, host }: DeclaredPort): string {
  return JSON.stringify([host, port.number, port.protocol, hasAddresses(entry), ...exportedTo(entry)])
}
