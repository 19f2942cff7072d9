import { oncePer } from '../core/once-per.ts'
import { isChoiceOfTypes } from './keyword-violations.ts'
import { fieldChoice } from './field-choice.ts'
import { codeOfKeyword } from './violation-codes.ts'
import { stringFormats } from './string-formats.ts'
import { mapSubschemas } from './subschemas.ts'
import type { Violation, Schema } from './types.ts'
import { quotedCode, violationMessage } from './violation-message.ts'

/**
 * The violations of `allOf`, `anyOf`, `oneOf` and `not` of a schema by some data. `violationsBy` checks the data by another
 * schema.
 */
export function alternativeViolations(
  schema: Schema,
  violationsBy: (alternative: Schema) => readonly Violation[],
): readonly Violation[] {
  const { allOf = [], anyOf, oneOf, not } = schema
  if (!(allOf.length > 0 || anyOf || oneOf || not) || !canBeChecked(schema)) return none
  const accepts = (alternative: Schema): boolean => violationsBy(alternative).length === 0
  return [
    ...allOf.flatMap(violationsBy),
    ...(anyOf && !isChoiceOfTypes(schema) && !anyOf.some(accepts)
      ? [alternativeViolation('anyOf', anyOf)]
      : []),
    ...(oneOf && oneOf.filter(accepts).length !== 1 ? [alternativeViolation('oneOf', oneOf)] : []),
    ...(not && accepts(not) ? [alternativeViolation('not', [])] : []),
  ]
}

/** One shared list, since nearly every schema has no alternatives. */
const none: readonly Violation[] = []

/** False if an alternative has a format that is not checked: it would accept anything, and `not` would refuse anything. */
const canBeChecked = oncePer((schema: Schema): boolean => {
  const { allOf = [], anyOf = [], oneOf = [], not } = schema
  return [...allOf, ...anyOf, ...oneOf, ...(not ? [not] : [])].every(hasCheckedFormats)
})

function hasCheckedFormats(schema: Schema): boolean {
  if (schema.format !== undefined && !Object.hasOwn(stringFormats, schema.format)) return false
  let isChecked = true
  mapSubschemas(schema, (subschema) => {
    isChecked &&= hasCheckedFormats(subschema)
    return subschema
  })
  return isChecked
}

/** Names the missing fields where the alternatives only require fields. */
function alternativeViolation(keyword: string, alternatives: readonly Schema[]): Violation {
  const choice = fieldChoice(alternatives)
  if (!choice)
    return { path: [], code: codeOfKeyword(keyword), message: violationMessage({ keyword, params: {} }) }
  const [names, common] = [choice.names, choice.common].map((fields) => fields.map(quotedCode).join(', '))
  const about = [...choice.common, ...choice.names].join(' ')
  return {
    path: [],
    code: 'missing-choice',
    message: `needs ${common === '' ? '' : `${common} and `}one of ${names}`,
    about,
    isMissing: true,
  }
}
