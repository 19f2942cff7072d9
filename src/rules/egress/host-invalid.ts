import { isIP } from '../../syntax/address.ts'
import { isAddress } from './helpers/endpoint-address.ts'
import { isAutomaticName } from '../../istio/routing/automatic-name.ts'
import { normalHost } from '../../istio/hosts/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import { sidecarRoutesFor } from '../../istio/routing/routed-destinations.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hostDefect, isPartialWildcard, isSingleLabel, type HostCode } from '../../syntax/host-syntax.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts, isTls } from '../../istio/hosts/services.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../model/values.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const hostInvalid = defineRule({
  id: 'egress/host-invalid',
  codes: [
    'no-host',
    'not-text',
    'white-space',
    'scheme',
    'port',
    'path',
    'underscore',
    'ip-address',
    'too-long',
    'wildcard-outside-first-label',
    'wildcard-inside-label',
    'empty-label',
    'label-too-long',
    'forbidden-character',
    'numeric-domain',
    'every-host',
    'partial-wildcard',
    'wildcard-refused-by-envoy',
    'suffix-wildcard',
    'short-name',
    'possible-short-name',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A host is not a name that Istio accepts.',
  why: 'Istio refuses the object, or Envoy refuses the listener that Istio makes of it: the host stays unreachable, and a refused listener can break other hosts of the same proxy.',
  fix: 'Write the DNS name alone, without scheme, port or path; a wildcard has to be the whole first label, as in `*.example.com`.',
  yieldsTo: ['egress/mediated-host-wildcard'],
  parts: ['patch', 'unapplied'],
  on: {
    *'values/mediatedTls'(entry) {
      for (const host of externalHosts(entry)) {
        // egress/mediated-host-wildcard reports wildcards of mediated hosts.
        if (host.text.includes('*')) continue
        const defect = defectOf(host) ?? (isSingleLabel(host.text) ? shortName : null)
        if (defect) yield problem(host, defect)
      }
    },

    *'values/passthroughTls'(entry) {
      for (const host of externalHosts(entry)) yield* entryHost(host, 'error')
    },

    *DestinationRule(rule) {
      const host = rule.spec.get('host')
      if (isMissing(host)) {
        yield noHost(host, 'a DestinationRule names no host')
        return
      }
      const defect = defectOf(host)
      if (defect) yield refused(host, defect)
    },

    *VirtualService(virtualService) {
      for (const host of virtualService.spec.items('hosts')) {
        const isAllowedOther = isAddress(host.text) || isAutomaticName(host.text, virtualService)
        const defect = isAllowedOther ? null : defectOf(host)
        if (defect) yield refused(host, defect)
      }
    },

    *Gateway(gateway) {
      for (const server of gateway.spec.items('servers')) {
        for (const host of server.items('hosts')) yield* scopedHost(host, true)
      }
    },

    *Sidecar(sidecar) {
      for (const listener of sidecar.spec.items('egress')) {
        for (const host of listener.items('hosts')) yield* scopedHost(host, false)
      }
    },
  },
  across: {
    *ServiceEntry(entry, mesh) {
      const hosts = entry.spec.get('hosts')
      if (isMissing(hosts)) yield noHost(hosts, 'a ServiceEntry names no host')
      for (const host of hosts.items()) yield* entryHost(host, partialWildcard(entry, host.text, mesh))
    },
  },
})

/** The host of an entry. A missing host is only reported for merged values: another values file may set it. */
function externalHosts(entry: ValuesEntry): Node[] {
  const block = mergedOrFileEntry(entry)
  const host = block.get('externalHost')
  if (host.exists) return [host]
  return entry.merged?.kind === 'map' ? [host] : []
}

/** True for an absent node, for `null`, and for a list without items. */
function isMissing(node: Node): boolean {
  return !node.exists || node.isNull || (node.kind === 'list' && node.items().length === 0)
}

type Code =
  | HostCode
  | 'not-text'
  | 'every-host'
  | 'partial-wildcard'
  | 'wildcard-refused-by-envoy'
  | 'suffix-wildcard'
  | 'short-name'
  | 'possible-short-name'

/** What is wrong with a host. */
interface Defect {
  readonly code: Code
  /** The end of a sentence about the host. */
  readonly text: string
}

function noHost(node: Node, message: string): Problem<Code> {
  return { code: 'no-host', node, message, refusedBy: 'webhook' }
}

/**
 * Checks a host of a ServiceEntry, or of values that become one.
 *
 * @param partialSeverity severity of a wildcard within a label; `null` if such a wildcard is allowed
 */
function* entryHost(host: Node, partialSeverity: 'error' | 'warning' | null): Generator<Problem<Code>> {
  const defect = host.text === '*' ? anyHost : defectOf(host)
  if (defect) yield refused(host, defect)
  else if (isPartialWildcard(host.text)) {
    if (partialSeverity !== null) yield partialHost(host, partialSeverity)
  } else if (isSingleLabel(host.text)) yield { ...problem(host, possibleShortName), severity: 'info' }
}

const anyHost: Defect = {
  code: 'every-host',
  text: 'matches every host: name the hosts or their domain',
}
const shortName: Defect = { code: 'short-name', text: 'has one label: write the full name' }
const possibleShortName: Defect = {
  code: 'possible-short-name',
  text: 'has one label: check that it is the full name',
}

/** Checks `namespace/host` of a Sidecar, or of a Gateway, where the namespace is optional. */
function* scopedHost(host: Node, isGateway: boolean): Generator<Problem<Code>> {
  const slash = host.text.indexOf('/')
  const name = host.text.includes('://') ? host.text : host.text.slice(slash + 1)
  if (!isGateway && slash < 0 && host.text !== '') return
  const defect = defectOf(host, name) ?? strictDefect(name)
  // A Gateway takes IPv4 addresses; an IPv6 address has no dot, and counts as a short name.
  if (defect && !(isGateway && isIP(name) && name.includes('.'))) yield refused(host, defect)
}

/** The defects that only Gateways and Sidecars have: short names and wildcards within a label (validatePartialWildCard). */
function strictDefect(name: string): Defect | null {
  if (isPartialWildcard(name)) return { code: 'partial-wildcard', text: partialWildcardText }
  return isSingleLabel(name) ? shortName : null
}

const partialWildcardText = 'has a wildcard that is not the whole first label'

function partialHost(host: Node, severity: 'error' | 'warning'): Problem<Code> {
  const defects: Record<typeof severity, Defect> = {
    error: {
      code: 'wildcard-refused-by-envoy',
      text: `${partialWildcardText}, and Envoy refuses the listener`,
    },
    warning: {
      code: 'suffix-wildcard',
      text: `${partialWildcardText}: it matches every name that ends in ${quote(host.text.slice(1))}`,
    },
  }
  return { ...problem(host, defects[severity]), severity }
}

/**
 * The severity of a wildcard within a label; `null` if it is allowed. Envoy does not accept such wildcards as names of
 * TLS handshakes. It matches by these names if the entry has no addresses and no tls route names the host. As names of
 * http hosts it accepts them. The webhook warns of them except with DYNAMIC_DNS, and sidecars ignore entries with
 * DYNAMIC_DNS up to 1.29 (istio `pilot/pkg/networking/core/tls.go`, ValidateServiceEntry).
 */
function partialWildcard(entry: Manifest, host: string, mesh: Mesh): 'error' | 'warning' | null {
  const isDynamic = entry.spec.get('resolution').text === 'DYNAMIC_DNS'
  const hasTls = declaredPorts(entry).some(({ protocol }) => isTls(protocol))
  const matchesBySni = hasTls && entry.spec.items('addresses').length === 0
  const hasTlsRoute = matchesBySni && sidecarRoutesFor(mesh, normalHost(host), 'tls').length > 0
  if (matchesBySni && !hasTlsRoute && (!isDynamic || atLeast(mesh, 1, 30))) return 'error'
  return isDynamic && !matchesBySni ? null : 'warning'
}

function defectOf(host: Node, name = host.text): Defect | null {
  if (host.exists && !host.isNull && typeof host.scalar !== 'string') {
    return { code: 'not-text', text: 'is not a string' }
  }
  return hostDefect(name)
}

function refused(host: Node, defect: Defect): Problem<Code> {
  return { ...problem(host, defect), refusedBy: 'webhook' }
}

function problem(host: Node, { code, text }: Defect): Problem<Code> {
  return { code, node: host, message: `${nameOf(host)} ${text}`, about: host.text }
}

function nameOf(host: Node): string {
  if (!host.exists) return `\`${host.pathKeys.at(-1)}\` is not set: the host`
  return host.isNull || host.scalar === '' ? 'the host' : `host ${quote(host.data)}`
}
