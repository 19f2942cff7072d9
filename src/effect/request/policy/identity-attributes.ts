import { principalsOfValue } from '../../../istio/policy/identity.ts'
import { filledMatch, policyPattern, quotedText, type TextPattern } from '../match/text-match.ts'
import { anyOf, unknownTruth } from '../match/truth.ts'
import { comparedAttribute, type Attribute, type RuleContext } from './attribute.ts'

/**
 * By field of a policy's source: the patterns for the identity of a client, `spiffe://DOMAIN/ns/NAMESPACE/sa/ACCOUNT`, that
 * a value of the field means. The value matches if one of the patterns does.
 */
export const identityPatterns = {
  principals: (value, { trustDomains }) => principalsOfValue(trustDomains, value).map(principalPattern),
  namespaces: (value) => [regex(`.*/ns/${value.split('*').map(quotedText).join('.*')}/.*`)],
  serviceAccounts(value, { namespace }) {
    const [account = '', ofNamespace = namespace] = value.split('/').toReversed()
    return [regex(`spiffe://.+/ns/${quotedText(ofNamespace)}/(.+/|)sa/${quotedText(account)}(/.+)?`)]
  },
  trustDomains: (value, { trustDomains: { names } }) =>
    (names.includes(value) ? names : [value]).map(trustDomainPattern),
} as const satisfies Record<string, (value: string, context: RuleContext) => readonly TextPattern[]>

/** An attribute of the identity in the client's certificate. */
function ofPrincipal(patternsOf: (value: string, context: RuleContext) => readonly TextPattern[]): Attribute {
  return comparedAttribute((value, context) => {
    const matches = patternsOf(value, context).map((pattern) => filledMatch(value, pattern))
    return ({ principal }) =>
      principal === undefined
        ? unknownTruth('the identity of the client')
        : principal !== null && anyOf(matches.map((match) => match(principal)))
  })
}

export const principals = ofPrincipal(identityPatterns.principals)
export const namespaces = ofPrincipal(identityPatterns.namespaces)
/**
 * The field `serviceAccounts` of a policy's source, `NAMESPACE/NAME` or `NAME` in the policy's namespace, compared with the
 * identity in the client's certificate: unknown if that is unknown, no match for a client without one.
 */
export const serviceAccounts = ofPrincipal(identityPatterns.serviceAccounts)
/** The field `trustDomains` of a policy's source, compared with the identity in the client's certificate. */
export const sourceTrustDomains = ofPrincipal(identityPatterns.trustDomains)

/** A suffix is a regular expression that begins with the scheme (StringMatcherWithPrefix). */
export function principalPattern(value: string): TextPattern {
  if (value !== '*' && value.startsWith('*')) return regex(`spiffe://.*${quotedText(value.slice(1))}`)
  return policyPattern(value, 'spiffe://')
}

function trustDomainPattern(value: string): TextPattern {
  if (value === '*') return { form: 'prefix', text: 'spiffe://' }
  if (!value.includes('*')) return { form: 'prefix', text: `spiffe://${value}/` }
  return regex(`spiffe://${value.split('*').map(quotedText).join('[^/]*')}/.*`)
}

function regex(text: string): TextPattern {
  return { form: 'regex', text }
}
