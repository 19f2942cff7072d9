import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earlierMatches } from '../../src/istio/routing/match-index.ts'
import { matchCovers, matchesOverlap, matchesOf, type RouteMatch } from '../../src/istio/routing/matches.ts'
import { meshOf } from '../rules/objects.ts'

const pathText = fc
  .array(fc.constantFrom('/', 'a', 'A', 'b'), { maxLength: 3 })
  .map((parts) => `/${parts.join('')}`)
const short = fc.constantFrom('', 'a', 'ab', 'b')
const regex = fc.constantFrom('.*', '/a.*', '/a?', '/(a|b)', '/ab', 'a+')
const words = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    value.map((exact) => ({ exact })),
    value.map((prefix) => ({ prefix })),
    regex.map((expression) => ({ regex: expression })),
  )
const wordsOrNothing = fc.oneof(words(short), fc.constant({}))
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

/** What one entry of `match` can say of a request. */
const entry: fc.Arbitrary<Entry> = fc.record({
  uri: some(words(pathText)),
  ignoreUriCase: some(fc.boolean()),
  method: some(words(short)),
  headers: some(fc.record({ x: some(wordsOrNothing), Y: some(wordsOrNothing) })),
  withoutHeaders: some(fc.record({ x: some(wordsOrNothing) })),
})
/** A StringMatch of Istio; an empty one asks a header to be there. */
interface Words {
  readonly exact?: string
  readonly prefix?: string
  readonly regex?: string
}

interface Entry {
  readonly uri: Words | undefined
  readonly ignoreUriCase: boolean | undefined
  readonly method: Words | undefined
  readonly headers: Headers | undefined
  readonly withoutHeaders: Headers | undefined
}

type Headers = Readonly<Record<string, Words | undefined>>

interface Request {
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

const request: fc.Arbitrary<Request> = fc.record({
  path: pathText,
  method: short,
  headers: fc.record({ x: some(short), y: some(short) }),
})

test('what a match covers is matched by it', () => {
  const entries = fc.array(entry, { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(entries, fc.array(request, { minLength: 8, maxLength: 16 }), (routes, requests) => {
      const matches = matchesIn(routes)
      for (const [outer, wide] of matches.entries()) {
        for (const [inner, narrow] of matches.entries()) {
          if (!matchCovers(wide, narrow, 'http')) continue
          const slipped = requests.filter(
            (sent) => takes(routes[inner]!, sent) && !takes(routes[outer]!, sent),
          )
          expect(slipped).toEqual([])
        }
      }
    }),
  )
})

test('every match covers itself, and overlaps what it covers', () => {
  fc.assert(
    fc.property(entry, entry, (left, right) => {
      const [wide, narrow] = matchesIn([left, right])
      expect(matchCovers(wide!, wide!, 'http')).toBe(true)
      if (matchCovers(wide!, narrow!, 'http'))
        expect(isEmpty(right) || matchesOverlap(wide!, narrow!)).toBe(true)
    }),
  )
})

test('the index finds the first that covers, as looking at each would', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), entry, (entries, last) => {
      const [match, ...earlier] = matchesIn([last, ...entries])
      const index = earlierMatches<RouteMatch>('http')
      for (const candidate of earlier) index.add(candidate)
      expect(index.covering(match!)).toBe(earlier.find((candidate) => matchCovers(candidate, match!, 'http')))
    }),
  )
})

/** The matches of one route. */
function matchesIn(entries: readonly Entry[]): RouteMatch[] {
  const route = { match: entries }
  const [service] = meshOf(
    JSON.stringify({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web' },
      spec: { hosts: ['web'], http: [route] },
    }),
  ).ofKind('VirtualService')
  return matchesOf(service!, service!.spec.items('http')[0]!, 'http')
}

/** What Envoy makes of an entry, written down without a thought for covering. */
function takes(
  { uri, ignoreUriCase, method, headers = {}, withoutHeaders = {} }: Entry,
  sent: Request,
): boolean {
  const value = (name: string) => sent.headers[name.toLowerCase()]
  return (
    (!uri || meets(uri, sent.path, ignoreUriCase === true)) &&
    (!method || meets(method, sent.method, false)) &&
    Object.entries(headers).every(([name, wanted]) => !wanted || isThere(wanted, value(name))) &&
    Object.entries(withoutHeaders).every(([name, wanted]) => !wanted || !isThere(wanted, value(name)))
  )
}

function isThere(wanted: Words, value: string | undefined): boolean {
  return value !== undefined && (Object.keys(wanted).length === 0 || meets(wanted, value, false))
}

function meets({ exact, prefix, regex: expression }: Words, value: string, ignoresCase: boolean): boolean {
  const normalized = (text: string) => (ignoresCase ? text.toLowerCase() : text)
  if (exact !== undefined) return normalized(value) === normalized(exact)
  if (prefix !== undefined) return normalized(value).startsWith(normalized(prefix))
  return new RegExp(`^(?:${expression})$`).test(value)
}

/** True for a match that asks a header to be there and not to be there. */
function isEmpty({ headers = {}, withoutHeaders = {} }: Entry): boolean {
  return Object.keys(headers).some((name) => Object.hasOwn(withoutHeaders, name))
}
