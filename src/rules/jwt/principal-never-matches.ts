import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { issuerClaimProblems } from './helpers/issuer-claims.ts'
import { issuerNodesFor, issuersFor, mayHaveIssuer } from './helpers/issuers.ts'
import {
  issuerPattern,
  principalComponents,
  principalDefect,
  type PrincipalCode,
} from './helpers/principal.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'
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
  summary: 'A principal or issuer of a request that no token has.',
  why: 'Istio splits a principal at its last `/` into issuer and subject, and reads `*` as a wildcard only at the start or end. Any other form matches no token: it lets nobody in, and keeps nobody out.',
  fix: 'Write `ISSUER/SUBJECT`, `ISSUER/*` for every token of an issuer, or `*` for any token; compare a subject that contains a `/` with `request.auth.claims[sub]`.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (actionOf(policy) === 'CUSTOM' || policy.spec.get('action').isUnfilled) return
      for (const condition of conditionsOf(policy)) {
        // A condition that excludes an issuer nobody has is harmless; one that requires it locks everybody out.
        const locksOut = condition.isNegative === (actionOf(policy) === 'DENY')
        for (const pattern of patternsIn(condition)) {
          const [defect] = syntaxProblem(pattern)
          if (defect) yield defect
          else if (locksOut) yield* issuerProblem(pattern, policy, mesh)
        }
      }
      yield* issuerClaimProblems(policy, mesh)
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

function syntaxProblem(pattern: Node): Problem<PrincipalCode>[] {
  const { text } = pattern
  const defect = principalDefect(text)
  if (!defect) return []
  const message = `no token has the principal ${quote(text)}: it ${defect.text}`
  const { everyToken } = defect
  // What is split inside of the issuer has no subject.
  const components = defect.code === 'split-in-issuer' ? {} : { components: principalComponents(text) }
  const fix = everyToken === undefined ? {} : { fix: fixOf(pattern, everyToken) }
  return [{ code: defect.code, node: pattern, message, about: text, ...components, ...fix }]
}

type IssuerCode = 'issuer-alone' | 'slash-in-subject' | 'unknown-issuer'

function* issuerProblem(pattern: Node, policy: Manifest, mesh: Mesh): Generator<Problem<IssuerCode>> {
  const issuer = issuerPattern(pattern.text)
  if (!issuer) return
  const allFiles = meshOfOtherObjects(mesh)
  if (mayHaveIssuer(mesh, allFiles, policy, issuer)) return
  const issuers = issuersFor(mesh, allFiles, policy)
  const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
  const { code, text, issuer: statedIssuer, everyToken } = reasonOf(pattern.text, issuers)
  yield {
    code,
    node: pattern,
    ...doubt,
    message: `no token has the principal ${quote(pattern.text)}: ${text}${note}`,
    about: pattern.text,
    related: issuerNodesFor(mesh, allFiles, policy)
      .slice(0, maxShown)
      .map((node) => ({ node, note: 'an issuer whose tokens are read there' })),
    ...(code !== 'issuer-alone' && { components: principalComponents(pattern.text, statedIssuer) }),
    ...(everyToken !== undefined && { fix: fixOf(pattern, everyToken) }),
  }
}

/** Limit on the issuers that a finding shows. */
const maxShown = 5

/** A principal for every token of the issuer; whether only one subject is meant, a person has to say. */
function fixOf(node: Node, value: string): ProposedFix {
  return { safety: 'unsafe', title: `set the principal to ${value}`, set: [{ node, value }] }
}

/** Why no issuer matches. */
interface IssuerReason {
  readonly code: IssuerCode
  /** The end of a sentence. */
  readonly text: string
  /** The issuer that is meant, where Istio reads another one. */
  readonly issuer?: string
  /** The principal of every token of the issuer, if the text is only an issuer. */
  readonly everyToken?: string
}

/** Why no issuer matches; most such principals have the right issuer and a wrong end. */
function reasonOf(text: string, issuers: readonly string[]): IssuerReason {
  const withoutWildcard = text.replace(/\/?\*?$/, '')
  const matchingIssuer = issuers.find(
    (issuer) => issuer === text || issuer.replace(/\/$/, '') === withoutWildcard,
  )
  if (matchingIssuer !== undefined) {
    const everyToken = `${matchingIssuer}/*`
    const advice = `write ${quote(everyToken)} for each of its tokens`
    return { code: 'issuer-alone', text: `the issuer is ${quote(matchingIssuer)}; ${advice}`, everyToken }
  }
  const issuerPrefix = issuers.find((issuer) => text.startsWith(`${issuer}/`))
  if (issuerPrefix !== undefined) {
    const advice = 'use `request.auth.claims[sub]`'
    const reason = 'it is split at its last `/`, so a subject cannot contain one'
    return { code: 'slash-in-subject', text: `${reason}; ${advice}`, issuer: issuerPrefix }
  }
  return { code: 'unknown-issuer', text: `only tokens of ${quoteAll(issuers)} are accepted here` }
}
