import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../../model/mesh.ts'
import { someMayShareWorkloads } from '../../../istio/policy/some-policies.ts'

/**
 * True if a policy looks at the audience of tokens where a RequestAuthentication reads them: here, or in the files
 * around, which somebody may apply together with this one.
 */
export function isAudienceChecked(mesh: Mesh, authentication: Manifest): boolean {
  return [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) =>
    someMayShareWorkloads(world, authentication, checking(world)),
  )
}

const checking = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(looksAtAudience),
)

function looksAtAudience({ spec }: Manifest): boolean {
  const conditions = spec.items('rules').flatMap((rule) => rule.items('when'))
  return conditions.some((when) => audienceKeys.includes(when.get('key').text))
}

const audienceKeys = ['request.auth.audiences', 'request.auth.claims[aud]']
