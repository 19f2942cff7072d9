import { table } from '../../core/table.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { mayReceiveHttp } from '../../istio/routing/destination-protocol.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf } from '../../istio/routing/matches.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { portsOf } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { routeViews } from '../shared/converted-views.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const mediatedTimeoutIneffective = defineRule({
  id: 'egress/mediated-timeout-ineffective',
  codes: ['only-tls-ports'],
  severity: 'error',
  summary: 'HTTP timeouts or retries for a host that applications only call with their own TLS.',
  why: 'If all ports of a host are HTTPS or TLS, applications call it with their own TLS. The proxy sees the handshake and never a request, so it uses no http route of the host: the timeout and the retries have no effect, and calls wait as long as the server lets them.',
  fix: 'Let applications call plain http: give the ServiceEntry an HTTP port (80 with `targetPort: 443`) and let a DestinationRule originate TLS for it; or set the timeout in the application.',
  fromAbsence: 'warning',
  across: {
    VirtualService: check,
    ...routeViews(check),
  },
})

function* check(virtualService: Manifest, mesh: Mesh): Generator<Problem<'only-tls-ports'>> {
  for (const route of virtualService.spec.items('http')) {
    const [field, ...furtherFields] = settingsOf(route)
    if (field && neverGetsHttp(virtualService, route, mesh))
      yield settingsProblem(virtualService, field, furtherFields)
  }
}

function settingsProblem(
  virtualService: Manifest,
  field: Node,
  furtherFields: readonly Node[],
): Problem<'only-tls-ports'> {
  const names = [field, ...furtherFields].map((node) => quote(nameOf(node, virtualService))).join(' and ')
  const host = virtualService.spec.get('hosts').item(0).text
  return {
    code: 'only-tls-ports',
    node: field,
    at: 'key',
    message: `${names} ${furtherFields.length > 0 ? 'have' : 'has'} no effect: ${quote(host)} has only TLS ports, where the proxy sees no requests; give it an HTTP port and let a DestinationRule originate TLS`,
    about: host,
    related: furtherFields.map((node) => ({ node, note: 'has no effect either' })),
  }
}

/** The name of a field in a VirtualService or, if it was converted, in a rule of the Gateway API. */
function nameOf({ pathKeys }: Node, { originals }: Manifest): string {
  const name = String(pathKeys.at(-1))
  return originals ? (namesInRules[name] ?? name) : name
}

const namesInRules = table<string>({ timeout: 'timeouts', retries: 'retry' })

function settingsOf(route: Node): Node[] {
  return [route.get('timeout'), route.get('retries')].filter(isPresent)
}

function neverGetsHttp(virtualService: Manifest, route: Node, mesh: Mesh): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  // All files together tell something about the protocols only if they declare one of the hosts.
  const meshes = allFiles && declaresHost(allFiles, virtualService) ? [mesh, allFiles] : [mesh]
  return meshes.every((candidate) =>
    matchesOf(virtualService, route, 'http').every(
      (match) => !mayReceiveHttp(candidate, virtualService, match),
    ),
  )
}

function declaresHost(mesh: Mesh, virtualService: Manifest): boolean {
  const hosts = virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
  return hosts.some((host) => portsOf(mesh, host) !== null)
}
