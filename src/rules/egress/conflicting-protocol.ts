import { compareText } from '../../core/order.ts'
import { groupBy } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import { exports } from '../../istio/hosts/export.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { normalHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { otherObjects } from '../../model/other-objects.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { declaredPorts, isHttp, isTls, type HostPort } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const conflictingProtocol = defineRule({
  id: 'egress/conflicting-protocol',
  codes: ['different-protocols'],
  severity: 'warning',
  istio: ['IST0177'],
  summary: 'One port of one host is declared with two protocols.',
  why: 'The proxy has one listener for the port and handles a connection by one protocol: that of the entry that counts, which depends on the order in which they were created. With HTTP where the other one says TLS, handshakes are refused; with TLS where the other one says HTTP, routes, timeouts and retries are gone.',
  fix: 'Give the port the same protocol in all entries; or limit each entry to its own namespace with `exportTo: ["."]`.',
  across: {
    *ServiceEntry(entry, mesh) {
      for (const port of declaredPorts(entry)) {
        const other = conflictOf({ entry, port }, mesh)
        if (other) yield problem(port, other)
      }
    },
  },
})

/** A port as one entry declares it for one of its hosts. */
interface Declared {
  readonly entry: Manifest
  readonly port: HostPort
  readonly host: string
}

function problem({ number, protocol, node }: HostPort, other: Declared): Problem<'different-protocols'> {
  const name = quote(`${other.entry.namespace}/${other.entry.name}`)
  const own = protocol === '' ? 'without a protocol' : quote(protocol.toUpperCase())
  const theirs = other.port.protocol === '' ? 'no protocol' : quote(other.port.protocol.toUpperCase())
  return {
    code: 'different-protocols',
    node: node.get('protocol').exists ? node.get('protocol') : node,
    message: `port ${number} is ${own} here, and ServiceEntry ${name} gives it ${theirs} for ${quote(other.host)}: one of the two counts; give both the same`,
    about: `${normalHost(other.host)}:${number}`,
    related: [{ node: other.port.node, note: 'the other declaration' }],
  }
}

/** The first declaration of the port by another entry that some namespace sees as well, with another protocol. */
function conflictOf({ entry, port }: Omit<Declared, 'host'>, mesh: Mesh): Declared | undefined {
  for (const host of entry.spec.items('hosts').map(({ text }) => normalHost(text))) {
    if (host === '' || isUnfilled(host)) continue
    const found = firstConflict({ entry, port, host }, mesh)
    if (found) return found
  }
  return undefined
}

/** Of those that hold the host itself, else of wildcards over it. */
function firstConflict(own: Declared, mesh: Mesh): Declared | undefined {
  const declared = declaredByPort(mesh).get(own.port.number)?.covering(own.host) ?? []
  if (declared.length < 2) return undefined
  const scopes = scopesOf(exports(own.entry))
  const found = scopes
    .flatMap((scope) => alikeByScope(declared).get(scope) ?? [])
    .filter(({ like }) => !isUnfilled(like.port.protocol) && differs(own.host, own, like))
    .flatMap(({ others }) => others()(own.entry) ?? [])
  const isWider = ({ host }: Declared): number => Number(host !== own.host)
  return found.toSorted(
    (one, other) => isWider(one.declared) - isWider(other.declared) || one.index - other.index,
  )[0]?.declared
}

/** Two are seen together (`seenTogether`) where what is seen under one of these scopes holds the other one. */
function scopesOf(to: readonly string[]): readonly string[] {
  const seen = to.filter((namespace) => namespace !== '~')
  if (seen.includes('*')) return [anywhere]
  return seen.length === 0 ? [] : [...new Set(seen), '*']
}

/** Stands for all that some namespace sees. */
const anywhere = ''

/** Declarations that differ in nothing that makes a conflict. */
interface Alike {
  readonly like: Declared
  /** Finds the first of them that is of another object. */
  readonly others: () => (entry: Manifest) => Placed | undefined
}

interface Placed {
  readonly declared: Declared
  readonly index: number
}

/** Declarations by where they are seen. */
const alikeByScope = oncePer((declared: readonly Declared[]): ReadonlyMap<string, readonly Alike[]> => {
  const placed = declared.flatMap((one, index) => {
    const seen = exports(one.entry).filter((namespace) => namespace !== '~')
    const scopes = seen.length === 0 ? [] : new Set([...seen, anywhere])
    return [...scopes].map((scope) => ({ scope, one: { declared: one, index } }))
  })
  return new Map(
    [...groupBy(placed, ({ scope }) => scope)].map(([scope, found]) => {
      const groups = groupBy(
        found.map(({ one }) => one),
        ({ declared: { entry, port, host } }) => JSON.stringify([host, port.protocol, hasAddresses(entry)]),
      )
      return [scope, [...groups.values()].map(alikeOf)]
    }),
  )
})

function alikeOf(placed: readonly Placed[]): Alike {
  return {
    like: placed[0]!.declared,
    others: once(() => otherObjects(placed, ({ declared }) => declared.entry)),
  }
}

function hasAddresses({ spec }: Manifest): boolean {
  return spec.items('addresses').length > 0
}

/**
 * For one host any difference counts (istio `pkg/config/analysis/analyzers/serviceentry`). Where one of the two is
 * a wildcard over the other, the more specific one is used for its host: there only what cannot share a listener.
 */
function differs(host: string, own: Declared, other: Declared): boolean {
  const [one, two] = [own.port.protocol, other.port.protocol]
  if (host === other.host) return one !== two
  const hasOwnListener = [own, other].some(({ entry }) => hasAddresses(entry))
  return one !== '' && two !== '' && !hasOwnListener && familyOf(one) !== familyOf(two)
}

function familyOf(protocol: string): string {
  if (isTls(protocol)) return 'tls'
  return isHttp(protocol) ? 'http' : protocol
}

const declaredByPort = oncePer((mesh: Mesh) => {
  const declared = mesh.ofKind('ServiceEntry').toSorted(byName).flatMap(declarations)
  // Of many that say the same, two are enough: an entry never conflicts with itself.
  const few = [...groupBy(declared, wholeText).values()].flatMap((same) => same.slice(0, 2))
  const groups = groupBy(few, ({ port }) => port.number)
  return new Map([...groups].map(([number, found]) => [number, hostIndex(found, ({ host }) => [host])]))
})

/** By name, not by place: which conflict is named must not change when entries change places. */
function byName(one: Manifest, other: Manifest): number {
  return compareText(one.name, other.name)
}

function declarations(entry: Manifest): Declared[] {
  const hosts = [...new Set(entry.spec.items('hosts').map(({ text }) => normalHost(text)))]
  return declaredPorts(entry).flatMap((port) => hosts.map((host) => ({ entry, port, host })))
}

function wholeText({ entry, port, host }: Declared): string {
  return JSON.stringify([host, port.number, port.protocol, hasAddresses(entry), ...exports(entry)])
}
