import { atLeast } from '../../model/istio-version.ts'
import { isIstiod, jwksFetch, hasUnfilledJwksFetch } from '../../istio/policy/jwks-fetch.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { defineRule, type RelatedNode } from '../rule.ts'

/** After istio `pkg/config/analysis/analyzers/authn/blockedcidrs.go`. */
export const jwksFetchUnrestricted = defineRule({
  id: 'jwt/jwks-fetch-unrestricted',
  codes: ['no-blocked-ranges'],
  severity: 'warning',
  istio: ['IST0175'],
  summary: 'Istiod fetches keys from any address that a RequestAuthentication names.',
  why: 'Who may write a RequestAuthentication makes istiod ask any address it can reach, those inside the cluster and of the cloud too, unless `BLOCKED_CIDRS_IN_JWKS_URIS` says which it must not.',
  fix: 'Set `BLOCKED_CIDRS_IN_JWKS_URIS` in the environment of istiod to the ranges that hold no keys, such as `10.0.0.0/8,172.16.0.0/12,192.168.0.0/16`.',
  across: {
    *Deployment(deployment, mesh) {
      // The variable came with the patch releases of 1.28.
      if (!isIstiod(deployment) || !atLeast(mesh, 1, 28) || jwksFetch(mesh) === 'envoy') return
      if (hasUnfilledJwksFetch(mesh)) return
      const spec = deployment.spec.at('template', 'spec')
      const fetching = fetches(mesh)
      if (fetching.length === 0 || spec.items('containers').some(mayRestrict)) return
      yield {
        code: 'no-blocked-ranges',
        node: deployment.root.at('metadata', 'name'),
        at: 'object',
        message: `istiod fetches keys for ${fetching.length === 1 ? 'a RequestAuthentication' : 'RequestAuthentications'} from whatever address it is told; set \`${variable}\``,
        related: fetching.slice(0, mostShown),
      }
    },
  },
})

const variable = 'BLOCKED_CIDRS_IN_JWKS_URIS'
const mostShown = 5

/** What is taken from a ConfigMap, or has a name that is not filled in yet, may be it. */
function mayRestrict(container: Node): boolean {
  const env = container.items('env')
  const entry = env.find((one) => one.get('name').text === variable)
  return entry
    ? isPresent(entry.get('value')) || entry.get('valueFrom').exists
    : container.items('envFrom').length > 0 || env.some((one) => one.get('name').isUnfilled)
}

/** The rules whose keys are fetched: those that do not hold them. */
function fetches(mesh: Mesh): RelatedNode[] {
  const rules = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  return rules
    .filter((rule) => !isPresent(rule.get('jwks')))
    .map((node) => ({ node, note: 'keys that are fetched' }))
}
