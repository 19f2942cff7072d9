import { isWildcard, normalHost, serviceNamespace } from '../../istio/hosts/hosts.ts'
import { portLevelEntries } from '../../istio/routing/destination.ts'
import { effectiveTls } from '../../istio/routing/effective-tls.ts'
import { destinationPortsOf, type DestinationPort } from '../../istio/routing/traffic-paths.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Source: istio `pilot/pkg/networking/core/cluster_tls.go` (buildUpstreamClusterTLSContext). */
export const meshCertificateOutside = defineRule({
  id: 'egress/mesh-certificate-outside',
  codes: ['istio-mutual'],
  severity: 'warning',
  summary: 'A DestinationRule uses the certificates of the mesh towards a host outside of it.',
  why: 'With mode ISTIO_MUTUAL a proxy presents its certificate of the mesh, and accepts only a server whose certificate the CA of the mesh has signed. A server outside the mesh has a certificate of another CA, unless both share a root: every call fails in the TLS handshake.',
  fix: 'Set the mode to SIMPLE, or to MUTUAL with a client certificate that the server knows. For workloads of the mesh that run elsewhere set `location: MESH_INTERNAL` in the ServiceEntry.',
  yieldsTo: ['egress/host-invalid', 'egress/mesh-host-as-external'],
  across: {
    *DestinationRule(rule, mesh) {
      if (rule.spec.get('host').isUnfilled) return
      const seen = new Set<string>()
      for (const destinationPort of outsidePorts(rule, mesh).slice(0, maxPorts)) {
        const { host, port } = destinationPort
        const tls = effectiveTls(mesh, rule, { host, port: port.number, subset: '' })?.tls
        if (tls?.get('mode').text !== 'ISTIO_MUTUAL' || seen.has(tls.path)) continue
        seen.add(tls.path)
        yield problemOf(tls, destinationPort)
      }
    },
  },
})

/** Limit on the ports of the hosts that a wildcard covers. */
const maxPorts = 100

/** The ports of exact hosts that only entries outside the mesh declare. */
function outsidePorts(rule: Manifest, mesh: Mesh): DestinationPort[] {
  const candidates = [mesh, meshOfOtherObjects(mesh) ?? mesh]
  const entries = candidates.flatMap((candidate) => portLevelEntries(candidate, rule))
  const [outside, inside] = [true, false].map(
    (expected) =>
      new Set(entries.filter((entry) => isOutside(entry.spec) === expected).flatMap(normalHostsOf)),
  )
  return destinationPortsOf(mesh, rule).filter(
    ({ host, isExternal }) =>
      isExternal &&
      !isWildcard(host) &&
      serviceNamespace(host) === undefined &&
      outside!.has(host) &&
      !inside!.has(host),
  )
}

/** True if an entry states a host outside the mesh, with the addresses that DNS has for it: an endpoint may be a gateway of another mesh. */
function isOutside(entry: Node): boolean {
  const location = entry.get('location')
  const isExternal = !isPresent(location) || location.text === 'MESH_EXTERNAL'
  return isExternal && entry.items('endpoints').length === 0 && !isPresent(entry.get('workloadSelector'))
}

function normalHostsOf({ spec }: Manifest): string[] {
  return spec.items('hosts').map(({ text }) => normalHost(text))
}

function problemOf(tls: Node, { host, port }: DestinationPort): Problem<'istio-mutual'> {
  return {
    code: 'istio-mutual',
    node: tls.get('mode'),
    // Meshes may share a root certificate.
    confidence: 'likely',
    message: `mode \`ISTIO_MUTUAL\` accepts only certificates of the mesh, and ${quote(host)} is outside of it: unless it has one of the same root, calls to port ${port.number} fail in the TLS handshake; set \`SIMPLE\`, or \`MUTUAL\` with a client certificate that the server knows`,
    about: host,
    related: [{ node: port.node, note: 'the port of the ServiceEntry' }],
  }
}
