import { RE2JS, RE2JSException } from 're2js'
import { oncePerText } from '../../../core/once-per.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { unknownTruth, type Truth } from './truth.ts'

/** Whether a text matches. */
export type TextMatch = (text: string) => Truth

/** The texts that a value or an expression means. */
export interface TextPattern {
  /** `any`: every text; `nonempty`: every one but the empty text; `regex` has to match as a whole. */
  readonly form: 'exact' | 'prefix' | 'suffix' | 'regex' | 'nonempty' | 'any'
  readonly text: string
  readonly ignoresCase?: boolean
}

/**
 * What a value in an AuthorizationPolicy means: `*` is any text but an empty one, `abc*` a prefix, `*abc` a suffix, and
 * anything else the text itself (istio `pilot/pkg/security/authz/matcher/string.go`, StringMatcherWithPrefix).
 *
 * @param prefix what every text that is meant begins with; a value with a star at its beginning ignores it
 */
export function policyPattern(value: string, prefix = ''): TextPattern {
  if (value === '*') return { form: 'nonempty', text: '' }
  if (value.startsWith('*')) return { form: 'suffix', text: value.slice(1) }
  if (value.endsWith('*')) return { form: 'prefix', text: prefix + value.slice(0, -1) }
  return { form: 'exact', text: prefix + value }
}

/** The match of a value in an AuthorizationPolicy, see `policyPattern`. */
export function policyTextMatch(value: string): TextMatch {
  return filledMatch(value, policyPattern(value))
}

/** The match of what a value means, unless something fills the value in later. */
export function filledMatch(value: string, pattern: TextPattern): TextMatch {
  return isUnfilled(value) ? () => unfilledTruth(value) : textMatch(pattern)
}

/** Whether a text is one of those that a pattern means. */
export function textMatch({ form, text, ignoresCase = false }: TextPattern): TextMatch {
  if (form === 'regex') return regexTextMatch(text)
  const fold = (value: string): string => (ignoresCase ? value.toLowerCase() : value)
  const test = textTests[form]
  const wanted = fold(text)
  return (value) => test(fold(value), wanted)
}

const textTests = {
  exact: (value, wanted) => value === wanted,
  prefix: (value, wanted) => value.startsWith(wanted),
  suffix: (value, wanted) => value.endsWith(wanted),
  nonempty: (value) => value !== '',
  any: () => true,
} as const satisfies Record<string, (value: string, wanted: string) => boolean>

/** A text in a regular expression of RE2 that stands for itself. */
export function quotedText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** A regular expression that has to match the whole text, as Envoy's `safe_regex` does. */
export function regexTextMatch(pattern: string): TextMatch {
  if (isUnfilled(pattern)) return () => unfilledTruth(pattern)
  const compiled = compiledRegex(pattern)
  return compiled === null
    ? () => unknownTruth(`what RE2 makes of the regular expression \`${pattern}\``)
    : (text) => compiled.matches(text)
}

/** A regular expression of RE2; `null` if RE2 refuses it. */
export const compiledRegex = oncePerText((pattern): RE2JS | null => {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    if (error instanceof RE2JSException) return null
    throw error
  }
})

/** The unknown truth of a condition on an unfilled value, whose missing input is that value. */
export function unfilledTruth(value: string): Truth {
  return unknownTruth(`the value of \`${value}\``)
}
