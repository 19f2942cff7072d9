import type { Schema } from './types.ts'
import { withParts } from './parts.ts'

/** Says whether a text holds a match. */
export type Matcher = (text: string) => boolean

/** What a pattern is to Go: what matches it, or why Go refuses it. */
export type GoPattern = { readonly matches: Matcher } | { readonly defect: string }

/** Reads a regular expression as Go's `regexp` does. */
export type PatternCompiler = (pattern: string) => GoPattern

/**
 * Loads a compiler for the patterns of schemas that a repository brings. The API server and Helm read them with Go's
 * `regexp` (RE2): syntax that only Go has means what it means there, what Go refuses is refused, and the time of a
 * match grows with the text alone, where V8 may go back and forth for ever. Loading takes 40 ms.
 */
export async function goPatterns(): Promise<PatternCompiler> {
  const { RE2JS, RE2JSException } = await import('re2js')
  return (pattern) => {
    try {
      const compiled = RE2JS.compile(pattern)
      return { matches: (text) => compiled.test(text) }
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error
      return { defect: error.message.replace(/^error parsing regexp: /, '') }
    }
  }
}

/** The patterns in a schema, each once. */
export function patternsIn(schema: Schema): string[] {
  const found = new Set<string>()
  const look = (part: Schema): Schema => {
    if (part.pattern !== undefined) found.add(part.pattern)
    return withParts(part, look)
  }
  look(schema)
  return [...found]
}

/**
 * A schema whose patterns are matched as Go does; those that Go refuses are left out, since the API server takes no
 * definition with them. A pattern is compiled when a text is first held against it.
 */
export function withGoPatterns(schema: Schema, compile: PatternCompiler): Schema {
  const { pattern, ...rest } = schema
  const own = pattern === undefined ? rest : { ...schema, matches: lazyMatcher(pattern, compile) }
  return withParts(own, (part) => withGoPatterns(part, compile))
}

function lazyMatcher(pattern: string, compile: PatternCompiler): Matcher {
  let compiled: GoPattern | undefined
  return (text) => {
    compiled ??= compile(pattern)
    return 'defect' in compiled || compiled.matches(text)
  }
}
