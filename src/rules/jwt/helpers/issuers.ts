import { groupBy } from '../../../core/group.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { someMayShareWorkloads } from '../../../istio/policy/some-policies.ts'
import { isPresent } from '../../message/is-present.ts'
import { isIssuer, type IssuerPattern } from './principal.ts'

/**
 * The issuers whose tokens are read on the workloads of a policy, by RequestAuthentications of its mesh or of all files
 * (which may be applied together), in the order of the objects. Empty if unknown: no RequestAuthentication applies, or
 * one of its rules accepts any issuer.
 */
export function issuersFor(mesh: Mesh, allFiles: Mesh | undefined, policy: Manifest): string[] {
  const candidates = meshesOf(mesh, allFiles).flatMap((candidate) => {
    const { anyIssuer, byIssuer } = authenticationsByIssuer(candidate)
    if (someMayShareWorkloads(candidate, policy, anyIssuer)) return [null]
    return [...byIssuer].flatMap(([issuer, authentications]) =>
      someMayShareWorkloads(candidate, policy, authentications) ? [issuer] : [],
    )
  })
  const issuers = [...new Set(candidates)].filter((issuer) => issuer !== null)
  return candidates.includes(null) ? [] : issuers
}

/**
 * For each issuer of `issuersFor`, the first `issuer` field with it among all RequestAuthentications of the mesh, else of all
 * files. Empty if the issuers are unknown.
 */
export function issuerNodesFor(mesh: Mesh, allFiles: Mesh | undefined, policy: Manifest): Node[] {
  return issuersFor(mesh, allFiles, policy).flatMap((issuer) => {
    const [authentication] = meshesOf(mesh, allFiles).flatMap(
      (candidate) => authenticationsByIssuer(candidate).byIssuer.get(issuer)?.[0] ?? [],
    )
    const rules = authentication?.spec.items('jwtRules') ?? []
    return rules
      .map((rule) => rule.get('issuer'))
      .filter(({ text }) => text === issuer)
      .slice(0, 1)
  })
}

/** True if one of `issuersFor` a policy matches a pattern, or if these issuers are unknown. */
export function mayHaveIssuer(
  mesh: Mesh,
  allFiles: Mesh | undefined,
  policy: Manifest,
  pattern: IssuerPattern,
): boolean {
  const meshes = meshesOf(mesh, allFiles)
  const hasIssuer = meshes.some(
    (candidate) =>
      someMayShareWorkloads(candidate, policy, authenticationsByIssuer(candidate).anyIssuer) ||
      someMayShareWorkloads(candidate, policy, authenticationsMatching(candidate, pattern)),
  )
  return (
    hasIssuer ||
    !meshes.some((candidate) =>
      someMayShareWorkloads(candidate, policy, authenticationsByIssuer(candidate).withRules),
    )
  )
}

function meshesOf(mesh: Mesh, allFiles: Mesh | undefined): Mesh[] {
  return allFiles ? [mesh, allFiles] : [mesh]
}

/** The RequestAuthentications that read tokens of an issuer that matches a pattern. */
function authenticationsMatching(mesh: Mesh, pattern: IssuerPattern): readonly Manifest[] {
  const { byIssuer, byPattern } = authenticationsByIssuer(mesh)
  if (pattern.form === 'exact') return byIssuer.get(pattern.text) ?? none
  const key = `${pattern.form} ${pattern.text}`
  const matching = byPattern.get(key) ?? authenticationsFor(pattern, byIssuer)
  byPattern.set(key, matching)
  return matching
}

function authenticationsFor(
  pattern: IssuerPattern,
  byIssuer: ReadonlyMap<string, readonly Manifest[]>,
): Manifest[] {
  const matching = [...byIssuer].flatMap(([issuer, authentications]) =>
    isIssuer(pattern, issuer) ? authentications : [],
  )
  return [...new Set(matching)]
}

const none: readonly Manifest[] = []

/** RequestAuthentications by the issuers of their rules. */
const authenticationsByIssuer = derived(['RequestAuthentication'], (mesh) => {
  const withRules = mesh
    .ofKind('RequestAuthentication')
    .filter(({ spec }) => spec.items('jwtRules').length > 0)
  const pairs = withRules.flatMap((authentication) =>
    issuersOf(authentication).map((issuer) => ({ issuer, authentication })),
  )
  const groups = groupBy(pairs, ({ issuer }) => issuer)
  return {
    withRules,
    /** Those with a rule that accepts any issuer, or whose issuer has a placeholder. */
    anyIssuer: groups.get(null)?.map(({ authentication }) => authentication) ?? none,
    byIssuer: new Map(
      [...groups].flatMap(([issuer, pairsOfIssuer]): [string, readonly Manifest[]][] =>
        issuer === null ? [] : [[issuer, pairsOfIssuer.map(({ authentication }) => authentication)]],
      ),
    ),
    byPattern: new Map<string, readonly Manifest[]>(),
  }
})

/** The issuers of the rules, each once; `null` for a rule without issuer, or with a placeholder in it. */
function issuersOf({ spec }: Manifest): (string | null)[] {
  const issuers = spec.items('jwtRules').map((rule) => rule.get('issuer'))
  const isFinal = (text: string): boolean => !isUnfilled(text)
  return [
    ...new Set(issuers.map((issuer) => (isPresent(issuer) && isFinal(issuer.text) ? issuer.text : null))),
  ]
}
