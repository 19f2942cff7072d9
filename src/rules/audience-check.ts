import { oncePer } from '../core/once-per.ts'
import type { Manifest } from '../model/manifest.ts'
import { meeting } from '../model/meeting.ts'
import { meshAround, type Mesh } from '../model/mesh.ts'

/**
 * True if a policy looks at the audience of tokens where a RequestAuthentication reads them: here, or in the files
 * around, which somebody may apply together with this one.
 */
export function isAudienceChecked(mesh: Mesh, authentication: Manifest): boolean {
  return [mesh, meshAround(mesh) ?? mesh].some((world) => isCheckedIn(world, authentication))
}

function isCheckedIn(mesh: Mesh, authentication: Manifest): boolean {
  for (const policy of meeting(mesh, authentication, 'AuthorizationPolicy')) {
    if (looksAtAudience(policy)) return true
  }
  return false
}

const looksAtAudience = oncePer((policy: Manifest): boolean => {
  const conditions = policy.spec.items('rules').flatMap((rule) => rule.items('when'))
  return conditions.some((when) => audienceKeys.includes(when.get('key').text))
})

const audienceKeys = ['request.auth.audiences', 'request.auth.claims[aud]']
