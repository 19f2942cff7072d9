import type { Manifest } from '../../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { quote, quoteAll } from '../../message/quote.ts'
import type { Problem } from '../../problem.ts'
import { actionOf, whenConditions } from '../../shared/token-conditions.ts'
import { issuersFor, mayHaveIssuer } from './issuers.ts'
import { doubtAboutPolicies } from './other-namespaces.ts'
import { isIssuer, type IssuerPattern } from './principal.ts'

/**
 * Reports values of conditions on the claim `iss` that no token has, where they decide that requests are refused; as warnings
 * if the other values of the list name all issuers, so that no token is refused for it.
 */
export function* issuerClaimProblems(policy: Manifest, mesh: Mesh): Generator<Problem<'unknown-issuer'>> {
  const whens = policy.spec.items('rules').flatMap((rule) => rule.items('when'))
  const conditions = whens
    .filter((when) => when.get('key').text === 'request.auth.claims[iss]')
    .flatMap(whenConditions)
  // A condition that excludes an issuer nobody has is harmless.
  for (const { node, isNegative } of conditions)
    if (isNegative === (actionOf(policy) === 'DENY'))
      for (const value of node.items()) yield* unknownIssuer(value, node, policy, mesh)
}

function* unknownIssuer(
  value: Node,
  list: Node,
  policy: Manifest,
  mesh: Mesh,
): Generator<Problem<'unknown-issuer'>> {
  const pattern = claimPattern(value.text)
  const allFiles = meshOfOtherObjects(mesh)
  if (!pattern || isUnfilled(value.text) || mayHaveIssuer(mesh, allFiles, policy, pattern)) return
  const issuers = issuersFor(mesh, allFiles, policy)
  const similar = issuers.find((issuer) => withoutSlash(issuer) === withoutSlash(value.text))
  const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
  const reason = similar
    ? `the issuer is ${quote(similar)}; write it letter for letter`
    : `only tokens of ${quoteAll(issuers)} are accepted here`
  yield {
    code: 'unknown-issuer',
    node: value,
    ...doubt,
    ...(issuers.every((issuer) => isNamedBy(list, issuer)) && { severity: 'warning' as const }),
    message: `no token has the issuer ${quote(value.text)}: ${reason}${note}`,
    about: value.text,
  }
}

/**
 * The issuers that a value of a condition on a claim matches; `null` for any (istio
 * `pilot/pkg/security/authz/matcher/string.go`).
 */
function claimPattern(text: string): IssuerPattern | null {
  if (text === '' || text === '*') return null
  if (text.startsWith('*')) return { form: 'suffix', text: text.slice(1) }
  return text.endsWith('*') ? { form: 'prefix', text: text.slice(0, -1) } : { form: 'exact', text }
}

function isNamedBy(list: Node, issuer: string): boolean {
  return list.items().some(({ text }) => {
    const pattern = claimPattern(text)
    return pattern === null || isIssuer(pattern, issuer)
  })
}

function withoutSlash(issuer: string): string {
  return issuer.replace(/\/$/, '')
}
