import { oncePer } from '../core/once-per.ts'
import { isChoiceOfTypes } from './complaints.ts'
import { formats } from './string-formats.ts'
import { withParts } from './parts.ts'
import type { Flaw, Schema } from './structural.ts'
import { inWords } from './words.ts'

/** What `allOf`, `anyOf`, `oneOf` and `not` refuse in some data, told by what is refused by each schema in them. */
export function alternatives(schema: Schema, refusals: (one: Schema) => readonly Flaw[]): readonly Flaw[] {
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
const none: readonly Flaw[] = []

/** A format that nobody here checks fits anything, which would turn what depends on it around. */
const isJudgeable = oncePer((schema: Schema): boolean => {
  const { allOf = [], anyOf = [], oneOf = [], not } = schema
  return [...allOf, ...anyOf, ...oneOf, ...(not ? [not] : [])].every(hasKnownFormats)
})

function hasKnownFormats(schema: Schema): boolean {
  if (schema.format !== undefined && !Object.hasOwn(formats, schema.format)) return false
  let isKnown = true
  withParts(schema, (part) => {
    isKnown &&= hasKnownFormats(part)
    return part
  })
  return isKnown
}

/** Where each alternative asks for one field, these are what is missing or stands side by side. */
function refusal(keyword: string, choices: readonly Schema[]): Flaw {
  const names = choices.map(onlyField)
  if (names.length < 2 || names.includes(undefined))
    return { path: [], message: inWords({ keyword, params: {} }) }
  return {
    path: [],
    message: `needs one of ${names.map((name) => `\`${name}\``).join(', ')}`,
    isMissing: true,
  }
}

function onlyField(choice: Schema): string | undefined {
  const isPlain = Object.keys(choice).length === 1 && choice.required?.length === 1
  return isPlain ? choice.required?.[0] : undefined
}
