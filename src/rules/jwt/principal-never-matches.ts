import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { issuersFor, mayHaveIssuer } from './helpers/issuers.ts'
import { issuerPattern, principalDefect, type PrincipalCode } from './helpers/principal.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import {
  actionOf,
  sourceConditions,
  whenConditions,
  type TokenCondition,
} from '../shared/token-conditions.ts'

export const principalNeverMatches = defineRule({
  id: 'jwt/principal-never-matches',
  formerId: 'jwt/principal-shape',
  codes: [
    'no-subject',
    'split-in-issuer',
    'no-issuer',
    'literal-subject-wildcard',
    'inner-wildcard',
    'issuer-alone',
    'slash-in-subject',
    'unknown-issuer',
  ],
  severity: 'error',
  summary: 'A principal of a request that no token has.',
  why: 'Istio takes a principal apart at its last `/`, the issuer before it and the subject behind it, and reads `*` only at an end. What is written otherwise is compared with something that no token holds: nobody is let in by it, and nobody is kept out.',
  fix: 'Write `ISSUER/SUBJECT`, `ISSUER/*` for every token of an issuer, or `*` for any token; compare a subject that holds a `/` with `request.auth.claims[sub]`.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) === 'CUSTOM') return
      for (const condition of conditionsOf(policy)) {
        // Who leaves out an issuer that nobody has leaves out nobody, as meant; who asks for one locks everybody out.
        const isLock = condition.isNegative === (actionOf(policy) === 'DENY')
        for (const pattern of patternsIn(condition)) {
          const [defect] = shapeProblem(pattern)
          if (defect) yield defect
          else if (isLock) yield* issuerProblem(pattern, policy, mesh)
        }
      }
    },
  },
})

/** The conditions of a policy on the principal of a token. */
function conditionsOf(policy: Manifest): TokenCondition[] {
  const rules = policy.spec.items('rules')
  const sources = rules.flatMap((rule) => rule.items('from')).map((from) => from.get('source'))
  const whens = rules
    .flatMap((rule) => rule.items('when'))
    .filter((when) => when.get('key').text === 'request.auth.principal')
  return [...sources.flatMap(sourceConditions), ...whens.flatMap(whenConditions)]
}

function patternsIn({ node }: TokenCondition): Node[] {
  return node.items().filter(({ text }) => text !== '' && !isUnfilled(text))
}

function shapeProblem(pattern: Node): Problem<PrincipalCode>[] {
  const { text } = pattern
  const defect = principalDefect(text)
  if (!defect) return []
  const message = `no token has the principal ${quote(text)}: it ${defect.text}`
  return [{ code: defect.code, node: pattern, message, about: text }]
}

type IssuerCode = 'issuer-alone' | 'slash-in-subject' | 'unknown-issuer'

function* issuerProblem(pattern: Node, policy: Manifest, mesh: Mesh): Generator<Problem<IssuerCode>> {
  const issuer = issuerPattern(pattern.text)
  if (!issuer) return
  const around = meshOfAllFiles(mesh)
  if (mayHaveIssuer(mesh, around, policy, issuer)) return
  const issuers = issuersFor(mesh, around, policy)
  const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
  const { code, text } = reasonOf(pattern.text, issuers)
  yield {
    code,
    node: pattern,
    ...doubt,
    message: `no token has the principal ${quote(pattern.text)}: ${text}${note}`,
    about: pattern.text,
  }
}

/** Most of them have the right issuer and go wrong after it. */
function reasonOf(
  text: string,
  issuers: readonly string[],
): { readonly code: IssuerCode; readonly text: string } {
  const bare = text.replace(/\/?\*?$/, '')
  const same = issuers.find((issuer) => issuer === text || issuer.replace(/\/$/, '') === bare)
  if (same !== undefined) {
    const advice = `write ${quote(`${same}/*`)} for each of its tokens`
    return { code: 'issuer-alone', text: `the issuer is ${quote(same)}; ${advice}` }
  }
  const longer = issuers.find((issuer) => text.startsWith(`${issuer}/`))
  if (longer !== undefined) {
    const advice = 'use `request.auth.claims[sub]`'
    const reason = 'it is taken apart at its last `/`, so no subject may hold one'
    return { code: 'slash-in-subject', text: `${reason}; ${advice}` }
  }
  return { code: 'unknown-issuer', text: `tokens are accepted here of ${quoteAll(issuers)} alone` }
}
