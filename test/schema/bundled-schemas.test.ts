import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makers } from '../../scripts/kinds/read.ts'
import { bundledKinds } from '../../src/schema/bundled-kinds.ts'
import { bundledSchemas, type SchemaFile } from '../../src/schema/bundled-schemas.ts'
import { kindName } from '../../src/schema/kind-shape.ts'
import { mapSubschemas } from '../../src/schema/subschemas.ts'
import { violations } from '../../src/schema/structural.ts'
import type { Schema } from '../../src/schema/types.ts'
import { collectKeywords, dataFor, readKeywords, withoutListKeys } from './random-data.ts'

const hasGo = spawnSync('go', ['version']).status === 0
const files = Object.keys(makers) as (keyof typeof makers)[]
const read = (file: string) => JSON.parse(readFileSync(`schemas/kinds/${file}.json`, 'utf8')) as SchemaFile

describe.skipIf(!hasGo && process.env['CI'] === undefined)('schemas/kinds', () => {
  // A tool that is compiled first writes the definition of HelmRelease.
  test.each(files)(
    '%s is what the Go modules say',
    (file) => {
      expect(read(file)).toEqual(JSON.parse(JSON.stringify(makers[file]())))
    },
    600_000,
  )
})

describe('bundledSchemas', () => {
  test.each(Object.keys(bundledKinds))('%s has a schema', async (name) => {
    const shapes = (await bundledSchemas([name])).filter((shape) => kindName(shape) === name)
    expect(shapes).toHaveLength(1)
    expect(shapes[0]!.schema.properties).toHaveProperty('metadata')
    expect(shapes[0]!.release).toMatch(/^\S.* \d+\.\d+$/)
  })

  test.each(['apps/v1beta1/Deployment', 'example.com/v1/Deployment', 'constructor', '__proto__', ''])(
    '%j is none of them, and loads nothing',
    async (name) => expect(await bundledSchemas([name])).toEqual([]),
  )

  test('a file is loaded once, however often it is needed', async () => {
    const [pods, services] = await Promise.all([bundledSchemas(['v1/Pod']), bundledSchemas(['v1/Service'])])
    expect(pods[0]).toBe(services[0])
  })
})

describe.each(files)('%s', (file) => {
  const shared = read(file)
  const validators = new Ajv({
    strict: false,
    validateFormats: false,
    logger: false,
    useDefaults: true,
    allErrors: true,
  }).addSchema({ ...ajvSchema(shared.definitions), $id: 'file' })

  test('uses no keyword of JSON schema that is not read, and no pattern that only Go accepts', async () => {
    const [words, patterns] = [new Set<string>(), new Set<string>()]
    for (const { schema } of await kindsOf(file)) {
      collectKeywords(schema, words)
      collectPatterns(schema, patterns)
    }
    expect([...words].filter((word) => !readKeywords.has(word))).toEqual([])
    expect(
      [...patterns].filter((pattern) => /\(\?[a-zA-Z-]+\)|\(\?P<|\\[AzpPQC]|\[\[:/.test(pattern)),
    ).toEqual([])
    expect(() => [...patterns].map((pattern) => new RegExp(pattern))).not.toThrow()
  })

  test.each(shared.kinds.map(kindName))('%s is refused where ajv refuses it', async (name) => {
    const { schema } = (await kindsOf(file)).find((shape) => kindName(shape) === name)!
    const plain = withoutListKeys(schema)
    const bundled = shared.kinds.find((shape) => kindName(shape) === name)!
    const accepts = validators.compile(ajvSchema({ own: bundled.schema }).definitions['own']!)
    fc.assert(
      fc.property(dataFor(plain), (data) => {
        const refused = violations(plain, data, () => null)
        expect([acceptsFilled(accepts, data), refused]).toEqual([refused.length === 0, refused])
      }),
      { numRuns: 60 },
    )
  })
})

/** Validates twice, since ajv adds defaults only after it has checked alternatives. */
function acceptsFilled(accepts: (data: unknown) => boolean, data: unknown): boolean {
  const filled = structuredClone(data)
  accepts(filled)
  return accepts(filled)
}

async function kindsOf(file: string) {
  const names = Object.entries(bundledKinds).filter(([, origin]) => origin === file)
  return bundledSchemas(names.map(([name]) => name))
}

function collectPatterns(schema: Schema, patterns: Set<string>): void {
  if (schema.pattern !== undefined) patterns.add(schema.pattern)
  mapSubschemas(schema, (subschema) => {
    collectPatterns(subschema, patterns)
    return subschema
  })
}

/** The definitions as ajv reads them: references by path, and int-or-string as two types. */
function ajvSchema(definitions: Readonly<Record<string, Schema>>): { definitions: Record<string, object> } {
  const text = JSON.stringify({ definitions }, (key, value: unknown) => {
    if (key === '$ref') return `file#/definitions/${String(value)}`
    const isEither = (value as Schema | undefined)?.['x-kubernetes-int-or-string'] === true
    return isEither
      ? { type: ['integer', 'string'] }
      : key.startsWith('x-kubernetes-list') || key === 'format'
        ? undefined
        : value
  })
  return JSON.parse(text) as { definitions: Record<string, object> }
}
