import { table } from '../../core/table.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'
import { contradictorySources } from './helpers/contradictory-source.ts'
import {
  listsOf,
  operationFields,
  operationsOf,
  sourceFields,
  policySources,
  type PatternList,
} from './helpers/pattern-lists.ts'

export const neverMatches = defineRule({
  id: 'authz/never-matches',
  codes: [
    'host-with-path',
    'lower-case-method',
    'no-method',
    'no-leading-slash',
    'query-in-path',
    'fragment-in-path',
    'white-space',
    'spiffe-prefix',
    'literal-wildcard',
    'inner-wildcard',
    'literal-end-wildcard',
    'contradictory-source',
  ],
  severity: 'error',
  summary: 'A pattern that no request can match.',
  why: 'Istio reads one `*` as a wildcard, at the beginning of a value or else at its end; any other `*` is a literal character. Methods are case-sensitive, paths begin with a slash and have no query or fragment, principals have no `spiffe://`. All fields of a source have to match: principals of one namespace beside another namespace name nobody. An ALLOW with such a value lets nobody in, a DENY stops nobody.',
  fix: 'Write the value as the proxy sees it: `GET`, `/orders/*`, `/orders/{*}/items`, `cluster.local/ns/shop/sa/web`.',
  parts: ['patch', 'unapplied'],
  on: {
    *AuthorizationPolicy({ spec }) {
      for (const rule of spec.items('rules')) {
        const sources = policySources(rule).flatMap((source) => listsOf(source, sourceFields))
        const operations = operationsOf(rule).flatMap((operation) => listsOf(operation, operationFields))
        for (const list of [...sources, ...operations, ...conditionsOf(rule)]) yield* listProblems(list)
        yield* literalWildcards(rule)
        for (const source of policySources(rule)) yield* contradictorySources(source)
      }
    },
  },
})

/** The lists of conditions whose values Istio compares in the same way as those of a field. */
function conditionsOf(rule: Node): PatternList[] {
  return rule.items('when').flatMap((when) => {
    const field = fieldByKey.get(when.get('key').text)
    if (field === undefined) return []
    return [
      { field, isNegative: false, node: when.get('values') },
      { field, isNegative: true, node: when.get('notValues') },
    ]
  })
}

/** Why no request matches a value. */
interface Defect {
  readonly code: Code
  /** The end of a sentence about the value. */
  readonly text: string
}

type Code = FieldCode | 'literal-wildcard' | 'inner-wildcard'
type FieldCode =
  | 'host-with-path'
  | 'lower-case-method'
  | 'no-method'
  | 'no-leading-slash'
  | 'query-in-path'
  | 'fragment-in-path'
  | 'white-space'
  | 'spiffe-prefix'

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

/**
 * Reports values such as `*shop*` for headers and claims. Such a value may match, since a header may contain a `*`, but
 * hardly anybody who writes it intends a literal `*` at its end.
 */
function* literalWildcards(rule: Node): Generator<Problem<'literal-end-wildcard'>> {
  const textConditions = rule.items('when').filter((when) => textKeys.test(when.get('key').text))
  const values = textConditions.flatMap((when) => [...when.items('values'), ...when.items('notValues')])
  for (const value of values.filter(({ text }) => isBetweenWildcards(text))) {
    yield {
      code: 'literal-end-wildcard',
      node: value,
      severity: 'warning',
      message: `${quote(value.text)} begins with a \`*\`, so the other \`*\` is a literal character: it matches values that end in ${quote(value.text.slice(1))}; use one wildcard`,
    }
  }
}

/** True for a value such as `*shop*`, but not for one that may be a range of media types, such as `*\/*`. */
function isBetweenWildcards(text: string): boolean {
  return text.length > 2 && text.startsWith('*') && /[^/]\*$/.test(text)
}

