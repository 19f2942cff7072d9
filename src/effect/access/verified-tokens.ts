import { compareText } from '../../core/order.ts'
import type { JwtRule } from '../request/policy/jwt-rules.ts'
import { always, DiagramBoundError, never, type RequestFunction } from './diagram.ts'
import type { FilterContext, SideFilters } from './side-filters.ts'
import type { TokenPolicy } from './side-policies.ts'
import { tokenResultsOf, type TokenResults } from './token-results.ts'

/** Limit on RequestAuthentications that may or may not apply. */
const maxUnknownPolicies = 3

/**
 * Which requests the RequestAuthentications of a side refuse, and which have a verified token. Where files do not tell whether
 * a policy applies (`isAttached`), both cases are part of the functions. Throws `DiagramBoundError` for more than three such
 * policies.
 */
export function verifiedTokens(filters: SideFilters, context: FilterContext): TokenResults {
  const { diagram } = context.space
  const parts = attachmentCases(filters.policies.tokens, context).map(({ without, where }): TokenResults => {
    const { refused, claims, secondClaims } = tokensWithout(without, filters, context)
    const within = (value: RequestFunction): RequestFunction => diagram.within(where, value)
    return { refused: within(refused), claims: within(claims), secondClaims: within(secondClaims) }
  })
  return {
    refused: parts.reduce((sum, part) => diagram.first(sum, part.refused), never),
    claims: diagram.any(parts.map(({ claims }) => claims)),
    secondClaims: diagram.any(parts.map(({ secondClaims }) => secondClaims)),
  }
}

/** The policies that do not apply, and the requests for which this is so. */
interface AttachmentCase {
  readonly without: ReadonlySet<TokenPolicy>
  readonly where: RequestFunction
}

/** All cases in which policies apply, as far as files do not tell; together they contain all requests. */
function attachmentCases(
  policies: readonly TokenPolicy[],
  { space, identity }: FilterContext,
): readonly AttachmentCase[] {
  const unknown = policies.filter(({ isAttached }) => isAttached !== null)
  if (unknown.length > maxUnknownPolicies)
    throw new DiagramBoundError('too many RequestAuthentications may hold')
  const { diagram } = space
  let cases: readonly AttachmentCase[] = [{ without: new Set(), where: always }]
  for (const policy of unknown) {
    const isAttached = policy.isAttached!({ space, claims: never, identity })
    cases = cases.flatMap(({ without, where }) => [
      { without, where: diagram.within(isAttached, where) },
      { without: new Set([...without, policy]), where: diagram.without(isAttached, where) },
    ])
  }
  return cases
}

/** The results of the token rules of all policies but some; kept by the rules. */
function tokensWithout(
  without: ReadonlySet<TokenPolicy>,
  { policies: { tokens }, tokenResults }: SideFilters,
  { space, outcomes, isKept }: FilterContext,
): TokenResults {
  const rules = tokens.flatMap((policy) =>
    policy.rules.map((rule) => ({ rule, isRead: !without.has(policy) && isKept(rule) })),
  )
  const key = rules.map(({ isRead }) => isRead).join()
  const read = rules.filter(({ isRead }) => isRead).map(({ rule }) => rule)
  const result = tokenResults.get(key) ?? tokenResultsOf(inOrder(read), space, outcomes)
  tokenResults.set(key, result)
  return result
}

/** The order in which `jwtRules` has the rules of all policies. */
function inOrder(rules: readonly JwtRule[]): JwtRule[] {
  return rules.toSorted((first, second) => compareText(first.issuer, second.issuer))
}
