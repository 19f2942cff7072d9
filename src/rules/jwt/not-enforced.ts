import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { gatewayNameLabel } from '../../istio/policy/kubernetes-gateway.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import {
  policyGroupsFor,
  targetRefs,
  workloadClasses,
  type WorkloadClass,
} from '../../istio/policy/policies.ts'
import { hasUnfilledScope } from '../../istio/policy/policy-targets.ts'
import { policySelector } from '../../istio/policy/selector.ts'
import {
  someMayShareWorkloads,
  someMayShareInStatedNamespace,
  someMayShareInOtherNamespace,
} from '../../istio/policy/some-policies.ts'
import { otherNamespacesNote } from './helpers/other-namespaces.ts'
import { defineRule } from '../rule.ts'
import {
  deniesAllAnonymous,
  tokenDemandOf,
  letsAnonymousIn,
  mayDemandToken,
  somePolicyRefusesAnonymous,
  refusesAnonymous,
} from '../shared/token-demand.ts'

export const notEnforced = defineRule({
  id: 'jwt/not-enforced',
  codes: ['token-not-required'],
  severity: 'warning',
  summary: 'Tokens are checked, but no policy requires one.',
  why: 'A RequestAuthentication refuses an invalid token, but lets a request without any token pass. Only an AuthorizationPolicy can refuse that request.',
  fix: 'Add an AuthorizationPolicy for the same workload: DENY with `notRequestPrincipals: ["*"]` on the protected paths, or ALLOW rules that all have `requestPrincipals`.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      if (authentication.spec.items('jwtRules').length === 0) return
      if (isEnforced(authentication, mesh) || mayBeEnforced(authentication, mesh)) return
      const note = otherNamespacesNote(mesh)
      // The chart istio-jwt renders its own policies, so it does not rely on policies of another repository.
      const isOwnChart = isOfIstioJwt(authentication)
      yield {
        code: 'token-not-required',
        node: authentication.root.at('metadata', 'name'),
        at: 'object',
        severity: isOwnChart ? 'error' : 'warning',
        confidence: note === '' || isOwnChart ? 'certain' : 'likely',
        message: `no AuthorizationPolicy requires the token that is checked here: requests without a token pass${note}`,
        about: `${authentication.namespace}/${authentication.name}`,
      }
    },
  },
})

function isEnforced(authentication: Manifest, mesh: Mesh): boolean {
  if (selectsOnlyByLabels(authentication)) {
    if (someMayShareInStatedNamespace(mesh, authentication, policiesDenyingAnonymous(mesh))) return true
    if (isOpenToAnonymous(authentication, mesh)) return false
  }
  for (const workload of workloadClasses(mesh, authentication, policiesToClassify)) {
    if (refusesAnonymous(demandOn(mesh, workload))) return true
  }
  return false
}

/** True if the policy selects by labels only, so that each class of its workloads lies within its selection. */
function selectsOnlyByLabels(authentication: Manifest): boolean {
  return targetRefs(authentication).length === 0 && !policySelector(authentication).has(gatewayNameLabel)
}

const policiesDenyingAnonymous = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous),
)

/** True if an ALLOW policy lets requests without a token in to all selected workloads. */
function isOpenToAnonymous(authentication: Manifest, mesh: Mesh): boolean {
  const { namespace } = authentication
  const workload = { namespace, labels: policySelector(authentication), attachedTo: null }
  return letsAnonymousIn(demandOn(mesh, workload))
}

/**
 * The policies that split workloads into classes. Others can be ignored: a class that refuses requests without a token
 * does so because of a policy that may require one, and then the class of that policy does so, too.
 */
const policiesToClassify = oncePer((policies: readonly Manifest[]) =>
  policies.filter((policy) => mayDemandToken(policy) || targetRefs(policy).length > 0),
)

function demandOn(mesh: Mesh, workload: WorkloadClass): number {
  const groups = policyGroupsFor(mesh, 'AuthorizationPolicy', workload)
  return groups.reduce((demand, group) => demand | tokenDemandOf(group), 0)
}

/**
 * True if one more policy could enforce the token: a policy of all files that may be applied together with this mesh,
 * one whose unstated namespace may be this one, or one with placeholders.
 */
function mayBeEnforced(authentication: Manifest, mesh: Mesh): boolean {
  const allFiles = meshOfOtherObjects(mesh)
  const meshes = [mesh, allFiles ?? mesh]
  if (
    meshes.some((candidate) =>
      someMayShareInOtherNamespace(candidate, authentication, demandingPolicies(candidate)),
    )
  )
    return true
  const possiblePolicies = hasUnfilledScope(authentication) ? possiblyDemanding : possiblyDemandingHere
  if (
    meshes.some((candidate) => someMayShareWorkloads(candidate, authentication, possiblePolicies(candidate)))
  )
    return true
  if (!allFiles) return false
  for (const workload of workloadClasses(allFiles, authentication, policiesToClassify)) {
    const demand = demandOn(mesh, workload)
    const groups = policyGroupsFor(allFiles, 'AuthorizationPolicy', workload)
    if (groups.some((group) => somePolicyRefusesAnonymous(demand, group))) return true
  }
  return false
}

/** The policies that require a token by themselves. */
const demandingPolicies = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter((policy) => somePolicyRefusesAnonymous(0, [policy])),
)

/** The policies that require a token, or may require one after placeholders are replaced. */
const possiblyDemanding = derived(['AuthorizationPolicy'], (mesh) => [
  ...demandingPolicies(mesh),
  ...mesh.ofKind('AuthorizationPolicy').filter(hasOpenAction),
])

/** Of these, the policies whose scope or action is unknown because of placeholders. */
const possiblyDemandingHere = derived(['AuthorizationPolicy'], (mesh) =>
  possiblyDemanding(mesh).filter((policy) => hasUnfilledScope(policy) || hasOpenAction(policy)),
)

function hasOpenAction({ spec }: Manifest): boolean {
  return spec.get('action').isUnfilled
}

/** True for an object of the chart istio-jwt, which promises that its policies enforce its checks. */
function isOfIstioJwt(manifest: Manifest): boolean {
  return /^istio-jwt-\d/.test(manifest.root.at('metadata', 'labels', 'helm.sh/chart').text)
}
