import type { SchemaDefect } from './schema-defect.ts'
import { goPatterns, type PatternCompiler } from './patterns.ts'
import { compileSchemaCheck, type SchemaCheck, type RegExpFactory } from './validate.ts'
import type { Validation } from './validator.ts'
import { quotedCode } from './violation-message.ts'

/** Checks data against JSON schemas of a repository. It runs in a worker thread, since it limits neither time nor memory. */
export interface JsonSchemas {
  /** See `Validator`. */
  validate(schema: string, data?: string): Promise<Validation>
}

/** Makes a `JsonSchemas` that compiles each schema once. */
export function jsonSchemas(): JsonSchemas {
  const checks = new Map<string, Promise<SchemaCheck>>()

  function compileOnce(schema: string): Promise<SchemaCheck> {
    const check = checks.get(schema) ?? compile(schema)
    checks.set(schema, check)
    return check
  }

  return {
    async validate(schema, data) {
      try {
        const check = await compileOnce(schema)
        return { violations: data === undefined ? [] : check(JSON.parse(data)) }
      } catch (error) {
        return { problem: problemOf(error as Error) }
      }
    },
  }
}

async function compile(schema: string): Promise<SchemaCheck> {
  return compileSchemaCheck(JSON.parse(schema) as object, regExpFactory(await goPatterns()))
}

/** Patterns are matched as Go does, since the tools that check objects against JSON schemas are written in Go. */
function regExpFactory(compilePattern: PatternCompiler) {
  return (pattern: string): ReturnType<RegExpFactory> => {
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

function problemOf(error: Error & { readonly missingRef?: string }): SchemaDefect {
  if (error instanceof RefusedPattern) return { code: 'pattern-syntax', text: error.message }
  // V8 throws a RangeError when the stack overflows.
  if (error instanceof RangeError) {
    const text = 'refers to itself by `$ref` without end, or is nested too deeply'
    return { code: 'endless-reference', text }
  }
  if (error.missingRef !== undefined) {
    const text = `refers to ${quotedCode(error.missingRef)}, which is not in this file: meshgate reads and fetches no other schemas`
    return { code: 'reference-elsewhere', text }
  }
  return {
    code: 'not-a-json-schema',
    text: `is not a valid JSON schema: ${quotedCode(error.message)}`,
  }
}
