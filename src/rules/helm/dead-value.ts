import { pathText } from '../../model/node.ts'
import type { DeadKey } from '../../model/sources.ts'
import { renamingFix } from './helpers/renaming.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const deadValue = defineRule({
  id: 'helm/dead-value',
  codes: ['never-read', 'no-longer-read'],
  severity: 'warning',
  summary: 'A key of a values file that no template of the chart reads.',
  why: 'The key has no effect, although its author expects one. A misspelt key leaves the default in force, such as a timeout, a limit or a switch. Meshgate finds this by rendering: no value of the key changes any rendered object, even with all switches of the chart on, and no template prints or ranges over the map of the key in a branch that these values do not take.',
  fix: 'Correct the name, move the key to where templates read it, or remove it.',
  on: {
    *deadValue({ node, fact: { suggestion, valuesPath }, wasRead }) {
      const key = quote(pathText(node.pathKeys))
      const sentence = wasRead
        ? `nothing in the chart reads ${key} any more: this change made it dead, base still reads it`
        : `nothing in the chart reads ${key}`
      yield {
        code: wasRead ? 'no-longer-read' : 'never-read',
        node,
        at: 'key',
        message: `${sentence}${hint(suggestion)}`,
        about: JSON.stringify(suggestion?.valuesPath ?? valuesPath),
        ...(wasRead && { severity: 'error' }),
        ...(suggestion?.readAt && {
          related: [{ node: suggestion.readAt, note: `this reads ${quote(pathText(suggestion.path))}` }],
        }),
        ...(suggestion?.kind === 'similar' && { fix: renamingFix(node, String(suggestion.path.at(-1))) }),
      }
    },
  },
})

function hint(suggestion: DeadKey['fact']['suggestion']): string {
  if (!suggestion) return ''
  const name = quote(pathText(suggestion.path))
  return suggestion.kind === 'similar' ? `; did you mean ${name}?` : `; it reads ${name}`
}
