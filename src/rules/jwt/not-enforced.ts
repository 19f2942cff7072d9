import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meetingGroups } from '../../model/meeting.ts'
import { meshAround, type Mesh } from '../../model/mesh.ts'
import { policiesFor, targetRefs, workloadClasses, type WorkloadClass } from '../../model/policies.ts'
import { isSureOfNamespace, sharesNamespace } from '../../model/presence.ts'
import { elsewhere } from '../elsewhere.ts'
import { defineRule } from '../rule.ts'
import { demandToken, mayDemandToken } from '../token-demand.ts'

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
      yield {
        code: 'token-not-required',
        node: authentication.root.at('metadata', 'name'),
        severity: isOfIstioJwt(authentication) ? 'error' : 'warning',
        message: `no AuthorizationPolicy demands a token where this one is checked: requests without any pass${elsewhere(mesh)}`,
        about: `${authentication.namespace}/${authentication.name}`,
      }
    },
  },
})

function isEnforced(authentication: Manifest, mesh: Mesh): boolean {
  for (const workload of workloadClasses(mesh, authentication, 'AuthorizationPolicy', candidates)) {
    if (needsToken(mesh, workload)) return true
  }
  return false
}

/**
 * Those whose classes have to be looked at: where what a policy selects by labels refuses for want of a token, it is
 * because of a policy that may do so, and what that one selects refuses, too.
 */
const candidates = oncePer((policies: readonly Manifest[]) =>
  policies.filter((policy) => mayDemandToken(policy) || targetRefs(policy).length > 0),
)

function needsToken(mesh: Mesh, workload: WorkloadClass): boolean {
  const known = answers(mesh)
  const { namespace, labels, attachedTo } = workload
  const key = JSON.stringify([namespace, attachedTo, [...labels].toSorted()])
  const answer = known.get(key) ?? demandToken(policiesFor(mesh, 'AuthorizationPolicy', workload))
  known.set(key, answer)
  return answer
}

/** Many policies of a gateway make the same class, of which each is asked about once. */
const answers = oncePer((_mesh: Mesh) => new Map<string, boolean>())

/**
 * True if one more policy would do: one of the files around, should somebody apply it together with this file, or one
 * that holds here once an unstated namespace is the right one.
 */
function mayBeEnforced(authentication: Manifest, mesh: Mesh): boolean {
  const around = meshAround(mesh)
  if ([mesh, around ?? mesh].some((world) => meetsDemand(authentication, world))) return true
  if (!around) return false
  for (const workload of workloadClasses(around, authentication, 'AuthorizationPolicy')) {
    const known = policiesFor(mesh, 'AuthorizationPolicy', workload)
    const possible = policiesFor(around, 'AuthorizationPolicy', workload)
    if (possible.some((policy) => demandToken([...known, policy]))) return true
  }
  return false
}

/** True if a policy that demands a token may hold here, of which nothing states whether its namespace is this one. */
function meetsDemand(authentication: Manifest, mesh: Mesh): boolean {
  for (const group of meetingGroups(mesh, authentication, 'AuthorizationPolicy')) {
    if (demanding(group).some((policy) => isOpen(policy, authentication))) return true
  }
  return false
}

const demanding = oncePer((group: readonly Manifest[]) => group.filter((policy) => demandToken([policy])))

function isOpen(policy: Manifest, authentication: Manifest): boolean {
  if (sharesNamespace(policy, authentication)) return false
  return !isSureOfNamespace(policy) || !isSureOfNamespace(authentication)
}

/** The chart promises that its policies enforce what it checks. */
function isOfIstioJwt(manifest: Manifest): boolean {
  return /^istio-jwt-\d/.test(manifest.root.at('metadata', 'labels', 'helm.sh/chart').text)
}
