import { atLeast } from '../../model/istio-version.ts'
import { isIstiod } from '../../istio/policy/istiod-environment.ts'
import { jwksFetch, hasUnfilledJwksFetch } from '../../istio/policy/jwks-fetch.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { defineRule } from '../rule.ts'
import type { RelatedNode } from '../problem.ts'

/** After istio `pkg/config/analysis/analyzers/authn/blockedcidrs.go`. */
export const jwksFetchUnrestricted = defineRule({
  id: 'jwt/jwks-fetch-unrestricted',
  codes: ['no-blocked-ranges'],
  severity: 'warning',
  istio: ['IST0175'],
  summary: 'Istiod fetches keys from any address that a RequestAuthentication names.',
  why: 'Anyone who may write a RequestAuthentication can make istiod request any address that it can reach, including addresses in the cluster and of the cloud, unless `BLOCKED_CIDRS_IN_JWKS_URIS` blocks them.',
  fix: 'Set `BLOCKED_CIDRS_IN_JWKS_URIS` in the environment of istiod to the ranges without key servers, such as `10.0.0.0/8,172.16.0.0/12,192.168.0.0/16`.',
  across: {
    *Deployment(deployment, mesh) {
      // The variable came with the patch releases of 1.28.
      if (!isIstiod(deployment) || !atLeast(mesh, 1, 28) || jwksFetch(mesh) === 'envoy') return
      if (hasUnfilledJwksFetch(mesh)) return
      const spec = deployment.spec.at('template', 'spec')
      const fetchedRules = rulesWithFetchedKeys(mesh)
      if (fetchedRules.length === 0 || spec.items('containers').some(mayRestrict)) return
      yield {
        code: 'no-blocked-ranges',
        node: deployment.root.at('metadata', 'name'),
        at: 'object',
        message: `istiod fetches keys for ${fetchedRules.length === 1 ? 'a RequestAuthentication' : 'RequestAuthentications'} from any address that they name; set \`${variableName}\``,
        related: fetchedRules.slice(0, maxShown),
      }
    },
  },
})

const variableName = 'BLOCKED_CIDRS_IN_JWKS_URIS'
const maxShown = 5

/** True if the variable is set, or may be set: by a ConfigMap, or under a name with a placeholder. */
function mayRestrict(container: Node): boolean {
  const env = container.items('env')
  const entry = env.find((variable) => variable.get('name').text === variableName)
  return entry
    ? isPresent(entry.get('value')) || entry.get('valueFrom').exists
    : container.items('envFrom').length > 0 || env.some((variable) => variable.get('name').isUnfilled)
}

/** The JWT rules without inline keys, whose keys are fetched. */
function rulesWithFetchedKeys(mesh: Mesh): RelatedNode[] {
  const rules = mesh.ofKind('RequestAuthentication').flatMap(({ spec }) => spec.items('jwtRules'))
  return rules
    .filter((rule) => !isPresent(rule.get('jwks')))
    .map((node) => ({ node, note: 'keys that are fetched' }))
}
