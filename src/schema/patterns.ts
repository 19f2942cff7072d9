import type { Schema } from './types.ts'
import { mapSubschemas } from './subschemas.ts'

/** True if a text contains a match. */
export type Matcher = (text: string) => boolean

/** A pattern compiled as Go does, or why Go refuses it. */
export type GoPattern = { readonly matches: Matcher } | { readonly defect: string }

/** Compiles a regular expression as Go's `regexp` does. */
export type PatternCompiler = (pattern: string) => GoPattern

/**
 * Loads a compiler for the patterns of schemas in a repository. The API server and Helm use Go's `regexp` (RE2): this
 * compiler accepts and refuses the same syntax, and its matches take linear time, where V8 may backtrack
 * exponentially. Loading takes 40 ms.
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

/** Lists the patterns in a schema, each once. */
export function patternsIn(schema: Schema): string[] {
  const patterns = new Set<string>()
  const collect = (subschema: Schema): Schema => {
    if (subschema.pattern !== undefined) patterns.add(subschema.pattern)
    return mapSubschemas(subschema, collect)
  }
  collect(schema)
  return [...patterns]
}

/**
 * Returns a schema whose patterns are matched as Go does. A pattern that Go refuses matches everything: the API server
 * refuses the whole definition for it. A pattern is compiled at its first match.
 */
export function withGoPatterns(schema: Schema, compile: PatternCompiler): Schema {
  const { pattern, ...withoutPattern } = schema
  const changed =
    pattern === undefined ? withoutPattern : { ...schema, matches: lazyMatcher(pattern, compile) }
  return mapSubschemas(changed, (subschema) => withGoPatterns(subschema, compile))
}

function lazyMatcher(pattern: string, compile: PatternCompiler): Matcher {
  let compiled: GoPattern | undefined
  return (text) => {
    compiled ??= compile(pattern)
    return 'defect' in compiled || compiled.matches(text)
  }
}
