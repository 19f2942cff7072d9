import { principalsMeant } from '../../../istio/policy/identity.ts'
import { policyText, regexText, type TextMatch } from '../match/text-match.ts'
import { anyOf, unknown } from '../match/truth.ts'
import { compared, type Attribute, type RuleContext } from './attribute.ts'

/** An attribute of the identity in the client's certificate. */
function ofPrincipal(compile: (value: string, context: RuleContext) => TextMatch): Attribute {
  return compared((value, context) => {
    const matches = compile(value, context)
    return ({ principal }) =>
      principal === undefined
        ? unknown('the identity of the client')
        : principal !== null && matches(principal)
  })
}

export const principals = ofPrincipal((value, { trustDomains }) => {
  const matches = principalsMeant(trustDomains, value).map((text) => principalText(text))
  return (text) => anyOf(matches.map((match) => match(text)))
})

/** A suffix is a regular expression that begins with the scheme (StringMatcherWithPrefix). */
function principalText(value: string): TextMatch {
  if (value !== '*' && value.startsWith('*')) return regexText(`spiffe://.*${quoted(value.slice(1))}`)
  return policyText(value, 'spiffe://')
}

export const namespaces = ofPrincipal((value) =>
  regexText(`.*/ns/${value.split('*').map(quoted).join('.*')}/.*`),
)

export const serviceAccounts = ofPrincipal((value, { namespace }) => {
  const [account = '', ofNamespace = namespace] = value.split('/').toReversed()
  return regexText(`spiffe://.+/ns/${quoted(ofNamespace)}/(.+/|)sa/${quoted(account)}(/.+)?`)
})

export const sourceTrustDomains = ofPrincipal((value, { trustDomains: { names } }) => {
  const matches = (names.includes(value) ? names : [value]).map(trustDomainText)
  return (text) => anyOf(matches.map((match) => match(text)))
})

function trustDomainText(value: string): TextMatch {
  if (value === '*') return (text) => text.startsWith('spiffe://')
  if (!value.includes('*')) return (text) => text.startsWith(`spiffe://${value}/`)
  return regexText(`spiffe://${value.split('*').map(quoted).join('[^/]*')}/.*`)
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
