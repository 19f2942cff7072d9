import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem, type ProposedFix } from '../rule.ts'
import {
  listsOf,
  operationFields,
  operationsOf,
  sourceFields,
  policySources,
  type PatternList,
} from './helpers/parts.ts'

export const neverMatches = defineRule({
  id: 'authz/never-matches',
  codes: [
    'host-with-path',
    'lower-case-method',
    'no-leading-slash',
    'query-in-path',
    'spiffe-prefix',
    'literal-wildcard',
    'inner-wildcard',
    'literal-end-wildcard',
  ],
  severity: 'error',
  summary: 'A pattern that no request can match.',
  why: 'One wildcard counts, at the beginning of a value or else at its end; any other stands for itself. Methods are compared letter by letter, paths begin with a slash and hold no query, principals have no `spiffe://`. An ALLOW with such a value lets nobody in, a DENY stops nobody.',
  fix: 'Write the value as the proxy sees it: `GET`, `/orders/*`, `/orders/{*}/items`, `cluster.local/ns/shop/sa/web`.',
  parts: ['patch', 'unapplied'],
  on: {
    *AuthorizationPolicy({ spec }) {
      for (const rule of spec.items('rules')) {
        const sources = policySources(rule).flatMap((source) => listsOf(source, sourceFields))
        const operations = operationsOf(rule).flatMap((operation) => listsOf(operation, operationFields))
        for (const list of [...sources, ...operations, ...conditionsOf(rule)]) yield* listProblems(list)
        yield* literalWildcards(rule)
      }
    },
  },
})

/** Conditions on what is compared like a field. */
function conditionsOf(rule: Node): PatternList[] {
  return rule.items('when').flatMap((when) => {
    const field = conditions.get(when.get('key').text)
    if (field === undefined) return []
    return [
      { field, isNegative: false, node: when.get('values') },
      { field, isNegative: true, node: when.get('notValues') },
    ]
  })
}

/** Why no request has a value. */
interface Defect {
  readonly code: Code
  /** The end of a sentence. */
  readonly text: string
}

type Code = OwnCode | 'literal-wildcard' | 'inner-wildcard'
type OwnCode = 'host-with-path' | 'lower-case-method' | 'no-leading-slash' | 'query-in-path' | 'spiffe-prefix'

function* listProblems({ field, isNegative, node }: PatternList): Generator<Problem<Code>> {
  for (const value of node.items()) {
    const defect = value.text === '' ? null : defectOf(field, value.text)
    if (defect === null) continue
    const { code, text } = defect
    const message = `${quote(value.text)} in \`${node.pathKeys.at(-1)}\` ${text}`
    if (isNegative)
      yield { code, node: value, severity: 'warning', message: `${message}; it excludes nothing` }
    else yield { code, node: value, message: `${message}; it matches nothing`, ...fixOf(field, value) }
  }
}

/** A header or a claim may hold a `*`, and few of those who write `*shop*` mean one that ends in it. */
function* literalWildcards(rule: Node): Generator<Problem<'literal-end-wildcard'>> {
  const texts = rule.items('when').filter((when) => textKeys.test(when.get('key').text))
  const values = texts.flatMap((when) => [...when.items('values'), ...when.items('notValues')])
  for (const value of values.filter(({ text }) => isBetweenWildcards(text))) {
    yield {
      code: 'literal-end-wildcard',
      node: value,
      severity: 'warning',
      message: `${quote(value.text)} begins with a \`*\`, and then any other stands for itself: it matches what ends in ${quote(value.text.slice(1))}`,
    }
  }
}

/** `*shop*`, and nothing that may be a range of media types, such as `*\/*`. */
function isBetweenWildcards(text: string): boolean {
  return text.length > 2 && text.startsWith('*') && /[^/]\*$/.test(text)
}

const textKeys = /^request\.(headers\[|auth\.(claims\[|audiences$|presenter$))/

/** Why no request has such a value; `null` if one may. */
function defectOf(field: string, value: string): Defect | null {
  const own = Object.hasOwn(defects, field) ? defects[field]!(value) : null
  if (own !== null || !wildcardFields.has(field)) return own
  if (field === 'paths' && /[{}]/.test(value)) return null
  const wildcard = wildcardDefect(value)
  if (wildcard === null || field !== 'paths') return wildcard
  return { ...wildcard, text: `${wildcard.text}: \`{*}\` takes one segment` }
}

/** Istio takes one `*` off a value, at its begin before its end (`pilot/pkg/security/authz/matcher/string.go`). */
function wildcardDefect(value: string): Defect | null {
  if (/^\*.*\*/s.test(value))
    return { code: 'literal-wildcard', text: 'begins with a `*`, and then any other stands for itself' }
  if (!/^[^*]+\*./s.test(value)) return null
  return { code: 'inner-wildcard', text: 'has a `*` that is not at an end, where it stands for itself' }
}

const defects: Readonly<Record<string, (value: string) => Defect | null>> = {
  hosts: (host) =>
    defectIf(
      host.includes('/'),
      'host-with-path',
      'holds more than a host: write the name alone, with its port if it has one',
    ),
  methods: (method) =>
    defectIf(
      standardMethod(method) !== undefined,
      'lower-case-method',
      'is written in lower case: methods are in capitals',
    ),
  paths: pathDefect,
  principals: (principal) =>
    defectIf(
      principal.startsWith('spiffe://'),
      'spiffe-prefix',
      'begins with `spiffe://`, which Istio adds itself',
    ),
}

function defectIf(isWrong: boolean, code: OwnCode, text: string): Defect | null {
  return isWrong ? { code, text } : null
}

function pathDefect(path: string): Defect | null {
  const hasStart = /^[/*{]/.test(path)
  if (!hasStart) return { code: 'no-leading-slash', text: 'does not begin with a slash, as every path does' }
  const text = 'holds a query, which is cut off before paths are compared'
  return defectIf(path.includes('?'), 'query-in-path', text)
}

/** The method in capitals that a value is the same as but for its letters; `*` at an end stays. */
function standardMethod(value: string): string | undefined {
  const upper = value.toUpperCase()
  return upper !== value && methods.has(upper.replace(/^\*|\*$/g, '')) ? upper : undefined
}

/** What else the value could have been meant to be is not in question. */
function fixOf(field: string, value: Node): { fix?: ProposedFix } {
  const method = field === 'methods' ? standardMethod(value.text) : undefined
  if (method !== undefined)
    return { fix: { title: `write ${method}`, set: [{ node: value, value: method }] } }
  const [, principal] = field === 'principals' ? (/^spiffe:\/\/(.+)$/s.exec(value.text) ?? []) : []
  if (principal === undefined) return {}
  return { fix: { title: 'leave out spiffe://', set: [{ node: value, value: principal }] } }
}

const conditions: ReadonlyMap<string, string> = new Map([
  ['source.principal', 'principals'],
  ['connection.sni', 'hosts'],
])

/** Not namespaces, in which `*` stands for anything anywhere; not claims and headers, which may hold one. */
const wildcardFields = new Set(['hosts', 'methods', 'paths', 'principals'])
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'])
