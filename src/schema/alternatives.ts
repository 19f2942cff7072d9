import { oncePer } from '../core/once-per.ts'
import { isChoiceOfTypes } from './keyword-violations.ts'
import { fieldChoice } from './field-choice.ts'
import { codeOfKeyword } from './violation-codes.ts'
import { stringFormats } from './string-formats.ts'
import { withParts } from './parts.ts'
import type { Violation, Schema } from './types.ts'
import { quotedCode, inWords } from './words.ts'

/** What `allOf`, `anyOf`, `oneOf` and `not` refuse in some data, told by what is refused by each schema in them. */
export function alternativeViolations(
  schema: Schema,
  refusals: (one: Schema) => readonly Violation[],
): readonly Violation[] {
  const { allOf = [], anyOf, oneOf, not } = schema
  if (!(allOf.length > 0 || anyOf || oneOf || not) || !isJudgeable(schema)) return none
  const isFit = (one: Schema): boolean => refusals(one).length === 0
  return [
    ...allOf.flatMap(refusals),
    ...(anyOf && !isChoiceOfTypes(schema) && !anyOf.some(isFit) ? [refusal('anyOf', anyOf)] : []),
    ...(oneOf && oneOf.filter(isFit).length !== 1 ? [refusal('oneOf', oneOf)] : []),
    ...(not && isFit(not) ? [refusal('not', [])] : []),
  ]
}

/** Nearly every schema has no alternatives: no list is made for those. */
const none: readonly Violation[] = []

/** A format that nobody here checks fits anything, which would turn what depends on it around. */
const isJudgeable = oncePer((schema: Schema): boolean => {
  const { allOf = [], anyOf = [], oneOf = [], not } = schema
  return [...allOf, ...anyOf, ...oneOf, ...(not ? [not] : [])].every(hasKnownFormats)
})

function hasKnownFormats(schema: Schema): boolean {
  if (schema.format !== undefined && !Object.hasOwn(stringFormats, schema.format)) return false
  let isKnown = true
  withParts(schema, (part) => {
    isKnown &&= hasKnownFormats(part)
    return part
  })
  return isKnown
}

/** Where alternatives ask for nothing but fields, these are what is missing. */
function refusal(keyword: string, alternatives: readonly Schema[]): Violation {
  const choice = fieldChoice(alternatives)
  if (!choice) return { path: [], code: codeOfKeyword(keyword), message: inWords({ keyword, params: {} }) }
  const [names, besides] = [choice.names, choice.besides].map((each) => each.map(quotedCode).join(', '))
  const about = [...choice.besides, ...choice.names].join(' ')
  return {
    path: [],
    code: 'missing-choice',
    message: `needs ${besides === '' ? '' : `${besides} and `}one of ${names}`,
    about,
    isMissing: true,
  }
}
