import { expect, test } from 'vitest'
import { codeOfKeyword } from '../../src/schema/violation-codes.ts'

/** Keywords that ajv never reports by themselves: they contain other keywords, or belong to one. */
const silent = [
  ...['$comment', 'id', '$ref', '$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef'],
  ...['allOf', 'if', 'then', 'else', 'dependentSchemas'],
  ...['properties', 'patternProperties', 'prefixItems'],
  ...['nullable', 'minContains', 'maxContains'],
]

test.each([
  ['draft 4', async () => (await import('ajv-draft-04')).default.default],
  ['draft 7', async () => (await import('ajv')).default.default],
  ['draft 2019-09', async () => (await import('ajv/dist/2019.js')).default.default],
  ['draft 2020-12', async () => (await import('ajv/dist/2020.js')).default.default],
] as const)('%s: each keyword that refuses something has a code of its own', async (_, load) => {
  const Ajv = await load()
  const keywords = Object.keys(new Ajv().RULES.all).filter((keyword) => !silent.includes(keyword))
  expect(keywords).toContain('required')
  expect(keywords.filter((keyword) => codeOfKeyword(keyword) === 'not-allowed')).toEqual([])
})
