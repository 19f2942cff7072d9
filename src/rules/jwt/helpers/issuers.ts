import { groupBy } from '../../../core/group.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { someMayShareWorkloads } from '../../../istio/policy/some-policies.ts'
import { isPresent } from '../../message/is-present.ts'
import { isIssuer, type IssuerPattern } from './principal.ts'

/**
 * The issuers whose tokens are read where a policy holds, here or by a file around that may be applied with it, in the
 * order of their objects; none where the files cannot tell: nothing reads tokens there, or some rule takes any issuer.
 */
export function issuersFor(mesh: Mesh, around: Mesh | undefined, policy: Manifest): string[] {
  const found = worldsOf(mesh, around).flatMap((world) => {
    const { open, byIssuer } = readers(world)
    if (someMayShareWorkloads(world, policy, open)) return [null]
    return [...byIssuer].flatMap(([issuer, some]) =>
      someMayShareWorkloads(world, policy, some) ? [issuer] : [],
    )
  })
  const issuers = [...new Set(found)].filter((issuer) => issuer !== null)
  return found.includes(null) ? [] : issuers
}

/**
 * True if one of the issuers whose tokens are read where a policy holds (`issuersFor`) is what a pattern asks for, or
 * where the files cannot tell.
 */
export function mayHaveIssuer(
  mesh: Mesh,
  around: Mesh | undefined,
  policy: Manifest,
  pattern: IssuerPattern,
): boolean {
  const worlds = worldsOf(mesh, around)
  const isMeant = worlds.some(
    (world) =>
      someMayShareWorkloads(world, policy, readers(world).open) ||
      someMayShareWorkloads(world, policy, readersOf(world, pattern)),
  )
  return isMeant || !worlds.some((world) => someMayShareWorkloads(world, policy, readers(world).all))
}

function worldsOf(mesh: Mesh, around: Mesh | undefined): Mesh[] {
  return around ? [mesh, around] : [mesh]
}

/** The RequestAuthentications that read tokens of an issuer that a pattern asks for. */
function readersOf(mesh: Mesh, pattern: IssuerPattern): readonly Manifest[] {
  const { byIssuer, byPattern } = readers(mesh)
  if (pattern.form === 'exact') return byIssuer.get(pattern.text) ?? none
  const key = `${pattern.form} ${pattern.text}`
  const found = byPattern.get(key) ?? meantBy(pattern, byIssuer)
  byPattern.set(key, found)
  return found
}

function meantBy(pattern: IssuerPattern, byIssuer: ReadonlyMap<string, readonly Manifest[]>): Manifest[] {
  const meant = [...byIssuer].flatMap(([issuer, some]) => (isIssuer(pattern, issuer) ? some : []))
  return [...new Set(meant)]
}

const none: readonly Manifest[] = []

/** RequestAuthentications by the issuers of their rules. */
const readers = derived(['RequestAuthentication'], (mesh) => {
  const all = mesh.ofKind('RequestAuthentication').filter(({ spec }) => spec.items('jwtRules').length > 0)
  const named = all.flatMap((authentication) =>
    issuersOf(authentication).map((issuer) => ({ issuer, authentication })),
  )
  const groups = groupBy(named, ({ issuer }) => issuer)
  return {
    all,
    /** Those with a rule that takes any issuer, or one that is not known yet. */
    open: groups.get(null)?.map(({ authentication }) => authentication) ?? none,
    byIssuer: new Map(
      [...groups].flatMap(([issuer, found]): [string, readonly Manifest[]][] =>
        issuer === null ? [] : [[issuer, found.map(({ authentication }) => authentication)]],
      ),
    ),
    byPattern: new Map<string, readonly Manifest[]>(),
  }
})

/** The issuers of the rules, each once; `null` for any, and for one that is not known yet. */
function issuersOf({ spec }: Manifest): (string | null)[] {
  const issuers = spec.items('jwtRules').map((rule) => rule.get('issuer'))
  const isKnown = (text: string): boolean => !isUnfilled(text)
  return [
    ...new Set(issuers.map((issuer) => (isPresent(issuer) && isKnown(issuer.text) ? issuer.text : null))),
  ]
}
