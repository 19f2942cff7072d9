import type { Manifest } from './render.ts'

/** A request as it reaches a proxy. Without a token it carries none; a token here is signed and not expired. */
export interface Request {
  readonly host: string
  readonly path: string
  readonly method?: string
  readonly token?: Readonly<Record<string, unknown>>
}

/** The pods a request reaches. */
export interface Workload {
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
}

/**
 * The answer of Istio's JWT and RBAC filters: 401, 403, or 200 where both let the request pass. Knows DENY
 * policies by the documentation of AuthorizationPolicy and RequestAuthentication, and refuses to guess about others.
 */
export function decide(objects: readonly Manifest[], workload: Workload, request: Request): 200 | 401 | 403 {
  const selected = objects.filter((object) => selects(object, workload))
  const jwtRules = selected
    .filter((object) => object.kind === 'RequestAuthentication')
    .flatMap((object) => object.spec['jwtRules'] as JwtRule[])
  if (request.token && !accepted(jwtRules, request.token)) return 401
  const policies = selected.filter((object) => object.kind === 'AuthorizationPolicy')
  return policies.some((policy) => denies(policy, request)) ? 403 : 200
}

interface JwtRule {
  readonly issuer: string
  readonly audiences?: readonly string[]
}

interface Rule {
  readonly from?: readonly { readonly source: { readonly notRequestPrincipals: readonly string[] } }[]
  readonly to?: readonly { readonly operation: Operation }[]
  readonly when?: readonly { readonly key: string; readonly notValues: readonly string[] }[]
}

interface Operation {
  readonly hosts?: readonly string[]
  readonly paths?: readonly string[]
  readonly notPaths?: readonly string[]
  readonly notMethods?: readonly string[]
}

function selects(object: Manifest, workload: Workload): boolean {
  const selector = object.spec['selector'] as { matchLabels?: Record<string, string> } | undefined
  if (object.metadata.namespace !== workload.namespace || !selector?.matchLabels) return false
  return Object.entries(selector.matchLabels).every(([key, value]) => workload.labels[key] === value)
}

function accepted(rules: readonly JwtRule[], token: Readonly<Record<string, unknown>>): boolean {
  const audiences = [token['aud']].flat()
  return rules.some(
    (rule) =>
      rule.issuer === token['iss'] && (rule.audiences ?? audiences).some((audience) => audiences.includes(audience)),
  )
}

function denies(policy: Manifest, request: Request): boolean {
  onlyKeys(policy.spec, ['selector', 'action', 'rules'])
  if (policy.spec['action'] !== 'DENY')
    throw new Error(`${policy.metadata.name}: this evaluator knows DENY only`)
  return (policy.spec['rules'] as Rule[]).some((rule) => matches(rule, request))
}

function matches(rule: Rule, request: Request): boolean {
  onlyKeys(rule, ['from', 'to', 'when'])
  const { from, to, when } = rule
  return (
    (from === undefined ||
      from.some(({ source }) => noneOf(source.notRequestPrincipals, principal(request)))) &&
    (to === undefined || to.some(({ operation }) => matchesOperation(operation, request))) &&
    (when ?? []).every(({ key, notValues }) => claim(request, key).every((value) => noneOf(notValues, value)))
  )
}

function matchesOperation(operation: Operation, request: Request): boolean {
  onlyKeys(operation, ['hosts', 'paths', 'notPaths', 'notMethods'])
  if (Object.keys(operation).length === 0) throw new Error('an empty operation is refused by the webhook')
  const { hosts, paths, notPaths = [], notMethods = [] } = operation
  return (
    (hosts === undefined || !noneOf(hosts.map(lower), lower(request.host))) &&
    (paths === undefined || !noneOf(paths, request.path)) &&
    noneOf(notPaths, request.path) &&
    noneOf(notMethods, request.method ?? 'GET')
  )
}

function noneOf(patterns: readonly string[], value: string): boolean {
  return !patterns.some((pattern) => matchesPattern(pattern, value))
}

/** Exact, `*` for anything that is there, `prefix*`, `*suffix`. */
function matchesPattern(pattern: string, value: string): boolean {
  if (pattern === '*') return value !== ''
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1))
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1))
  return pattern === value
}

function principal({ token }: Request): string {
  return token?.['iss'] && token['sub'] ? `${String(token['iss'])}/${String(token['sub'])}` : ''
}

/** The strings of a claim, none where the token lacks it; `scope` is a list separated by spaces. */
function claim({ token }: Request, key: string): string[] {
  const path = /^request\.auth\.claims((?:\[[^\]]+\])+)$/.exec(key)?.[1]?.slice(1, -1).split('][')
  if (!path) throw new Error(`this evaluator does not know the key ${key}`)
  const value = path.reduce<unknown>(
    (object, name) => (object as Record<string, unknown> | undefined)?.[name],
    token,
  )
  if (path[0] === 'scope' && typeof value === 'string') return value.split(' ')
  return value === undefined ? [] : [value].flat().map(String)
}

function onlyKeys(object: object, allowed: readonly string[]): void {
  const unknown = Object.keys(object).filter((key) => !allowed.includes(key))
  if (unknown.length > 0) throw new Error(`this evaluator does not know ${unknown.join(', ')}`)
}

function lower(text: string): string {
  return text.toLowerCase()
}
