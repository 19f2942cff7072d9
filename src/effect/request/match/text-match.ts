import { RE2JS, RE2JSException } from 're2js'
import { oncePerText } from '../../../core/once-per.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { unknown, type Truth } from './truth.ts'

/** Whether a text matches. */
export type TextMatch = (text: string) => Truth

/**
 * The match of a value in an AuthorizationPolicy: `*` is any text but an empty one, `abc*` a prefix, `*abc` a suffix, and
 * anything else the text itself (istio `pilot/pkg/security/authz/matcher/string.go`, StringMatcherWithPrefix).
 *
 * @param prefix what every matching text begins with, unless the value is `*`
 */
export function policyText(value: string, prefix = ''): TextMatch {
  if (isUnfilled(value)) return () => unfilled(value)
  if (value === '*') return (text) => text !== ''
  const literal = value.replace(/^\*|(?<!^)\*$/, '')
  if (value.startsWith('*'))
    return (text) =>
      text.startsWith(prefix) && text.length >= prefix.length + literal.length && text.endsWith(literal)
  if (value.endsWith('*')) return (text) => text.startsWith(prefix + literal)
  return (text) => text === prefix + value
}

/** The same regardless of case, as hosts are compared. */
export function policyTextOfAnyCase(value: string): TextMatch {
  const matches = policyText(value.toLowerCase())
  return isUnfilled(value) ? () => unfilled(value) : (text) => matches(text.toLowerCase())
}

/** A regular expression that has to match the whole text, as Envoy's `safe_regex` does. */
export function regexText(pattern: string): TextMatch {
  if (isUnfilled(pattern)) return () => unfilled(pattern)
  const compiled = compiledRegex(pattern)
  return compiled === null
    ? () => unknown(`what RE2 makes of the regular expression \`${pattern}\``)
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

/** A value that something fills in later. */
export function unfilled(value: string): Truth {
  return unknown(`the value of \`${value}\``)
}
