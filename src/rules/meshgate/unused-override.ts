import type { UnusedOverride } from '../../model/check-problems.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const unusedOverride = defineRule({
  id: 'meshgate/unused-override',
  codes: ['no-file', 'no-environment', 'nothing-excluded'],
  severity: 'warning',
  summary: 'An entry of `overrides` or `exclude` names files or an environment that do not exist.',
  why: 'The entry sets nothing: its files or its environment were moved, removed or misspelt, and are checked like all others.',
  fix: 'Correct the pattern, which begins at the root of the repository, or the name of the environment; or remove it.',
  on: {
    *unusedOverride({ code, node, similar }) {
      yield {
        code,
        node,
        message: messages[code](node.text, similar),
        // A pattern may be for files of a working folder that Git does not have.
        ...(code === 'nothing-excluded' && { severity: 'info' as const }),
        about: node.text,
      }
    },
  },
})

const messages: Readonly<Record<UnusedOverride['code'], (name: string, similar: string | null) => string>> = {
  'no-file': (pattern) =>
    `no file of the repository matches ${quote(pattern)}, so that it sets nothing: correct it, or remove it`,
  'nothing-excluded': (pattern) =>
    `no file of the repository matches ${quote(pattern)}, so that it excludes nothing: correct it, or remove it`,
  'no-environment': (name, similar) =>
    `no target has the environment ${quote(name)}, so that it sets nothing${similar === null ? '' : `; did you mean ${quote(similar)}?`}`,
}
