import { isWildcard } from '../../istio/hosts/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

/**
 * The matrix that Istio's webhook checks (istio `pkg/config/validation/validation.go`, ValidateServiceEntry), with
 * DYNAMIC_DNS as of each release that has it.
 */
export const wildcardResolution = defineRule({
  id: 'egress/wildcard-resolution',
  codes: [
    'endpoints-without-resolution',
    'wildcard-looked-up',
    'several-round-robin-endpoints',
    'exact-host-with-dynamic-dns',
    'addresses-with-dynamic-dns',
    'endpoints-with-dynamic-dns',
    'protocol-with-dynamic-dns',
    'mesh-internal-with-dynamic-dns',
    'waypoint-with-dynamic-dns',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'Hosts, resolution, endpoints and addresses of a ServiceEntry that do not go together.',
  why: 'A wildcard cannot be looked up in DNS, endpoints without a resolution are never used, and DYNAMIC_DNS resolves the host of each request and takes nothing else. Istio refuses the ServiceEntry, and the host stays what it was.',
  fix: 'For a wildcard: `resolution: NONE`, or `DYNAMIC_DNS` for plain http and TLS, without endpoints and addresses. For exact hosts: `DNS`; `STATIC` for endpoints with addresses.',
  yieldsTo: ['egress/mediated-host-wildcard'],
  across: {
    *ServiceEntry(entry, mesh) {
      const resolution = entry.spec.get('resolution')
      const check = checks.get(resolution.exists && !resolution.isNull ? resolution.text : 'NONE')
      if (check) yield* check(entry, mesh)
    },
  },
})

type Code =
  | 'endpoints-without-resolution'
  | 'wildcard-looked-up'
  | 'several-round-robin-endpoints'
  | DynamicCode
type DynamicCode =
  | 'exact-host-with-dynamic-dns'
  | 'addresses-with-dynamic-dns'
  | 'endpoints-with-dynamic-dns'
  | 'protocol-with-dynamic-dns'
  | InsideCode
type InsideCode = 'mesh-internal-with-dynamic-dns' | 'waypoint-with-dynamic-dns'

const checks: ReadonlyMap<string, (entry: Manifest, mesh: Mesh) => Iterable<Problem<Code>>> = new Map([
  ['NONE', none],
  ['DNS', dns],
  ['DNS_ROUND_ROBIN', roundRobin],
  ['DYNAMIC_DNS', dynamicDns],
])

function* none(entry: Manifest): Generator<Problem<Code>> {
  const endpoints = entry.spec.get('endpoints')
  if (endpoints.items().length === 0) return
  const given = entry.spec.get('resolution').exists
  const cause = given ? 'resolution `NONE`' : 'no `resolution`, which means NONE,'
  yield refused(
    'endpoints-without-resolution',
    endpoints,
    `${cause} takes no endpoints: set STATIC for addresses, DNS for names`,
    entry.spec.get('resolution'),
  )
}

/** With endpoints a wildcard is legal: all its hosts lead to them. */
function* dns(entry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  if (entry.spec.items('endpoints').length > 0) return
  const resolution = entry.spec.get('resolution')
  for (const host of entry.spec.items('hosts').filter(({ text }) => isWildcard(text))) {
    yield {
      ...refused(
        'wildcard-looked-up',
        host,
        `${quote(host.text)} cannot be looked up with resolution ${quote(resolution.text)}: name the host, give endpoints, or set ${atLeast(mesh, 1, 28) ? 'NONE or DYNAMIC_DNS' : 'NONE'}`,
        resolution,
      ),
      about: host.text,
    }
  }
}

function* roundRobin(entry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  yield* dns(entry, mesh)
  const second = entry.spec.items('endpoints')[1]
  if (!second) return
  yield refused(
    'several-round-robin-endpoints',
    second,
    'resolution `DNS_ROUND_ROBIN` takes one endpoint at most',
    entry.spec.get('resolution'),
  )
}

/** A release that does not know it is the matter of schema/needs-istio. */
function* dynamicDns(entry: Manifest, mesh: Mesh): Generator<Problem<DynamicCode>> {
  if (!atLeast(mesh, 1, 28)) return
  const resolution = entry.spec.get('resolution')
  for (const host of entry.spec.items('hosts').filter(({ text }) => isExact(text))) {
    yield refused(
      'exact-host-with-dynamic-dns',
      host,
      `${quote(host.text)} is no wildcard, which DYNAMIC_DNS needs: set DNS, or put it into an entry of its own`,
      resolution,
    )
  }
  for (const field of ['addresses', 'endpoints'] as const) {
    const list = entry.spec.get(field)
    if (list.items().length > 0) {
      const message = `resolution \`DYNAMIC_DNS\` takes no ${field}: leave them out`
      yield refused(`${field}-with-dynamic-dns`, list, message, resolution)
    }
  }
  yield* dynamicPorts(entry, resolution, mesh)
  yield* insideMesh(entry, resolution, mesh)
}

function isExact(host: string): boolean {
  return host !== '' && !isWildcard(host)
}

function* dynamicPorts(
  entry: Manifest,
  resolution: Node,
  mesh: Mesh,
): Generator<Problem<'protocol-with-dynamic-dns'>> {
  const dynamic = dynamicProtocols(mesh)
  const wrong = declaredPorts(entry).filter(({ protocol }) => protocol !== '' && !dynamic.includes(protocol))
  for (const { node } of wrong) {
    const protocol = node.get('protocol')
    yield refused(
      'protocol-with-dynamic-dns',
      protocol,
      `resolution \`DYNAMIC_DNS\` does not take the protocol ${quote(protocol.text)}: use ${dynamic.includes('tls') ? 'HTTP or TLS' : 'HTTP, or TLS with Istio 1.29'}`,
      resolution,
    )
  }
}

/** Protocols of which each request or connection names its host, as far as a release serves them. */
function dynamicProtocols(mesh: Mesh): readonly string[] {
  if (atLeast(mesh, 1, 30)) return ['http', 'http2', 'grpc', 'tls']
  return atLeast(mesh, 1, 29) ? ['http', 'tls'] : ['http']
}

function* insideMesh(entry: Manifest, resolution: Node, mesh: Mesh): Generator<Problem<InsideCode>> {
  const location = entry.spec.get('location')
  if (location.text !== 'MESH_INTERNAL') return
  if (!atLeast(mesh, 1, 30)) {
    yield refused(
      'mesh-internal-with-dynamic-dns',
      location,
      'resolution `DYNAMIC_DNS` is for hosts outside the mesh up to Istio 1.29: set MESH_EXTERNAL',
      resolution,
    )
    return
  }
  const label = entry.root.at('metadata', 'labels', 'istio.io/use-waypoint')
  if (label.text === '' || label.text === 'none') return
  yield refused(
    'waypoint-with-dynamic-dns',
    location,
    'resolution `DYNAMIC_DNS` with a waypoint is for hosts outside the mesh: set MESH_EXTERNAL',
    resolution,
  )
}

function refused<const Said extends Code>(
  code: Said,
  node: Node,
  message: string,
  resolution: Node,
): Problem<Said> {
  const related = resolution.exists ? [{ node: resolution, note: 'how the hosts are resolved' }] : []
  return { code, node, message, refusedBy: 'webhook', related }
}
