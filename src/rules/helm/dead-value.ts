import { pathText } from '../../model/node.ts'
import type { DeadKey } from '../../model/sources.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const deadValue = defineRule({
  id: 'helm/dead-value',
  codes: ['never-read', 'no-longer-read'],
  severity: 'warning',
  summary: 'A key of a values file that nothing in the chart reads.',
  why: 'Whoever wrote it believes that it does something. A misspelt key leaves the default in force: a timeout, a limit or a switch that nobody set. Found by rendering: whatever stands under the key, no template changes, with all switches on neither.',
  fix: 'Correct the name, move the key to where templates read it, or remove it.',
  on: {
    *deadValue({ node, fact: { suggestion: meant, valuesPath: way }, wasRead }) {
      const key = quote(pathText(node.pathKeys))
      const nothing = wasRead
        ? `nothing in the chart reads ${key} any more: this change made it dead, base still reads it`
        : `nothing in the chart reads ${key}`
      yield {
        code: wasRead ? 'no-longer-read' : 'never-read',
        node,
        at: 'key',
        message: `${nothing}${hint(meant)}`,
        about: JSON.stringify(meant?.valuesPath ?? way),
        ...(wasRead && { severity: 'error' }),
        ...(meant?.readAt && {
          related: [{ node: meant.readAt, note: `this reads ${quote(pathText(meant.path))}` }],
        }),
      }
    },
  },
})

function hint(meant: DeadKey['fact']['suggestion']): string {
  if (!meant) return ''
  const name = quote(pathText(meant.path))
  return meant.kind === 'similar' ? `; did you mean ${name}?` : `; it reads ${name}`
}
