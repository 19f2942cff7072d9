import { once } from '../../../core/once-per.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { trustDomainsOf } from '../../../istio/policy/identity.ts'
import { attachedPolicies } from './attachment.ts'
import { jwtRules, type JwtRule } from './jwt-rules.ts'
import { compileAuthorization, type Authorization } from './authorization.ts'

/** The policies that a proxy enforces. */
export interface ProxyPolicies {
  readonly authorization: Authorization
  readonly jwtRules: readonly JwtRule[]
}

/**
 * Compiles the AuthorizationPolicies and RequestAuthentications that a proxy enforces, each when it is first asked for.
 *
 * @param service at a waypoint: the Service or ServiceEntry that it serves
 */
export function proxyPolicies(mesh: Mesh, proxy: MeshProxy, service?: Manifest): ProxyPolicies {
  const authorization = once(() =>
    compileAuthorization(attachedPolicies(mesh, 'AuthorizationPolicy', proxy, service), trustDomainsOf(mesh)),
  )
  const rules = once(() => jwtRules(attachedPolicies(mesh, 'RequestAuthentication', proxy, service)))
  return {
    get authorization() {
      return authorization()
    },
    get jwtRules() {
      return rules()
    },
  }
}
