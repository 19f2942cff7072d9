import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { gatewayNameLabel } from '../../istio/policy/kubernetes-gateway.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
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
  summary: 'Tokens are checked, but no policy demands one.',
  why: 'A RequestAuthentication refuses a wrong token and lets a request without any pass. Only an AuthorizationPolicy turns it into a lock.',
  fix: 'Add an AuthorizationPolicy for the same workload: DENY with `notRequestPrincipals: ["*"]` on what is protected, or ALLOW rules that all name `requestPrincipals`.',
  across: {
    *RequestAuthentication(authentication, mesh) {
      if (authentication.spec.items('jwtRules').length === 0) return
      if (isEnforced(authentication, mesh) || mayBeEnforced(authentication, mesh)) return
      const note = otherNamespacesNote(mesh)
      // The chart brings its policies along: a policy of another repository is not what it counts on.
      const isOwnChart = isOfIstioJwt(authentication)
      yield {
        code: 'token-not-required',
        node: authentication.root.at('metadata', 'name'),
        at: 'object',
        severity: isOwnChart ? 'error' : 'warning',
        confidence: note === '' || isOwnChart ? 'certain' : 'likely',
        message: `no AuthorizationPolicy demands a token where this one is checked: requests without any pass${note}`,
        about: `${authentication.namespace}/${authentication.name}`,
      }
    },
  },
})

function isEnforced(authentication: Manifest, mesh: Mesh): boolean {
  if (isNarrowedOnly(authentication)) {
    if (someMayShareInStatedNamespace(mesh, authentication, denying(mesh))) return true
    if (isOpened(authentication, mesh)) return false
  }
  for (const workload of workloadClasses(mesh, authentication, candidates)) {
    if (refusesAnonymous(demandFor(mesh, workload))) return true
  }
  return false
}

/** True where each class of workload is a part of what the policy selects, so that whatever holds there holds for it. */
function isNarrowedOnly(authentication: Manifest): boolean {
  return targetRefs(authentication).length === 0 && !policySelector(authentication).has(gatewayNameLabel)
}

const denying = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous),
)

/** True if an ALLOW lets requests without a token in to all that is selected. */
function isOpened(authentication: Manifest, mesh: Mesh): boolean {
  const { namespace } = authentication
  const own = { namespace, labels: policySelector(authentication), attachedTo: null }
  return letsAnonymousIn(demandFor(mesh, own))
}

/**
 * Those whose classes have to be looked at: where what a policy selects by labels refuses for want of a token, it is
 * because of a policy that may do so, and what that one selects refuses, too.
 */
const candidates = oncePer((policies: readonly Manifest[]) =>
  policies.filter((policy) => mayDemandToken(policy) || targetRefs(policy).length > 0),
)

function demandFor(mesh: Mesh, workload: WorkloadClass): number {
  const groups = policyGroupsFor(mesh, 'AuthorizationPolicy', workload)
  return groups.reduce((demand, group) => demand | tokenDemandOf(group), 0)
}

/**
 * True if one more policy would do: one of the files around, should somebody apply it together with this file, or one
 * that holds here once an unstated namespace is the right one, or what is not filled in yet is.
 */
function mayBeEnforced(authentication: Manifest, mesh: Mesh): boolean {
  const around = meshOfAllFiles(mesh)
  const worlds = [mesh, around ?? mesh]
  if (worlds.some((world) => someMayShareInOtherNamespace(world, authentication, demanding(world))))
    return true
  const possible = hasUnfilledScope(authentication) ? mayDemand : mayDemandHere
  if (worlds.some((world) => someMayShareWorkloads(world, authentication, possible(world)))) return true
  if (!around) return false
  for (const workload of workloadClasses(around, authentication, candidates)) {
    const here = demandFor(mesh, workload)
    const groups = policyGroupsFor(around, 'AuthorizationPolicy', workload)
    if (groups.some((group) => somePolicyRefusesAnonymous(here, group))) return true
  }
  return false
}

/** The policies that demand a token, each of them alone. */
const demanding = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter((policy) => somePolicyRefusesAnonymous(0, [policy])),
)

/** Those that may demand one once they are filled in, too. */
const mayDemand = derived(['AuthorizationPolicy'], (mesh) => [
  ...demanding(mesh),
  ...mesh.ofKind('AuthorizationPolicy').filter(hasOpenAction),
])

/** Of these, those of which nothing says that they do not hold wherever another policy does. */
const mayDemandHere = derived(['AuthorizationPolicy'], (mesh) =>
  mayDemand(mesh).filter((policy) => hasUnfilledScope(policy) || hasOpenAction(policy)),
)

function hasOpenAction({ spec }: Manifest): boolean {
  return spec.get('action').isUnfilled
}

/** The chart promises that its policies enforce what it checks. */
function isOfIstioJwt(manifest: Manifest): boolean {
  return /^istio-jwt-\d/.test(manifest.root.at('metadata', 'labels', 'helm.sh/chart').text)
}
