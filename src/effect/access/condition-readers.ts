import type { Attribute, RuleContext } from '../request/policy/attribute.ts'
import {
  conditionAttributes,
  operationAttributes,
  sourceAttributes,
  unknownKey,
} from '../request/policy/attributes.ts'
import { bracketedNames } from '../request/policy/claims.ts'
import { identityPatterns } from '../request/policy/identity-attributes.ts'
import { requestPrincipalPatterns } from '../request/policy/request-principal.ts'
import { policyHostPattern, methodOrHeaderPattern, pathPattern } from '../request/policy/value-patterns.ts'
import { policyPattern, textMatch, type TextPattern } from '../request/match/text-match.ts'
import { isIPOrRange } from '../../syntax/address.ts'
import {
  allConditions,
  anyCondition,
  everyRequest,
  patternCondition,
  noRequest,
  claimsCondition,
  identityCondition,
  type SpaceCondition,
} from './conditions.ts'
import { patternWords } from './pattern-words.ts'
import { serverNameCondition, type ServerNames } from './server-names.ts'
import type { SpaceDraft } from './space-draft.ts'
import { noToken, type TokenSample } from './token-sample.ts'

/** The inputs for reading the conditions of rules. */
export interface ConditionScope {
  readonly draft: SpaceDraft
  /** The port of all requests; absent if it differs between requests. */
  readonly port?: number
  /** True if the client address is that of the peer. */
  readonly isRemotePeer: boolean
  readonly serverNames: ServerNames
  /** Headers that proxies set. Their values are equal in base and head if `headerState` is. */
  readonly madeHeaders: ReadonlySet<string>
  readonly headerState: string
  /** Query parameters that tokens are read from. */
  readonly madeParameters: ReadonlySet<string>
}

/** Converts a value of an attribute to a condition on the axes of a request; `key` is that of a condition in `when`. */
export type ConditionReader = (
  value: string,
  key: string,
  scope: ConditionScope,
  context: RuleContext,
) => SpaceCondition

/** A text on one axis. */
function onAxis(axis: string, patternOf: (value: string) => TextPattern): ConditionReader {
  return (value, _, { draft }) => textCondition(draft, axis, patternOf(value))
}

function textCondition(draft: SpaceDraft, axis: string, pattern: TextPattern): SpaceCondition {
  if (pattern.form === 'any' && !/^(header|query|claim) /.test(axis)) return everyRequest
  return patternCondition(draft.text(axis, pattern, patternWords(axis, pattern)))
}

function addressOn(axis: 'source' | 'destination'): ConditionReader {
  return (value, _, { draft }) =>
    isIPOrRange(value) ? patternCondition(draft.address(axis, value)) : noRequest
}

/** For TCP connections this is the address of the peer. */
const remoteAddress: ConditionReader = (value, _, { draft, isRemotePeer }) => {
  if (!isIPOrRange(value)) return noRequest
  const ofPeer = patternCondition(draft.address('source', value))
  if (isRemotePeer) return ofPeer
  const ofClient = patternCondition(draft.address('remote', value))
  return (evaluation) => (evaluation.isStream === true ? ofPeer : ofClient)(evaluation)
}

const port: ConditionReader = (value, _, scope) => {
  const number = /^(0|[1-9]\d*)$/.test(value) ? Number(value) : -1
  if (scope.port !== undefined) return number === scope.port ? everyRequest : noRequest
  return number < 0 ? noRequest : patternCondition(scope.draft.port(number))
}

function identityOf(kind: keyof typeof identityPatterns): ConditionReader {
  return (value, _, { draft }, context) =>
    identityCondition(
      anyCondition(
        identityPatterns[kind](value, context).map((pattern) =>
          patternCondition(draft.text('identity', pattern, `${identityWords[kind]}\`${value}\``)),
        ),
      ),
    )
}

const identityWords = {
  principals: '',
  namespaces: 'namespace ',
  serviceAccounts: 'service account ',
  trustDomains: 'trust domain ',
} as const satisfies Record<keyof typeof identityPatterns, string>

