import type { GivenProblem } from './given-problem.ts'
import { goPatterns, type PatternCompiler } from './patterns.ts'
import { schemaCheckFor, type SchemaCheck, type RegExpMaker } from './validate.ts'
import type { Validation } from './validator.ts'
import { quotedCode } from './words.ts'

/** JSON schemas that a repository brings. For a thread of their own: nothing here is bounded. */
export interface JsonSchemas {
  /** See `Validator`. */
  validate(schema: string, data?: string): Promise<Validation>
}

/** Each schema is compiled once. */
export function jsonSchemas(): JsonSchemas {
  const compiled = new Map<string, Promise<SchemaCheck>>()

  function compileOnce(schema: string): Promise<SchemaCheck> {
    const known = compiled.get(schema) ?? compile(schema)
    compiled.set(schema, known)
    return known
  }

  return {
    async validate(schema, data) {
      try {
        const judge = await compileOnce(schema)
        return { refusals: data === undefined ? [] : judge(JSON.parse(data)) }
      } catch (error) {
        return { problem: problemOf(error as Error) }
      }
    },
  }
}

async function compile(schema: string): Promise<SchemaCheck> {
  return schemaCheckFor(JSON.parse(schema) as object, regExpOf(await goPatterns()))
}

/** Patterns mean what they mean to Go: tools that hold objects against JSON schemas are written in it. */
function regExpOf(compilePattern: PatternCompiler) {
  return (pattern: string): ReturnType<RegExpMaker> => {
    const compiled = compilePattern(pattern)
    if ('defect' in compiled) throw new RefusedPattern(pattern, compiled.defect)
    return { test: compiled.matches, toString: () => pattern }
  }
}

class RefusedPattern extends Error {
  override readonly name = 'RefusedPattern'

  constructor(pattern: string, defect: string) {
    super(
      `has the pattern ${quotedCode(pattern)}, which Go refuses: ${quotedCode(defect.replaceAll('`', ''))}`,
    )
  }
}

function problemOf(error: Error & { readonly missingRef?: string }): GivenProblem {
  if (error instanceof RefusedPattern) return { code: 'pattern-syntax', text: error.message }
  // V8 says so of a stack that is full.
  if (error instanceof RangeError) {
    const text = 'leads back to itself by `$ref` without end, or is nested too deeply'
    return { code: 'endless-reference', text }
  }
  if (error.missingRef !== undefined) {
    const text = `refers to ${quotedCode(error.missingRef)}, which does not stand in it: other schemas are not read or fetched`
    return { code: 'reference-elsewhere', text }
  }
  return {
    code: 'not-a-json-schema',
    text: `is no JSON schema that can be used: ${quotedCode(error.message)}`,
  }
}
