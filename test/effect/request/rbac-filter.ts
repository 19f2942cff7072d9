import { regexTextMatch } from '../../../src/effect/request/match/text-match.ts'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'

/** A part of Envoy's RBAC filter: a policy, a permission, a principal or a matcher. */
export interface Expression {
  readonly [field: string]: unknown
}

/** Whether a policy of an RBAC filter matches a request (Envoy `source/extensions/filters/common/rbac/matchers.cc`). */
export function holds(policy: Expression, facts: Facts): boolean {
  return any(policy['permissions'], facts) && any(policy['principals'], facts)
}

function any(list: unknown, facts: Facts): boolean {
  return itemsOf(list).some((item) => matches(item, facts))
}

function matches(expression: Expression, facts: Facts): boolean {
  const [[field, value]] = Object.entries(expression) as [[string, unknown]]
  const matcher = matchers[field]
  if (!matcher) throw new Error(`no matcher for ${field}`)
  return matcher(value as Expression, facts)
}

const matchers: Readonly<Record<string, (value: Expression, facts: Facts) => boolean>> = {
  any: () => true,
  andRules: ({ rules }, facts) => itemsOf(rules).every((rule) => matches(rule, facts)),
  orRules: ({ rules }, facts) => any(rules, facts),
  notRule: (rule, facts) => !matches(rule, facts),
  andIds: ({ ids }, facts) => itemsOf(ids).every((id) => matches(id, facts)),
  orIds: ({ ids }, facts) => any(ids, facts),
  notId: (id, facts) => !matches(id, facts),
  header: ({ name, ...matcher }, facts) => {
    const value = headerOf(String(name), facts)
    return (
      value !== undefined &&
      ('presentMatch' in matcher || textHolds(matcher['stringMatch'] as Expression, value))
    )
  },
  urlPath: ({ path }, facts) => textHolds(path as Expression, facts.path),
  uriTemplate: ({ typedConfig }, facts) =>
    templateHolds(String((typedConfig as Expression)['pathTemplate']), facts.path),
  destinationPort: (port, facts) => Number(port) === facts.destinationPort,
  destinationIp: (range, facts) => rangeHolds(range, facts.destinationAddress!),
  directRemoteIp: (range, facts) => rangeHolds(range, facts.source!),
  remoteIp: (range, facts) => rangeHolds(range, facts.remote!),
  requestedServerName: (matcher, facts) => textHolds(matcher, facts.sni),
  authenticated: ({ principalName }, facts) =>
    facts.principal !== null && textHolds(principalName as Expression, facts.principal!),
  metadata: ({ filter, path, value }, facts) => {
    if (filter !== 'envoy.filters.http.jwt_authn') return false
    const keys = itemsOf(path).map(({ key }) => String(key))
    return valueHolds(value as Expression, at({ payload: facts.claims }, keys))
  },
}

function headerOf(name: string, { headers, authority, method }: Facts): string | undefined {
  return (
    ({ ':authority': authority, ':method': method } as Record<string, string>)[name] ??
    headers.get(name.toLowerCase())
  )
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((parent, key) => (parent as Expression | null | undefined)?.[key], value)
}

function valueHolds(matcher: Expression, value: unknown): boolean {
  const { stringMatch, orMatch, listMatch } = matcher as Record<string, Expression>
  if (orMatch) return itemsOf(orMatch['valueMatchers']).some((item) => valueHolds(item, value))
  if (listMatch)
    return Array.isArray(value) && value.some((item) => valueHolds(listMatch['oneOf'] as Expression, item))
  return typeof value === 'string' && textHolds(stringMatch!, value)
}

function textHolds(matcher: Expression, text: string): boolean {
  const { exact, prefix, suffix, safeRegex, ignoreCase } = matcher
  const fold = (value: unknown): string => (ignoreCase === true ? String(value).toLowerCase() : String(value))
  if (safeRegex) return regexTextMatch(String((safeRegex as Expression)['regex']))(text) === true
  if (prefix !== undefined) return fold(text).startsWith(fold(prefix))
  if (suffix !== undefined) return fold(text).endsWith(fold(suffix))
  return fold(text) === fold(exact ?? '')
}

/** `*` is one segment, `**` any number of them. */
function templateHolds(template: string, path: string): boolean {
  const pattern = template
    .split(/(\*\*?)/)
    .map((part) => ({ '*': '[^/]+', '**': '.*' })[part] ?? part.replace(/[.+?()[\]{}|\\^$]/g, '\\$&'))
  return new RegExp(`^${pattern.join('')}$`).test(path)
}

function rangeHolds({ addressPrefix, prefixLen }: Expression, address: string): boolean {
  const bits = (text: string): string =>
    text
      .split('.')
      .map((octet) => Number(octet).toString(2).padStart(8, '0'))
      .join('')
  return bits(address).startsWith(bits(String(addressPrefix)).slice(0, Number(prefixLen ?? 0)))
}

function itemsOf(list: unknown): Expression[] {
  return Array.isArray(list) ? (list as Expression[]) : []
}

interface Literals {
  readonly texts: readonly string[]
  readonly ports: readonly number[]
  readonly addresses: readonly string[]
}

/** What a filter compares with; of prefixes, suffixes and regular expressions a text that they match. */
export function literalsOf(value: unknown): Literals {
  const found = { texts: [] as string[], ports: [] as number[], addresses: [] as string[] }
  collect(value, found)
  return found
}

function collect(value: unknown, found: { texts: string[]; ports: number[]; addresses: string[] }): void {
  if (typeof value !== 'object' || value === null) return
  for (const [field, item] of Object.entries(value)) {
    if (field === 'exact') found.texts.push(String(item))
    else if (field === 'prefix') found.texts.push(`${item}x`)
    else if (field === 'suffix') found.texts.push(`x${item}`)
    else if (field === 'regex') found.texts.push(sampleOf(String(item)))
    else if (field === 'pathTemplate') found.texts.push(String(item).replaceAll(/\*+/g, 'x'))
    else if (field === 'destinationPort') found.ports.push(Number(item))
    else if (field === 'addressPrefix') found.addresses.push(String(item))
    else collect(item, found)
  }
}

function sampleOf(pattern: string): string {
  const sample = pattern
    .replace('(.+/|)', '')
    .replace('(/.+)?', '')
    .replace('[^/]*', 'x')
    .replaceAll(/\.[*+]/g, 'x')
  return sample.replaceAll('\\', '')
}
