import { declaredPorts, isTls } from '../../../istio/hosts/services.ts'
import { normalHost } from '../../../istio/hosts/hosts.ts'
import { sidecarRoutesFor } from '../../../istio/routing/routed-destinations.ts'
import { atLeast } from '../../../model/istio-version.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isIP } from '../../../syntax/address.ts'
import { hostDefect, isPartialWildcard, isSingleLabel, type HostCode } from '../../../syntax/host-syntax.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'

/** The codes of defects of a host. */
export type HostDefectCode =
  | HostCode
  | 'not-text'
  | 'every-host'
  | 'partial-wildcard'
  | 'wildcard-refused-by-envoy'
  | 'suffix-wildcard'
  | 'short-name'
  | 'possible-short-name'
  | 'trailing-dot'

/** A defect of a host. */
export interface EgressHostDefect {
  readonly code: HostDefectCode
  /** The end of a sentence about the host. */
  readonly text: string
}

/**
 * Checks a host of a ServiceEntry, or of values that become one.
 *
 * @param partialSeverity severity of a wildcard within a label; `null` if such a wildcard is allowed
 * @param isNamed false if clients name the host neither in requests nor in TLS handshakes
 */
export function* entryHostProblems(
  host: Node,
  partialSeverity: 'error' | 'warning' | null,
  isNamed = true,
): Generator<Problem<HostDefectCode>> {
  const defect = host.text === '*' ? anyHost : webhookDefect(host)
  if (defect) yield refusedHost(host, defect)
  else if (isPartialWildcard(host.text)) {
    if (partialSeverity !== null) yield partialHost(host, partialSeverity)
  } else if (isSingleLabel(host.text)) yield { ...hostProblem(host, possibleShortName), severity: 'info' }
  else if (isNamed) yield* trailingDot(host)
}

/** Reports a dot at the end of a host, with which neither an HTTP request nor a TLS handshake names it. */
export function* trailingDot(host: Node): Generator<Problem<HostDefectCode>> {
  const text =
    'ends in a dot, which clients leave out of requests and TLS handshakes, so that the proxy does not recognize them: remove it'
  if (host.text.endsWith('.'))
    yield { ...hostProblem(host, { code: 'trailing-dot', text }), severity: 'warning' }
}

const anyHost: EgressHostDefect = {
  code: 'every-host',
  text: 'matches every host: name the hosts or their domain',
}
export const shortName: EgressHostDefect = { code: 'short-name', text: 'has one label: write the full name' }
const possibleShortName: EgressHostDefect = {
  code: 'possible-short-name',
  text: 'has one label: check that it is the full name',
}

/**
 * Checks the host in `NAMESPACE/HOST` of a Sidecar, or of a Gateway, where the namespace is optional. Yields nothing for a
 * text of a Sidecar without a namespace, which the rule in src/rules/routing/webhook/sidecar-egress.ts reports.
 */
export function* scopedHostProblems(host: Node, isGateway: boolean): Generator<Problem<HostDefectCode>> {
  const slash = host.text.indexOf('/')
  const name = host.text.includes('://') ? host.text : host.text.slice(slash + 1)
  if (!isGateway && slash < 0 && host.text !== '') return
  const defect = webhookDefect(host, name) ?? strictDefect(name)
  // A Gateway takes IPv4 addresses; an IPv6 address has no dot, and counts as a short name.
  if (defect && !(isGateway && isIP(name) && name.includes('.'))) yield refusedHost(host, defect)
}

/** The defects that only Gateways and Sidecars have: short names and wildcards within a label (validatePartialWildCard). */
function strictDefect(name: string): EgressHostDefect | null {
  if (isPartialWildcard(name)) return { code: 'partial-wildcard', text: partialWildcardText }
  return isSingleLabel(name) ? shortName : null
}

const partialWildcardText = 'has a wildcard that is not the whole first label'

function partialHost(host: Node, severity: 'error' | 'warning'): Problem<HostDefectCode> {
  const defects: Record<typeof severity, EgressHostDefect> = {
    error: {
      code: 'wildcard-refused-by-envoy',
      text: `${partialWildcardText}, and Envoy refuses the listener`,
    },
    warning: {
      code: 'suffix-wildcard',
      text: `${partialWildcardText}: it matches every name that ends in ${quote(host.text.slice(1))}`,
    },
  }
  return { ...hostProblem(host, defects[severity]), severity }
}

/**
 * The severity of a host of a ServiceEntry with a wildcard within a label (`*-api.example.com`; callers test for that).
 * `error`: Envoy refuses it as a name of TLS handshakes, by which it matches if the entry has a TLS port and no addresses and
 * no tls route names the host; sidecars up to 1.29 ignore entries with DYNAMIC_DNS. Otherwise `warning`, as the webhook
 * warns; `null` with DYNAMIC_DNS and no TLS port, or with addresses (istio `pilot/pkg/networking/core/tls.go`,
 * ValidateServiceEntry).
 */
export function partialWildcardSeverity(
  entry: Manifest,
  host: string,
  mesh: Mesh,
): 'error' | 'warning' | null {
  const isDynamic = entry.spec.get('resolution').text === 'DYNAMIC_DNS'
  const hasTls = declaredPorts(entry).some(({ protocol }) => isTls(protocol))
  const matchesBySni = hasTls && entry.spec.items('addresses').length === 0
  const hasTlsRoute = matchesBySni && sidecarRoutesFor(mesh, normalHost(host), 'tls').length > 0
  if (matchesBySni && !hasTlsRoute && (!isDynamic || atLeast(mesh, 1, 30))) return 'error'
  return isDynamic && !matchesBySni ? null : 'warning'
}

/**
 * The defect of a host that the webhook refuses; `null` without one.
 *
 * @param name the host without a namespace in front of it
 */
export function webhookDefect(host: Node, name = host.text): EgressHostDefect | null {
  if (host.exists && !host.isNull && typeof host.scalar !== 'string') {
    return { code: 'not-text', text: 'is not a string' }
  }
  return hostDefect(name)
}

/** The problem for a host that the webhook refuses. */
export function refusedHost(host: Node, defect: EgressHostDefect): Problem<HostDefectCode> {
  return { ...hostProblem(host, defect), refusedBy: 'webhook' }
}

/** The problem for a defect of a host. */
export function hostProblem(host: Node, { code, text }: EgressHostDefect): Problem<HostDefectCode> {
  return { code, node: host, message: `${nameOf(host)} ${text}`, about: host.text }
}

function nameOf(host: Node): string {
  if (!host.exists) return `\`${host.pathKeys.at(-1)}\` is not set: the host`
  return host.isNull || host.scalar === '' ? 'the host' : `host ${quote(host.data)}`
}