const requestPrincipal: ConditionReader = (value, _, { draft }) => {
  const { issuer, subject } = requestPrincipalPatterns(value)
  return claimsCondition(allConditions([issuerCondition(issuer), textCondition(draft, 'claim sub', subject)]))
}

/** The condition that the issuer of a token matches a pattern. Issuers of verified tokens are those of JWT rules. */
export function issuerCondition(pattern: TextPattern): SpaceCondition {
  const matches = textMatch(pattern)
  return ({ space, isOfSecond }) => {
    const samples = (space.axis('token')?.samples ?? []) as readonly TokenSample[]
    return space.among(
      'token',
      samples.flatMap((sample, atom) => {
        const { issuer } = (isOfSecond ? sample.second : sample) ?? noToken
        return issuer !== null && matches(issuer) === true ? [atom] : []
      }),
    )
  }
}

function claim(pathOf: (key: string) => readonly string[]): ConditionReader {
  return (value, key, { draft }) => {
    const path = pathOf(key)
    const pattern = policyPattern(value)
    if (path.join() === 'iss') return claimsCondition(issuerCondition(pattern))
    return claimsCondition(textCondition(draft, `claim ${path.join('][')}`, pattern))
  }
}

/** Headers that proxies set or read tokens from are not compared: their value is the same on both sides, or unknown. */
const header: ConditionReader = (value, key, scope) => {
  const [written = ''] = bracketedNames(key)
  const name = written.toLowerCase()
  if (name === 'host' || name === ':authority')
    return onAxis('host', methodOrHeaderPattern)(value, key, scope, none)
  if (name === ':method') return onAxis('method', methodOrHeaderPattern)(value, key, scope, none)
  if (name.startsWith(':') || name === 'x-forwarded-for' || scope.madeHeaders.has(name)) {
    const flag = `header ${name} ${value} ${scope.headerState}`
    return patternCondition(scope.draft.flag(flag, `what proxies make of the header \`${name}\``))
  }
  return onAxis(`header ${name}`, methodOrHeaderPattern)(value, key, scope, none)
}

/** Reading texts does not depend on the rule context. */
const none: RuleContext = { namespace: '', isAllow: false, trustDomains: { names: [''], isStated: false } }

const metadata: ConditionReader = (value, key, { draft }) =>
  patternCondition(draft.flag(`metadata ${key} ${value}`, `the metadata of Envoy's filter \`${key}\``))

/** By attribute of a rule, how a value of it becomes a condition. */
export const conditionReaders: ReadonlyMap<Attribute, ConditionReader> = new Map([
  [sourceAttributes['ipBlocks']!, addressOn('source')],
  [sourceAttributes['remoteIpBlocks']!, remoteAddress],
  [sourceAttributes['namespaces']!, identityOf('namespaces')],
  [sourceAttributes['trustDomains']!, identityOf('trustDomains')],
  [sourceAttributes['serviceAccounts']!, identityOf('serviceAccounts')],
  [sourceAttributes['requestPrincipals']!, requestPrincipal],
  [sourceAttributes['principals']!, identityOf('principals')],
  [operationAttributes['ports']!, port],
  [operationAttributes['paths']!, onAxis('path', pathPattern)],
  [operationAttributes['methods']!, onAxis('method', methodOrHeaderPattern)],
  [operationAttributes['hosts']!, onAxis('host', policyHostPattern)],
  [conditionAttributes['destination.ip']!, addressOn('destination')],
  [
    conditionAttributes['connection.sni']!,
    (value, _, { draft, serverNames }) => serverNameCondition(policyPattern(value), draft, serverNames),
  ],
  [conditionAttributes['experimental.envoy.filters.']!, metadata],
  [conditionAttributes['request.auth.audiences']!, claim(() => ['aud'])],
  [conditionAttributes['request.auth.presenter']!, claim(() => ['azp'])],
  [conditionAttributes['request.headers[']!, header],
  [conditionAttributes['request.auth.claims[']!, claim(bracketedNames)],
  [unknownKey, () => noRequest],
])
