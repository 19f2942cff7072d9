import type { TestToken } from '../../../core/policy-test-file.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { sampleHost, samplePath, sampleText } from './sample-texts.ts'

/** The conditions of a rule on a request. */
export interface RuleRequest {
  readonly hosts: readonly string[]
  readonly paths: readonly string[]
  readonly methods: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** Tokens that match; empty if no token is needed. */
  readonly tokens: readonly TestToken[]
  /** Callers that match. */
  readonly callers: readonly string[]
}

/** The validity of proposed tokens. */
const lifetime = '+5m'

/** A token of an issuer that is valid for five minutes; `undefined`: it has no audience. */
export function goodToken(issuer: string, audience: string | undefined, subject = 'someone'): TestToken {
  return { issuer, ...(audience !== undefined && { audience }), subject, exp: lifetime }
}

/** The issuers of the tokens of a mesh, each with one of its audiences; `undefined` for one without any. */
export type Issuers = ReadonlyMap<string, string | undefined>

/**
 * The parts of requests that match rules of an AuthorizationPolicy: samples for the values that the rules name. Where the
 * rules have only `notMethods`, one method that is not among them.
 * @param principal the only principal of tokens and callers; `null` for all that the rules name
 */
export function matchingRequest(
  policy: Manifest,
  rules: readonly Node[],
  issuers: Issuers,
  principal: string | null = null,
): RuleRequest {
  const matching = requestIn(policy, rules, issuers, plainFields)
  const { named } = readerOf(rules, plainFields)
  const others = readerOf(rules, negativeFields).operations('methods')
  const methods = matching.methods.length > 0 || others.length === 0 ? matching.methods : otherMethods(others)
  if (principal === null) return { ...matching, methods }
  const isNamed = (field: string): boolean => named(field).includes(principal)
  return {
    ...matching,
    methods,
    ...(isNamed('requestPrincipals') && {
      tokens: tokensOf([principal], conditionsOf(rules, 'values'), issuers),
    }),
    callers: callersOf(policy, (field) => named(field).filter((text) => text === principal)),
  }
}

/** A request that matches none of the rules because of their exceptions. */
export function sparedRequest(policy: Manifest, rules: readonly Node[], issuers: Issuers): RuleRequest {
  const { hosts } = requestIn(policy, rules, issuers, plainFields)
  return { ...requestIn(policy, rules, issuers, negativeFields), hosts }
}

interface Fields {
  /** The key of a field of sources and operations, by its plain name. */
  readonly key: (field: string) => string
  /** The key of the values of conditions. */
  readonly values: 'values' | 'notValues'
}

const plainFields: Fields = { key: (field) => field, values: 'values' }
const negativeFields: Fields = {
  key: (field) => `not${field[0]!.toUpperCase()}${field.slice(1)}`,
  values: 'notValues',
}

function readerOf(rules: readonly Node[], { key }: Fields) {
  const texts = (list: string, item: string) => (field: string) =>
    rules.flatMap((rule) =>
      rule.items(list).flatMap((entry) =>
        entry
          .at(item, key(field))
          .items()
          .map(({ text }) => text),
      ),
    )
  return { operations: texts('to', 'operation'), named: texts('from', 'source') }
}

function requestIn(policy: Manifest, rules: readonly Node[], issuers: Issuers, fields: Fields): RuleRequest {
  const { operations, named } = readerOf(rules, fields)
  const conditions = conditionsOf(rules, fields.values)
  const principals = [...named('requestPrincipals'), ...(conditions.get('request.auth.principal') ?? [])]
  return {
    hosts: operations('hosts').map(sampleHost),
    paths: operations('paths').map(samplePath),
    methods: operations('methods').filter((method) => method !== '*'),
    headers: headersOf(conditions),
    tokens: tokensOf(principals, conditions, issuers),
    callers: callersOf(policy, named),
  }
}

function callersOf(policy: Manifest, named: (field: string) => readonly string[]): string[] {
  return [
    ...named('principals').flatMap(callerOfPrincipal),
    ...named('serviceAccounts').map((name) => (name.includes('/') ? name : `${policy.namespace}/${name}`)),
    ...named('namespaces').map((name) => `${sampleText(name)}/default`),
  ]
}

function otherMethods(methods: readonly string[]): string[] {
  return ['DELETE', 'PUT', 'GET', 'POST', 'PATCH'].filter((method) => !methods.includes(method)).slice(0, 1)
}

/** The values of the conditions of rules, by key. */
function conditionsOf(
  rules: readonly Node[],
  values: Fields['values'],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rules.flatMap((rule) =>
      rule.items('when').flatMap((condition) => {
        const texts = condition.items(values).map(({ text }) => text)
        return texts.length === 0 ? [] : [[condition.get('key').text, texts] as const]
      }),
    ),
  )
}

function headersOf(conditions: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const headers = [...conditions].flatMap(([key, [value]]) => {
    const [, name] = /^request\.headers\[(.+)\]$/.exec(key) ?? []
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), sampleText(value)] as const]
  })
  return Object.fromEntries(headers)
}

function callerOfPrincipal(principal: string): string[] {
  const [, namespace, account] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(`/${principal}`) ?? []
  return namespace === undefined || account === undefined
    ? []
    : [`${sampleText(namespace)}/${sampleText(account)}`]
}

function tokensOf(
  principals: readonly string[],
  conditions: ReadonlyMap<string, readonly string[]>,
  issuers: Issuers,
): TestToken[] {
  const claims = claimsOf(conditions)
  const [audience] = conditions.get('request.auth.audiences') ?? []
  if (principals.length === 0 && Object.keys(claims).length === 0 && audience === undefined) return []
  const senders = principals.length === 0 ? [...issuers.keys()].map((issuer) => `${issuer}/*`) : principals
  return senders
    .flatMap((principal) => tokensOfPrincipal(principal, issuers))
    .map((token) => ({
      ...token,
      ...(audience !== undefined && { audience }),
      ...(Object.keys(claims).length > 0 && { claims }),
    }))
}

/** Tokens of a principal, `ISSUER/SUBJECT`: of each issuer if it names none. */
function tokensOfPrincipal(principal: string, issuers: Issuers): TestToken[] {
  const slash = principal.lastIndexOf('/')
  const [issuer, subject] =
    slash < 0 ? ['*', principal] : [principal.slice(0, slash), principal.slice(slash + 1)]
  const matching = issuers.has(issuer) ? [issuer] : issuer.startsWith('*') ? [...issuers.keys()] : []
  return matching.map((name) => goodToken(name, issuers.get(name), sampleText(subject)))
}

/** Claims that a token states by their own keys. */
const registered: ReadonlySet<string> = new Set(['iss', 'aud', 'sub', 'exp', 'nbf', 'iat'])

/** Nested claims of the conditions `request.auth.claims[a][b]`. */
function claimsOf(conditions: ReadonlyMap<string, readonly string[]>): Record<string, unknown> {
  const claims: Record<string, unknown> = {}
  for (const [key, [value]] of conditions) {
    const [, names] = /^request\.auth\.claims((?:\[[^[\]]+\])+)$/.exec(key) ?? []
    if (names === undefined || value === undefined) continue
    const path = names.slice(1, -1).split('][')
    if (registered.has(path[0]!)) continue
    const last = path.pop()!
    const parent = path.reduce<Record<string, unknown>>(
      (map, name) => (map[name] ??= {}) as Record<string, unknown>,
      claims,
    )
    parent[last] = sampleText(value)
  }
  return claims
}