const textKeys = /^request\.(headers\[|auth\.(claims\[|audiences$|presenter$))/

/** Why no request matches a value; `null` if one may. */
function defectOf(field: string, value: string): Defect | null {
  const fieldProblem = Object.hasOwn(defects, field) ? defects[field]!(value) : null
  if (fieldProblem !== null || !wildcardFields.has(field)) return fieldProblem
  if (field === 'paths' && /[{}]/.test(value)) return null
  const wildcard = wildcardDefect(value)
  if (wildcard === null || field !== 'paths') return wildcard
  return { ...wildcard, text: `${wildcard.text}: write \`{*}\` for one segment` }
}

/**
 * Reports a `*` that Istio reads as a literal character: it removes one `*` from a value, from its beginning or else from
 * its end (istio `pilot/pkg/security/authz/matcher/string.go`).
 */
function wildcardDefect(value: string): Defect | null {
  if (/^\*.*\*/s.test(value))
    return { code: 'literal-wildcard', text: 'begins with a `*`, so any other `*` is a literal character' }
  if (!/^[^*]+\*./s.test(value)) return null
  return { code: 'inner-wildcard', text: 'has a `*` in the middle, where it is a literal character' }
}

const defects = table<(value: string) => Defect | null>({
  hosts: (host) =>
    defectIf(
      host.includes('/'),
      'host-with-path',
      'is more than a host: write the name alone, with its port if it has one',
    ) ?? whiteSpaceDefect(host, 'host'),
  methods: (method) =>
    defectIf(
      standardMethod(method) !== undefined,
      'lower-case-method',
      'is not in capital letters, as every method is',
    ) ?? methodDefect(method),
  paths: pathDefect,
  principals: (principal) =>
    defectIf(
      principal.startsWith('spiffe://'),
      'spiffe-prefix',
      'begins with `spiffe://`, which Istio adds itself',
    ),
})

function defectIf(isWrong: boolean, code: FieldCode, text: string): Defect | null {
  return isWrong ? { code, text } : null
}

function pathDefect(path: string): Defect | null {
  const hasStart = /^[/*{]/.test(path)
  if (!hasStart) return { code: 'no-leading-slash', text: 'does not begin with a slash, as every path does' }
  const query = 'has a query, which Istio removes before it compares paths'
  const fragment = 'has a fragment, with which Envoy refuses every request'
  return (
    defectIf(path.includes('?'), 'query-in-path', query) ??
    defectIf(path.includes('#'), 'fragment-in-path', fragment) ??
    whiteSpaceDefect(path, 'path')
  )
}

/** Reports a value with a character that no method has (RFC 9110, section 5.6.2), such as two methods in one text. */
function methodDefect(method: string): Defect | null {
  const text = 'is not one method: give each method a value of its own, without white space or commas'
  return defectIf(!/^[\w!#$%&'*+.^`|~-]+$/.test(method), 'no-method', text)
}

function whiteSpaceDefect(value: string, noun: string): Defect | null {
  return defectIf(/\s/.test(value), 'white-space', `contains white space, which no ${noun} of a request does`)
}

/** A value in capital letters, with its `*` at an end; `undefined` if it is in capitals already, or is no method. */
function standardMethod(value: string): string | undefined {
  const upper = value.toUpperCase()
  return upper !== value && methods.has(upper.replace(/^\*|\*$/g, '')) ? upper : undefined
}

/** Proposes a fix for methods in lower case and for `spiffe://`: only there the intended value is certain. */
function fixOf(field: string, value: Node): { fix?: ProposedFix } {
  const method = field === 'methods' ? standardMethod(value.text) : undefined
  if (method !== undefined)
    return { fix: { safety: 'safe', title: `write ${method}`, set: [{ node: value, value: method }] } }
  const [, principal] = field === 'principals' ? (/^spiffe:\/\/(.+)$/s.exec(value.text) ?? []) : []
  if (principal === undefined) return {}
  return { fix: { safety: 'safe', title: 'leave out spiffe://', set: [{ node: value, value: principal }] } }
}

/** The field that Istio compares in the same way as the key of a condition. */
const fieldByKey: ReadonlyMap<string, string> = new Map([
  ['source.principal', 'principals'],
  ['connection.sni', 'hosts'],
])

/**
 * The fields whose values take one wildcard. Left out are namespaces, in which `*` is a wildcard anywhere, and claims and
 * headers, whose values may contain a `*`.
 */
const wildcardFields = new Set(['hosts', 'methods', 'paths', 'principals'])
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'])
