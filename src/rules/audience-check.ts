import { oncePer } from '../core/once-per.ts'
import type { Manifest } from '../model/manifest.ts'
import { meetingGroups } from '../model/meeting.ts'
import { meshAround, type Mesh } from '../model/mesh.ts'

/**
 * True if a policy looks at the audience of tokens where a RequestAuthentication reads them: here, or in the files
 * around, which somebody may apply together with this one.
 */
export function isAudienceChecked(mesh: Mesh, authentication: Manifest): boolean {
  return [mesh, meshAround(mesh) ?? mesh].some((world) => isCheckedIn(world, authentication))
}

function isCheckedIn(mesh: Mesh, authentication: Manifest): boolean {
  for (const group of meetingGroups(mesh, authentication, 'AuthorizationPolicy')) {
    if (looksAtAudience(group)) return true
  }
  return false
}

const looksAtAudience = oncePer((group: readonly Manifest[]): boolean => {
  const rules = group.flatMap(({ spec }) => spec.items('rules'))
  const conditions = rules.flatMap((rule) => rule.items('when'))
  return conditions.some((when) => audienceKeys.includes(when.get('key').text))
})

const audienceKeys = ['request.auth.audiences', 'request.auth.claims[aud]']
