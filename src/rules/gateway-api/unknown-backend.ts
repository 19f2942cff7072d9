import { referenceKinds, referenceOf, type Reference } from '../../istio/gateway-api/references.ts'
import { hostPresence } from '../../istio/hosts/host-presence.ts'
import { hasFurtherDeclarations, portsFor, serviceNamesIn } from '../../istio/hosts/service-registry.ts'
import { portNumbers } from '../../istio/hosts/services.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { closestName } from '../../schema/suggest.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const unknownBackend = defineRule({
  id: 'gateway-api/unknown-backend',
  codes: ['unknown-service', 'unknown-host', 'unknown-port'],
  severity: 'error',
  summary: 'A route to a Service, host or port that nothing defines.',
  why: 'The API server accepts the route. Istiod reports this only in its status, and requests of the rule are answered with 500 or 503.',
  fix: 'Correct `name`, `namespace` or `port` of the `backendRefs`; the port is that of the Service, not its `targetPort`.',
  fromAbsence: 'warning',
  across: {
    GRPCRoute: check,
    HTTPRoute: check,
    TCPRoute: check,
    TLSRoute: check,
  },
})

type Code = 'unknown-service' | 'unknown-host' | 'unknown-port'

function* check(route: Manifest, mesh: Mesh): Generator<Problem<Code>> {
  for (const node of backendsOf(route)) {
    const backend = referenceOf(node, referenceKinds.service, route.namespace)
    const host = hostOf(backend, mesh)
    if (host !== undefined && !isUnfilled(backend.name)) yield* checkBackend(route, backend, host, mesh)
  }
}

/** The `backendRefs` of all rules, and those of mirrors. */
function backendsOf({ spec }: Manifest): Node[] {
  return spec.items('rules').flatMap((rule) => {
    const mirrors = rule.items('filters').map((filter) => filter.at('requestMirror', 'backendRef'))
    return [...rule.items('backendRefs'), ...mirrors.filter(({ exists }) => exists)]
  })
}

function hostOf({ kind, namespace, name }: Reference, mesh: Mesh): string | undefined {
  if (kind === referenceKinds.hostname) return name
  // A name with a dot is a mistake of its own: gateway-api/not-accepted.
  if (kind !== referenceKinds.service || name.includes('.')) return undefined
  return `${name}.${namespace}.svc.${mesh.clusterDomain}`
}

function* checkBackend(
  route: Manifest,
  backend: Reference,
  host: string,
  mesh: Mesh,
): Generator<Problem<Code>> {
  const { node, namespace, name, kind } = backend
  if (hostPresence(mesh, host, route) === 'no') {
    const isService = kind === referenceKinds.service
    const near = isService ? closestName(name, serviceNamesIn(mesh, namespace)) : undefined
    yield {
      code: isService ? 'unknown-service' : 'unknown-host',
      node: node.get('name'),
      severity: 'warning',
      message: `${isService ? `no Service ${quote(`${namespace}/${name}`)} exists` : `no ServiceEntry has the host ${quote(name)}`}: requests are answered with 500${near === undefined ? '' : `; did you mean ${quote(near)}?`}`,
    }
    return
  }
  yield* checkPort(route, backend, host, mesh)
}

function* checkPort(
  route: Manifest,
  { node, name }: Reference,
  host: string,
  mesh: Mesh,
): Generator<Problem<'unknown-port'>> {
  const port = node.get('port')
  const ports = portsFor(mesh, host, route)
  const allFiles = meshOfOtherObjects(mesh)
  if (!ports || port.number === undefined || portNumbers(ports).has(port.number)) return
  if (allFiles && hasFurtherDeclarations(allFiles, mesh, host)) return
  const servicePort = ports.find(({ targetPort }) => targetPort === port.number)
  const hint = servicePort ? `; ${quote(port.number)} is the target of port ${quote(servicePort.number)}` : ''
  yield {
    code: 'unknown-port',
    node: port,
    message: `${quote(name)} has no port ${quote(port.number)}, only ${quoteAll([...portNumbers(ports)])}: requests fail${hint}`,
    related: ports.slice(0, 5).map((declared) => ({ node: declared.node, note: 'a declared port' })),
  }
}
