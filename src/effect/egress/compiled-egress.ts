import type { Mesh } from '../../model/mesh.ts'
import { compileMesh, type CompiledMesh } from '../request/compiled-mesh.ts'
import type { ProxyPolicies } from '../request/policy/proxy-policies.ts'

/**
 * Compiles a mesh whose gateways and waypoints allow everything. Which calls their policies refuse depends on tokens and identities
 * and is stated separately. EnvoyFilters are stated for a client as a whole.
 */
export function compileEgress(mesh: Mesh): CompiledMesh {
  const compiled = compileRouting(mesh)
  return {
    ...compiled,
    gateway: (proxy) => ({ ...compiled.gateway(proxy), extensions: [] }),
    waypoint: (proxy, service) => ({ ...compiled.waypoint(proxy, service), policies: noPolicies }),
  }
}

/** Compiles a mesh whose gateways allow everything. Their decisions depend on the EnvoyFilters that are not read. */
export function compileRouting(mesh: Mesh): CompiledMesh {
  const compiled = compileMesh(mesh)
  return { ...compiled, gateway: (proxy) => ({ ...compiled.gateway(proxy), policies: noPolicies }) }
}

const noPolicies: ProxyPolicies = {
  authorization: { custom: [], deny: [], allow: [], audit: [], hasAllow: false, allowing: [] },
  jwtRules: [],
}
