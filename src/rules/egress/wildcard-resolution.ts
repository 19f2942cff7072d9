import { isWildcard } from '../../model/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { declaredPorts } from '../../model/services.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

/**
 * The matrix that Istio's webhook checks (istio `pkg/config/validation/validation.go`, ValidateServiceEntry), with
 * DYNAMIC_DNS as of each release that has it.
 */
export const wildcardResolution = defineRule({
  id: 'egress/wildcard-resolution',
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

const checks: ReadonlyMap<string, (entry: Manifest, mesh: Mesh) => Iterable<Problem>> = new Map([
  ['NONE', none],
  ['DNS', dns],
  ['DNS_ROUND_ROBIN', roundRobin],
  ['DYNAMIC_DNS', dynamicDns],
])

function* none(entry: Manifest): Generator<Problem> {
  const endpoints = entry.spec.get('endpoints')
  if (endpoints.items().length === 0) return
  const given = entry.spec.get('resolution').exists
  const cause = given ? 'resolution `NONE`' : 'no `resolution`, which means NONE,'
  yield refused(
    endpoints,
    `${cause} takes no endpoints: set STATIC for addresses, DNS for names`,
    entry.spec.get('resolution'),
  )
}

/** With endpoints a wildcard is legal: all its hosts lead to them. */
function* dns(entry: Manifest, mesh: Mesh): Generator<Problem> {
  if (entry.spec.items('endpoints').length > 0) return
  const resolution = entry.spec.get('resolution')
  for (const host of entry.spec.items('hosts').filter(({ text }) => isWildcard(text) && !isUnfilled(text))) {
    yield {
      ...refused(
        host,
        `${quote(host.text)} cannot be looked up with resolution ${quote(resolution.text)}: name the host, give endpoints, or set ${atLeast(mesh, 1, 28) ? 'NONE or DYNAMIC_DNS' : 'NONE'}`,
        resolution,
      ),
      about: host.text,
    }
  }
}

function* roundRobin(entry: Manifest, mesh: Mesh): Generator<Problem> {
  yield* dns(entry, mesh)
  const second = entry.spec.items('endpoints')[1]
  if (!second) return
  yield refused(
    second,
    'resolution `DNS_ROUND_ROBIN` takes one endpoint at most',
    entry.spec.get('resolution'),
  )
}

/** A release that does not know it is the matter of schema/needs-istio. */
function* dynamicDns(entry: Manifest, mesh: Mesh): Generator<Problem> {
  if (!atLeast(mesh, 1, 28)) return
  const resolution = entry.spec.get('resolution')
  for (const host of entry.spec.items('hosts').filter(({ text }) => isExact(text))) {
    yield refused(
      host,
      `${quote(host.text)} is no wildcard, which DYNAMIC_DNS needs: set DNS, or put it into an entry of its own`,
      resolution,
    )
  }
  for (const field of ['addresses', 'endpoints']) {
    const list = entry.spec.get(field)
    if (list.items().length > 0) {
      yield refused(list, `resolution \`DYNAMIC_DNS\` takes no ${field}: leave them out`, resolution)
    }
  }
  yield* dynamicPorts(entry, resolution, mesh)
  yield* insideMesh(entry, resolution, mesh)
}

function isExact(host: string): boolean {
  return host !== '' && !isWildcard(host) && !isUnfilled(host)
}

function* dynamicPorts(entry: Manifest, resolution: Node, mesh: Mesh): Generator<Problem> {
  const dynamic = dynamicProtocols(mesh)
  const wrong = declaredPorts(entry).filter(({ protocol }) => protocol !== '' && !dynamic.includes(protocol))
  for (const { node } of wrong) {
    const protocol = node.get('protocol')
    yield refused(
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

function* insideMesh(entry: Manifest, resolution: Node, mesh: Mesh): Generator<Problem> {
  const location = entry.spec.get('location')
  if (location.text !== 'MESH_INTERNAL') return
  if (!atLeast(mesh, 1, 30)) {
    yield refused(
      location,
      'resolution `DYNAMIC_DNS` is for hosts outside the mesh up to Istio 1.29: set MESH_EXTERNAL',
      resolution,
    )
    return
  }
  const label = entry.root.at('metadata', 'labels', 'istio.io/use-waypoint')
  if (label.text === '' || label.text === 'none') return
  yield refused(
    location,
    'resolution `DYNAMIC_DNS` with a waypoint is for hosts outside the mesh: set MESH_EXTERNAL',
    resolution,
  )
}

function refused(node: Node, message: string, resolution: Node): Problem {
  const related = resolution.exists ? [{ node: resolution, note: 'how the hosts are resolved' }] : []
  return { node, message, refusedBy: 'webhook', related }
}
