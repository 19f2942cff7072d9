import { pathText } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, RelatedNode } from '../problem.ts'
import type { UndefinedRead } from '../../model/sources.ts'

export const undefinedValue = defineRule({
  id: 'helm/undefined-value',
  codes: ['empty-field'],
  severity: 'warning',
  summary: 'A template reads a value that nothing defines, and renders an empty field.',
  why: 'Helm renders a missing value as an empty string without an error. The field is applied empty: the cluster refuses it, or fills in a default that nobody chose. Meshgate finds this by rendering: with the value set, the field has it.',
  fix: 'Define the value, correct the name in the template, or handle its absence with `default`, `required` or `with`.',
  yieldsTo: ['helm/dead-value'],
  on: {
    *undefinedValue(read) {
      const { fact, similar } = read
      const name = quote(`.Values.${fact.reference.join('.')}`)
      const field = `${quote(pathText(fact.field.path))} of ${fact.field.kind || 'the object'}`
      const suggestion = similar ? `; did you mean ${quote(pathText(similar.pathKeys))}?` : ''
      yield {
        code: 'empty-field',
        node: fact.readAt,
        message: `nothing defines ${name}, so that ${field} is empty${suggestion}`,
        about: JSON.stringify(fact.valuesPath),
        related: relatedTo(read),
        ...certaintyOf(read),
      }
    },
  },
})

/**
 * Unless something states that a release has only these values, whoever installs it may set the missing one, for example
 * with `--set`: then only a similar name proves a mistake.
 */
function certaintyOf({ guess, similar }: UndefinedRead): Pick<Problem, 'severity' | 'confidence'> {
  if (similar || !guess) return {}
  return guess === 'defaults' ? { severity: 'info' } : { confidence: 'likely' }
}

function relatedTo({ fact, similar, defaultsMap }: UndefinedRead): RelatedNode[] {
  const similarNotes = similar
    ? [{ node: similar, note: `this is defined, as ${quote(similar.pathKeys.at(-1))}` }]
    : []
  const mapNotes = defaultsMap
    ? [{ node: defaultsMap, note: `${quote(fact.reference.at(-1))} belongs into this map` }]
    : []
  return [...similarNotes, ...mapNotes]
}
