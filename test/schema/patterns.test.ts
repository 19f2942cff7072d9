import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goPatterns } from '../../src/schema/patterns.ts'

const schemas = new URL('../../schemas/', import.meta.url)

/** The patterns of all bundled schemas. */
function bundledPatterns(): string[] {
  const files = readdirSync(schemas, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(json|ya?ml)$/.test(name),
  )
  const patterns = files.flatMap((name) =>
    patternsOf(JSON.parse(readFileSync(new URL(name, schemas), 'utf8'))),
  )
  return [...new Set(patterns)].toSorted()
}

function patternsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'pattern' && typeof value === 'string' ? [value] : patternsOf(value),
  )
}

/** Strings that make patterns of names, numbers and quantities backtrack. */
const hostile = ['a', '1', 'a.', '-', '1.', 'a-', '0', 'é'].map((unit) => `${unit.repeat(5_000)}!`)

describe('the patterns of bundled schemas', () => {
  it('are there', () => {
    expect(bundledPatterns().length).toBeGreaterThan(20)
  })

  it('mean the same to V8 and to Go', async () => {
    const compile = await goPatterns()
    const texts = [
      '',
      'a',
      'A',
      '1',
      'a.b',
      'a-b',
      '-a',
      '512Mi',
      '1h2m',
      'v1',
      'example.com',
      '*.a',
      'a/b',
      'é',
      '/a b',
      '0.5',
      '+1e3',
      ...hostile.map((text) => text.slice(0, 40)),
    ]
    for (const pattern of bundledPatterns()) {
      const go = compile(pattern)
      if ('defect' in go) throw new Error(`${pattern}: ${go.defect}`)
      for (const text of texts)
        expect([pattern, text, go.matches(text)]).toEqual([pattern, text, new RegExp(pattern).test(text)])
    }
  })

  it('need no time that grows faster than the square of a text', () => {
    for (const pattern of bundledPatterns()) {
      const compiled = new RegExp(pattern)
      // Cubic time would take minutes at this length.
      for (const text of hostile) expect(typeof compiled.test(text)).toBe('boolean')
    }
  })
})
