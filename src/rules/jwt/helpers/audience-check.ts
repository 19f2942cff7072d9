import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import { someMayShareWorkloads } from '../../../istio/policy/some-policies.ts'

/**
 * True if an AuthorizationPolicy of any action that may share workloads with a RequestAuthentication has a condition
 * (`when`) on the audience of tokens. Considers the mesh, and all files of the repository, since they may be applied together.
 */
export function isAudienceChecked(mesh: Mesh, authentication: Manifest): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
    someMayShareWorkloads(candidate, authentication, policiesCheckingAudience(candidate)),
  )
}

const policiesCheckingAudience = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(checksAudience),
)

function checksAudience({ spec }: Manifest): boolean {
  const conditions = spec.items('rules').flatMap((rule) => rule.items('when'))
  return conditions.some((when) => audienceKeys.includes(when.get('key').text))
}

const audienceKeys = ['request.auth.audiences', 'request.auth.claims[aud]']
