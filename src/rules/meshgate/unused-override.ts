import type { UnusedOverride } from '../../model/sources.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const unusedOverride = defineRule({
  id: 'meshgate/unused-override',
  codes: ['no-file', 'no-environment'],
  severity: 'warning',
  summary: 'An entry of `overrides` names files or an environment that do not exist.',
  why: 'It sets nothing: what it was written for has moved, is gone or is misspelt, and is checked as everything else.',
  fix: 'Correct the pattern, which begins at the root of the repository, or the name of the environment; or remove it.',
  on: {
    *unusedOverride({ code, node, similar }) {
      yield { code, node, message: messages[code](node.text, similar), about: node.text }
    },
  },
})

const messages: Readonly<Record<UnusedOverride['code'], (name: string, similar: string | null) => string>> = {
  'no-file': (pattern) =>
    `no file of the repository matches ${quote(pattern)}, so that it sets nothing: correct it, or take it away`,
  'no-environment': (name, similar) =>
    `no target has the environment ${quote(name)}, so that it sets nothing${similar === null ? '' : `; did you mean ${quote(similar)}?`}`,
}
