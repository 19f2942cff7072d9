import { expect, it } from 'vitest'
import { axisPhrase } from '../../../src/effect/access/phrases.ts'
import { patternWords } from '../../../src/effect/access/pattern-words.ts'
import { pathPattern } from '../../../src/effect/request/policy/value-patterns.ts'
import type { TextPattern } from '../../../src/effect/request/match/text-match.ts'

it.each<[string, TextPattern, string]>([
  ['path', pathPattern('/a/*'), 'all under `/a/`'],
  ['path', pathPattern('/a*'), 'paths that begin with `/a`'],
  ['path', pathPattern('*.pdf'), 'paths that end with `.pdf`'],
  ['path', pathPattern('/a.b/{*}/{**}'), 'paths like `/a.b/{*}/{**}`'],
  ['path', { form: 'regex', text: String.raw`/v\d+/.*` }, 'paths that match `/v\\d+/.*`'],
  ['path', { form: 'exact', text: '/a', ignoresCase: true }, '`/a` in any case'],
  ['path', { form: 'prefix', text: '/a/', ignoresCase: true }, 'all under `/a/` in any case'],
  ['host', { form: 'exact', text: 'a.example', ignoresCase: true }, '`a.example` without a port'],
  ['host', { form: 'prefix', text: 'a.example:', ignoresCase: true }, '`a.example` with a port'],
  ['host', { form: 'suffix', text: '.example', ignoresCase: true }, '`*.example`'],
  ['host', { form: 'prefix', text: 'a.', ignoresCase: true }, 'hosts that begin with `a.`'],
  ['method', { form: 'regex', text: 'GET|POST' }, 'methods that match `GET|POST`'],
  ['header x-a', { form: 'prefix', text: 'b' }, 'what begins with `b`'],
  ['claim role', { form: 'nonempty', text: '' }, 'any text'],
])('on the axis %s: %j', (axis, pattern, words) => {
  expect(patternWords(axis, pattern)).toBe(words)
})

it('names a claim that tokens do not have, beside examples', () => {
  const axis = { name: 'claim sub', samples: [[], ['robot-'], ['any']], labels: [], matching: [] }
  expect(axisPhrase(axis, [0, 1])?.of).toEqual(['absent', 'such as `robot-`'])
})
