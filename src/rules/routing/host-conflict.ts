import { hostBindingsOf, type HostBinding } from '../../istio/routing/host-bindings.ts'
import { meshGateway } from '../../istio/routing/gateways.ts'
import { conflictingBinding, conflictingRoute } from '../../istio/routing/conflicting-binding.ts'
import { writtenObject } from '../../istio/gateway-api/converted-object.ts'
import type { Manifest } from '../../model/manifest.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const hostConflict = defineRule({
  id: 'routing/host-conflict',
  codes: ['routed-twice-on-mesh', 'routed-twice-on-gateway'],
  severity: 'error',
  istio: ['IST0109'],
  summary:
    'Two VirtualServices, or one and a route of the Gateway API, route one host, and Istio uses only one of them.',
  why: 'Sidecars use the VirtualService that was created first and silently drop the other one for that host. A gateway appends the routes of the younger one to those of the older, so the age of the objects decides where both match a request.',
  fix: 'Put the routes for the host into one VirtualService, or separate the two with `exportTo` or `gateways`.',
  across: {
    *VirtualService(virtualService, mesh) {
      const seen = new Set<string>()
      for (const binding of hostBindingsOf(virtualService)) {
        if (seen.has(binding.host.path)) continue
        const conflict = conflictingBinding(mesh, binding)
        const route = conflict ? undefined : conflictingRoute(mesh, binding)
        if (conflict || route) seen.add(binding.host.path)
        if (conflict) yield problem(binding, conflict)
        else if (route) yield routeProblem(binding, route)
      }
    },
  },
})

function problem(
  { host, gateway }: HostBinding,
  conflict: HostBinding,
): Problem<'routed-twice-on-mesh' | 'routed-twice-on-gateway'> {
  const name = quote(`${conflict.virtualService.namespace}/${conflict.virtualService.name}`)
  const related = [{ node: conflict.host, note: 'the same host' }]
  if (gateway === meshGateway) {
    const message = `${quote(host.text)} is routed by VirtualService ${name} too: sidecars use only the older of the two`
    return { code: 'routed-twice-on-mesh', node: host, message, related }
  }
  return {
    code: 'routed-twice-on-gateway',
    node: host,
    severity: 'warning',
    message: `${quote(host.text)} on gateway ${quote(gateway)} is routed by VirtualService ${name} too: where both match a request, the older of the two is used`,
    related,
  }
}

function routeProblem({ host }: HostBinding, converted: Manifest): Problem<'routed-twice-on-mesh'> {
  const { kind, namespace, name, root } = writtenObject(converted)
  return {
    code: 'routed-twice-on-mesh',
    node: host,
    message: `${quote(host.text)} is routed by ${kind} ${quote(`${namespace}/${name}`)} too: sidecars use only one of the two; put all routes into one of them`,
    related: [{ node: root.at('metadata', 'name'), note: 'the other route' }],
  }
}
