import { isEmpty } from '../message/empty-lists.ts'
import type { Node } from '../../model/node.ts'
import { closestName } from '../../schema/suggest.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const conditionEmpty = defineRule({
  id: 'authz/condition-empty',
  codes: ['missing-key', 'no-values', 'removed-key', 'unknown-key', 'key-without-entry'],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A condition without values, or with a key that Istio does not know.',
  why: 'Istio refuses the AuthorizationPolicy, and the previous version stays in force.',
  fix: 'Give the condition `values` or `notValues`, and a key that Istio knows, such as `request.headers[x-team]` or `source.ip`.',
  on: {
    *AuthorizationPolicy({ spec }) {
      for (const rule of spec.items('rules')) {
        for (const when of rule.items('when').filter(({ kind }) => kind === 'map'))
          yield* conditionDefects(when)
      }
    },
  },
})

type KeyCode = 'removed-key' | 'unknown-key' | 'key-without-entry'

function* conditionDefects(when: Node): Generator<Problem<'missing-key' | 'no-values' | KeyCode>> {
  const key = when.get('key')
  if (key.isUnfilled) return
  if (!isPresent(key)) yield webhookProblem('missing-key', key, 'a condition has no `key`')
  else if (key.text !== '') yield* keyDefects(key)
  if (isPresent(key) && isEmpty(when.get('values')) && isEmpty(when.get('notValues'))) {
    yield webhookProblem(
      'no-values',
      when,
      `the condition on ${quote(key.data)} has no values: give it \`values\` or \`notValues\``,
    )
  }
}

function* keyDefects(key: Node): Generator<Problem<KeyCode>> {
  const instead = removedKeys.find(([start]) => key.text.startsWith(start))?.[1]
  if (instead !== undefined) {
    yield webhookProblem(
      'removed-key',
      key,
      `${quote(key.text)} is no longer a key of conditions; ${instead}`,
    )
    return
  }
  const entryKey = entryKeys.find((start) => key.text.startsWith(start))
  if (entryKey === undefined) {
    if (!plainKeys.includes(key.text))
      yield webhookProblem(
        'unknown-key',
        key,
        `${quote(key.text)} is not a key that Istio knows${suggestion(key.text)}`,
      )
  } else if (!/^[^[]+\[.+\]$/s.test(key.text)) {
    yield webhookProblem(
      'key-without-entry',
      key,
      `${quote(key.text)} names no entry: write ${quote(example(entryKey))}`,
    )
  }
}

function suggestion(text: string): string {
  const [, name = text, entry = ''] = /^([^[]*)(\[.*)?$/s.exec(text) ?? []
  const guess = closestName(name, [...plainKeys, ...entryKeys])
  return guess === undefined ? '' : `; did you mean ${quote(guess + entry)}?`
}

function example(map: string): string {
  return map.endsWith('.') ? `${map}NAME[KEY]` : `${map}[NAME]`
}

/** Keys without an entry in brackets (istio `pkg/config/security/security.go`). */
const plainKeys = [
  'source.ip',
  'remote.ip',
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'source.trustDomain',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
  'destination.ip',
  'destination.port',
  'connection.sni',
]

/** Keys with an entry in brackets. Istio only compares the beginning of a key with these. */
const entryKeys = [
  'request.headers',
  'request.auth.claims',
  'request.experimental.inline.headers',
  'experimental.envoy.filters.',
]

/** Keys that Istio no longer accepts, with what to use instead. */
const removedKeys: readonly (readonly [string, string])[] = [
  ['destination.namespace', 'put the policy into that namespace'],
  ['destination.labels', 'use the selector of the policy'],
  ['destination.name', 'use the selector of the policy'],
  ['destination.user', 'use the selector of the policy'],
]
