import { isWildcard } from '../../istio/hosts/hosts.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { declaredPorts } from '../../istio/hosts/services.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/**
 * Checks the combinations that the webhook of Istio refuses (istio `pkg/config/validation/validation.go`,
 * ValidateServiceEntry). DYNAMIC_DNS is checked as each release that has it does.
 */
export const wildcardResolution = defineRule({
  id: 'egress/wildcard-resolution',
  codes: [
    'endpoints-without-resolution',
    'wildcard-looked-up',
    'number-looked-up',
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
  summary: 'Hosts, resolution, endpoints and addresses of a ServiceEntry do not fit together.',
  why: 'A wildcard cannot be looked up in DNS, endpoints without a resolution are never used, and DYNAMIC_DNS resolves the host of each request and accepts neither endpoints nor addresses. Istio refuses the ServiceEntry, and the host stays as it was.',
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
  | 'number-looked-up'
  | 'several-round-robin-endpoints'
  | DynamicCode
type DynamicCode =
  | 'exact-host-with-dynamic-dns'
  | 'addresses-with-dynamic-dns'
  | 'endpoints-with-dynamic-dns'
  | 'protocol-with-dynamic-dns'
  | MeshInternalCode
type MeshInternalCode = 'mesh-internal-with-dynamic-dns' | 'waypoint-with-dynamic-dns'

const checks: ReadonlyMap<string, (entry: Manifest, mesh: Mesh) => Iterable<Problem<Code>>> = new Map([
  ['NONE', checkNone],
  ['DNS', checkDns],
  ['DNS_ROUND_ROBIN', checkRoundRobin],
  ['DYNAMIC_DNS', checkDynamicDns],
])

function* checkNone(entry: Manifest): Generator<Problem<Code>> {
  const endpoints = entry.spec.get('endpoints')
  if (endpoints.items().length === 0) return
  const hasResolution = entry.spec.get('resolution').exists
  const cause = hasResolution ? 'resolution `NONE`' : 'no `resolution`, which means NONE,'
  yield resolutionProblem(
    'endpoints-without-resolution',
    endpoints,
    `${cause} takes no endpoints: set STATIC for addresses, DNS for names`,
    entry.spec.get('resolution'),
  )
}

/** Reports wildcards without endpoints. With endpoints a wildcard is legal: all its hosts lead to these endpoints. */
function* checkDns(entry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  if (entry.spec.items('endpoints').length > 0) return
  const resolution = entry.spec.get('resolution')
  for (const host of entry.spec.items('hosts').filter(({ text }) => /^\d+$/.test(text))) {
    const message = `${quote(host.text)} is only a number, which cannot be looked up with resolution ${quote(resolution.text)}: write the full name`
    yield { ...resolutionProblem('number-looked-up', host, message, resolution), about: host.text }
  }
  for (const host of entry.spec.items('hosts').filter(({ text }) => isWildcard(text))) {
    yield {
      ...resolutionProblem(
        'wildcard-looked-up',
        host,
        `${quote(host.text)} cannot be looked up with resolution ${quote(resolution.text)}: name the host, give endpoints, or set ${atLeast(mesh, 1, 28) ? 'NONE or DYNAMIC_DNS' : 'NONE'}`,
        resolution,
      ),
      about: host.text,
    }
  }
}

function* checkRoundRobin(entry: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  yield* checkDns(entry, mesh)
  const second = entry.spec.items('endpoints')[1]
  if (!second) return
  yield resolutionProblem(
    'several-round-robin-endpoints',
    second,
    'resolution `DNS_ROUND_ROBIN` accepts at most one endpoint: keep one, or set DNS',
    entry.spec.get('resolution'),
  )
}

/** Checks an entry with DYNAMIC_DNS. For releases without DYNAMIC_DNS schema/needs-istio reports the resolution. */
function* checkDynamicDns(entry: Manifest, mesh: Mesh): Generator<Problem<DynamicCode>> {
  if (!atLeast(mesh, 1, 28)) return
  const resolution = entry.spec.get('resolution')
  for (const host of entry.spec.items('hosts').filter(({ text }) => isExact(text))) {
    yield resolutionProblem(
      'exact-host-with-dynamic-dns',
      host,
      `${quote(host.text)} is not a wildcard, which DYNAMIC_DNS needs: set DNS, or put the host into an entry of its own`,
      resolution,
    )
  }
  for (const field of ['addresses', 'endpoints'] as const) {
    const list = entry.spec.get(field)
    if (list.items().length > 0) {
      const message = `resolution \`DYNAMIC_DNS\` accepts no ${field}: leave them out`
      yield resolutionProblem(`${field}-with-dynamic-dns`, list, message, resolution)
    }
  }
  yield* dynamicPortProblems(entry, resolution, mesh)
  yield* meshInternalProblems(entry, resolution, mesh)
}

function isExact(host: string): boolean {
  return host !== '' && !isWildcard(host)
}

function* dynamicPortProblems(
  entry: Manifest,
  resolution: Node,
  mesh: Mesh,
): Generator<Problem<'protocol-with-dynamic-dns'>> {
  const dynamic = dynamicProtocols(mesh)
  const unsupported = declaredPorts(entry).filter(
    ({ protocol, node }) => !node.get('protocol').isUnfilled && !dynamic.includes(protocol),
  )
  for (const { node } of unsupported) {
    const protocol = node.get('protocol')
    const port = protocol.text === '' ? 'a port without protocol' : `the protocol ${quote(protocol.text)}`
    yield resolutionProblem(
      'protocol-with-dynamic-dns',
      protocol,
      `resolution \`DYNAMIC_DNS\` does not accept ${port}: use ${dynamic.includes('tls') ? 'HTTP or TLS' : 'HTTP, or TLS with Istio 1.29'}`,
      resolution,
    )
  }
}

/** The protocols that a release of Istio serves with DYNAMIC_DNS; each of their requests or connections names its host. */
function dynamicProtocols(mesh: Mesh): readonly string[] {
  if (atLeast(mesh, 1, 30)) return ['http', 'http2', 'grpc', 'tls']
  return atLeast(mesh, 1, 29) ? ['http', 'tls'] : ['http']
}

function* meshInternalProblems(
  entry: Manifest,
  resolution: Node,
  mesh: Mesh,
): Generator<Problem<MeshInternalCode>> {
  const location = entry.spec.get('location')
  if (location.text !== 'MESH_INTERNAL') return
  if (!atLeast(mesh, 1, 30)) {
    yield resolutionProblem(
      'mesh-internal-with-dynamic-dns',
      location,
      'resolution `DYNAMIC_DNS` is for hosts outside the mesh up to Istio 1.29: set MESH_EXTERNAL',
      resolution,
    )
    return
  }
  const label = entry.root.at('metadata', 'labels', 'istio.io/use-waypoint')
  if (label.text === '' || label.text === 'none') return
  yield resolutionProblem(
    'waypoint-with-dynamic-dns',
    location,
    'resolution `DYNAMIC_DNS` with a waypoint is for hosts outside the mesh: set MESH_EXTERNAL',
    resolution,
  )
}

function resolutionProblem<const ProblemCode extends Code>(
  code: ProblemCode,
  node: Node,
  message: string,
  resolution: Node,
): Problem<ProblemCode> {
  const related = resolution.exists ? [{ node: resolution, note: 'how the hosts are resolved' }] : []
  return { code, node, message, refusedBy: 'webhook', related }
}
