import { oncePer } from '../core/once-per.ts'
import type { Manifest } from '../model/manifest.ts'
import { meetingGroups } from '../model/meeting.ts'
import type { Mesh } from '../model/mesh.ts'
import { isUnfilled, placeholderIn } from '../model/placeholder.ts'
import { isGiven } from './given.ts'

/**
 * The issuers whose tokens are read where a policy holds, here or by a file around that may be applied with it;
 * `null` where the files cannot tell: nothing reads tokens there, or some rule takes any issuer.
 */
export function issuersFor(mesh: Mesh, around: Mesh | undefined, policy: Manifest): string[] | null {
  const found = new Set<string>()
  for (const world of [mesh, around ?? mesh]) {
    for (const group of meetingGroups(world, policy, 'RequestAuthentication')) {
      const issuers = issuersOf(group)
      if (issuers === null) return null
      for (const issuer of issuers) found.add(issuer)
    }
  }
  return found.size === 0 ? null : [...found]
}

/**
 * True if one of the issuers whose tokens are read where a policy holds (`issuersFor`) is a certain one, or where the
 * files cannot tell.
 */
export function mayHaveIssuer(
  mesh: Mesh,
  around: Mesh | undefined,
  policy: Manifest,
  isMeant: (issuer: string) => boolean,
): boolean {
  let isRead = false
  for (const world of [mesh, around ?? mesh]) {
    for (const group of meetingGroups(world, policy, 'RequestAuthentication')) {
      const issuers = issuersOf(group)
      if (issuers === null || issuers.some(isMeant)) return true
      isRead ||= issuers.length > 0
    }
  }
  return !isRead
}

/** The issuers of RequestAuthentications; `null` if one of their rules takes any, or one that is not known yet. */
const issuersOf = oncePer((group: readonly Manifest[]): readonly string[] | null => {
  const rules = group.flatMap(({ spec }) => spec.items('jwtRules'))
  const issuers = rules.map((rule) => rule.get('issuer'))
  const isKnown = issuers.every(
    (issuer) => isGiven(issuer) && !isUnfilled(issuer.text) && placeholderIn(issuer.text) === null,
  )
  return isKnown ? [...new Set(issuers.map(({ text }) => text))] : null
})
