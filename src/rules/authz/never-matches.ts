import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, ProposedFix } from '../problem.ts'
import { contradictorySources } from './helpers/contradictory-source.ts'
import { valueMismatch, standardMethod, type ValueMismatchCode } from './helpers/unmatched-values.ts'
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

function* listProblems({ field, isNegative, node }: PatternList): Generator<Problem<ValueMismatchCode>> {
  for (const value of node.items()) {
    const defect = value.text === '' ? null : valueMismatch(field, value.text)
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
