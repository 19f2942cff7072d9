import { fullHost } from '../../istio/hosts/hosts.ts'
import { mayGetHttp } from '../../istio/routing/routed-destinations.ts'
import type { Manifest } from '../../model/manifest.ts'
import { matchesOf } from '../../istio/routing/matches.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { portsOf } from '../../istio/hosts/services.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const mediatedTimeoutIneffective = defineRule({
  id: 'egress/mediated-timeout-ineffective',
  codes: ['only-tls-ports'],
  severity: 'error',
  summary: 'HTTP timeouts or retries for a host that is only called by TLS of the application.',
  why: 'A host whose ports are all HTTPS or TLS is called by TLS of the application. The proxy sees the handshake and never a request, so that no http route of the host is used: its timeout and its retries never act, and calls hang as long as the other end lets them.',
  fix: 'Let applications call plain http: give the ServiceEntry an HTTP port (80 with `targetPort: 443`) and let a DestinationRule originate TLS for it; or set the timeout in the application.',
  fromAbsence: 'warning',
  across: {
    *VirtualService(virtualService, mesh) {
      for (const route of virtualService.spec.items('http')) {
        const [first, ...others] = settingsOf(route)
        if (first && neverGetsHttp(virtualService, route, mesh)) yield problem(virtualService, first, others)
      }
    },
  },
})

function problem(virtualService: Manifest, first: Node, others: readonly Node[]): Problem<'only-tls-ports'> {
  const names = [first, ...others].map(({ pathKeys }) => quote(pathKeys.at(-1))).join(' and ')
  const host = virtualService.spec.get('hosts').item(0).text
  return {
    code: 'only-tls-ports',
    node: first,
    at: 'key',
    message: `${names} never ${others.length > 0 ? 'act' : 'acts'}: ${quote(host)} has only TLS ports, where the proxy sees no requests; give it an HTTP port and let a DestinationRule originate TLS`,
    about: host,
    related: others.map((node) => ({ node, note: 'never acts either' })),
  }
}

function settingsOf(route: Node): Node[] {
  return [route.get('timeout'), route.get('retries')].filter(isPresent)
}

function neverGetsHttp(virtualService: Manifest, route: Node, mesh: Mesh): boolean {
  const around = meshOfAllFiles(mesh)
  // A mesh that declares none of the hosts says nothing of what they speak.
  const worlds = around && declaresHost(around, virtualService) ? [mesh, around] : [mesh]
  return worlds.every((world) =>
    matchesOf(virtualService, route, 'http').every((match) => !mayGetHttp(world, virtualService, match)),
  )
}

function declaresHost(mesh: Mesh, virtualService: Manifest): boolean {
  const hosts = virtualService.spec.items('hosts').map(({ text }) => fullHost(text, virtualService.namespace))
  return hosts.some((host) => portsOf(mesh, host) !== null)
}
