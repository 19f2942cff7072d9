import { isPathTemplate, isUnfilledTemplate, templateRegex } from '../match/path-template.ts'
import {
  filledMatch,
  policyPattern,
  textMatch,
  unfilledTruth,
  type TextMatch,
  type TextPattern,
} from '../match/text-match.ts'

const anyText: TextPattern = { form: 'any', text: '' }

/** What a value of `methods` or of a header means: `*` is any text, an empty one, too. */
export function methodOrHeaderPattern(value: string): TextPattern {
  return value === '*' ? anyText : policyPattern(value)
}

/** What a value of `hosts` means, regardless of case. */
export function policyHostPattern(value: string): TextPattern {
  return value === '*' ? anyText : { ...policyPattern(value), ignoresCase: true }
}

/** What a value of `paths` means. */
export function pathPattern(value: string): TextPattern {
  return isPathTemplate(value) ? { form: 'regex', text: templateRegex(value) } : policyPattern(value)
}

/** The match of a value of `paths`. The operators of a template are no substitutions. */
export function pathValueMatch(value: string): TextMatch {
  if (!isPathTemplate(value)) return filledMatch(value, pathPattern(value))
  return isUnfilledTemplate(value) ? () => unfilledTruth(value) : textMatch(pathPattern(value))
}
