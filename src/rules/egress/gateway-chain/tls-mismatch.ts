import type { ServerOfGateway } from '../../../istio/routing/gateways-behind.ts'
import { hasBackendTls } from '../../../istio/gateway-api/backend-tls.ts'
import { policyLevels } from '../../../istio/routing/destination.ts'
import { mayHaveOtherRules } from '../../../istio/routing/other-rules.ts'
import { effectivePolicy } from '../../../istio/routing/traffic-policy.ts'
import { restsOnAge } from '../../../istio/routing/merged-rules.ts'
import { winningRules } from '../../../istio/routing/winning-rule.ts'
import { serviceNamespace } from '../../../istio/hosts/hosts.ts'
import type { RoutedDestination } from '../../../istio/routing/routed-destinations.ts'
import { passesThrough } from '../../../istio/routing/destination-protocol.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { servicesFor } from '../../../istio/hosts/services.ts'
import { quote } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'

/**
 * Reports that the TLS which the sidecar sends is not the TLS which a server of a gateway takes; `undefined` if it takes it. A
 * server that terminates another TLS mode than ISTIO_MUTUAL is assumed to take any TLS, and connections that are not HTTP.
 */
export function tlsDefect(
  routedDestination: RoutedDestination,
  { node }: ServerOfGateway,
  [sent, tlsBlock]: SentTls,
): Problem<TlsCode> | undefined {
  const terminatedMode = terminatedTls(node)
  const defect = mismatch(routedDestination, sent, terminatedMode, passesThrough(node))
  if (!defect) return undefined
  return {
    code: defect.code,
    node: routedDestination.destination,
    message: `${defect.text}: no call through the gateway works`,
    related: [
      { node: node.get('tls').exists ? node.get('tls') : node.get('port'), note: 'what the gateway takes' },
      ...(tlsBlock ? [{ node: tlsBlock, note: 'what the sidecar sends' }] : []),
    ],
  }
}

/** The TLS mode of a server that terminates TLS; `''` for one that passes it through or takes none. */
function terminatedTls(server: Node): string {
  if (passesThrough(server)) return ''
  return server.at('tls', 'mode').text
}

/** Why a server cannot take what the sidecar sends, as the beginning of a sentence. */
interface Mismatch {
  readonly code: TlsCode
  readonly text: string
}

function mismatch(
  { protocol, host }: RoutedDestination,
  sent: string,
  terminatedMode: string,
  isPassthrough: boolean,
): Mismatch | null {
  const gateway = quote(host)
  if (terminatedMode === sent) {
    const text = `plain http is sent to ${gateway}, whose server passes TLS through`
    return isPassthrough && protocol === 'http' ? { code: 'plain-http-to-passthrough', text } : null
  }
  if (terminatedMode === '') {
    const text = `the DestinationRule for ${gateway} adds TLS (${sent}), which the server of the Gateway does not terminate`
    return { code: 'tls-not-terminated', text }
  }
  if (terminatedMode === 'ISTIO_MUTUAL') {
    const instead = sent === '' ? 'no DestinationRule sets it' : `the DestinationRule sets ${sent}`
    const text = `the server of the Gateway takes ISTIO_MUTUAL, and ${instead} for ${gateway}`
    return { code: 'istio-mutual-not-sent', text }
  }
  const text = `plain http is sent to ${gateway}, whose server terminates TLS (${terminatedMode})`
  return sent === '' && protocol === 'http' ? { code: 'plain-http-to-tls-server', text } : null
}

type SentTls = [mode: string, where?: Node]

/**
 * The TLS mode that sidecars use to a gateway, `''` for none or DISABLE, and the `tls` block that sets it. `undefined` if
 * the mode is not known: a BackendTLSPolicy applies, another repository may have the DestinationRule, a mode is unfilled, or
 * the rules set different modes. Without a DestinationRule it is none, since pods of gateways take no mTLS by themselves.
 */
export function sentTls(routedDestination: RoutedDestination, mesh: Mesh): SentTls | undefined {
  const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  if (meshes.some((candidate) => hasBackendTlsPolicy(candidate, routedDestination))) return undefined
  const rules = meshes.flatMap((candidate) =>
    winningRules(candidate, routedDestination.host, routedDestination.virtualService.namespace),
  )
  const namespaces = [serviceNamespace(routedDestination.host) ?? '', mesh.rootNamespace]
  if (
    meshes.some((candidate) =>
      mayHaveOtherRules(candidate, routedDestination.host, routedDestination.virtualService.namespace),
    )
  )
    return undefined
  if (rules.length === 0)
    return namespaces.every((namespace) => mesh.holdsNamespace(namespace)) ? [''] : undefined
  const { subset, ports } = routedDestination
  const applicableRules = rules.filter((rule) => subset === '' || rule.subsets.has(subset))
  if (applicableRules.some((rule) => restsOnAge(rule) || rule.merged.some(hasUnfilledTls))) return undefined
  const blocks = applicableRules.flatMap((rule) =>
    ports.map((port) => effectivePolicy(rule, port, subset).settings.get('tls')),
  )
  const modes = new Set(blocks.map((tls) => (tls ? modeOf(tls) : '')))
  if (modes.size !== 1) return undefined
  const setBlock = blocks.find((tls) => tls !== undefined)
  return setBlock ? [modeOf(setBlock), setBlock] : ['']
}

function hasBackendTlsPolicy(mesh: Mesh, { host, ports }: RoutedDestination): boolean {
  return servicesFor(mesh, host).some((service) => ports.some((port) => hasBackendTls(mesh, service, port)))
}

/** True for a rule that has a placeholder for a TLS mode, or for the port that it sets TLS for. */
function hasUnfilledTls(rule: Manifest): boolean {
  return policyLevels(rule).some(
    (level) => level.at('tls', 'mode').isUnfilled || level.at('port', 'number').isUnfilled,
  )
}

function modeOf(tls: Node): string {
  const mode = tls.get('mode').text
  return mode === 'DISABLE' ? '' : mode
}

/** The codes of mismatches between the TLS that a sidecar sends and what a gateway expects. */
export type TlsCode =
  | 'plain-http-to-passthrough'
  | 'tls-not-terminated'
  | 'istio-mutual-not-sent'
  | 'plain-http-to-tls-server'
