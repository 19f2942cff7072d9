import { chartsOf, dumpValues, subchart, type CraftedCharts } from './chart.ts'

const draft7 = 'https://json-schema.org/draft-07/schema#'

const strict = JSON.stringify({
  $schema: draft7,
  type: 'object',
  required: ['port'],
  additionalProperties: false,
  properties: { port: { type: 'integer', maximum: 65_535 }, mode: { enum: ['a', 'b'] }, global: {} },
})

/** Keywords that refuse, and a value of `v` that each of them refuses. */
const keywords: Readonly<Record<string, readonly [schema: object, value: string]>> = {
  type: [{ type: 'string' }, '1'],
  types: [{ type: ['string', 'null'] }, '[]'],
  enum: [{ enum: ['a', 1, null] }, '"b"'],
  const: [{ const: { x: 1 } }, '{"x":2}'],
  pattern: [{ pattern: '^[a-z]+$' }, '"A1"'],
  'max-length': [{ maxLength: 2 }, '"abc"'],
  'min-length': [{ minLength: 1 }, '""'],
  minimum: [{ minimum: 1 }, '0'],
  exclusive: [{ exclusiveMaximum: 5 }, '5'],
  multiple: [{ multipleOf: 2000 }, '3'],
  'large-number': [{ maximum: 65_535 }, '1234567'],
  unique: [{ uniqueItems: true }, '[1,1]'],
  'max-items': [{ maxItems: 1 }, '[1,2]'],
  items: [{ items: { type: 'string' } }, '["a",2]'],
  contains: [{ contains: { type: 'string' } }, '[1]'],
  'max-properties': [{ maxProperties: 0 }, '{"a":1}'],
  'property-names': [{ propertyNames: { maxLength: 2 } }, '{"long":1}'],
  dependencies: [{ dependencies: { a: ['b'] } }, '{"a":1}'],
  'if-else': [{ if: { required: ['a'] }, else: { required: ['b'] } }, '{}'],
  'one-of': [{ oneOf: [{ type: 'string' }, { minimum: 2 }] }, '1'],
  'one-of-many': [{ oneOf: [{ type: 'integer' }, { minimum: 0 }] }, '1'],
  'any-of': [{ anyOf: [{ type: 'string' }, { minimum: 2 }] }, '1'],
  'all-of': [{ allOf: [{ type: 'integer' }, { minimum: 2 }] }, '1'],
  not: [{ not: { type: 'null' } }, 'null'],
  'not-number': [{ not: { type: 'number' } }, '1'],
  false: [{ properties: { a: false } }, '{"a":1}'],
  format: [{ format: 'ipv4' }, '"zz"'],
}

const broken = {
  type: '{"type": "objectt"}',
  json: '{bad',
  empty: '',
  list: '[]',
  true: 'true',
  reference: '{"$ref":"#/definitions/none"}',
  urn: '{"$ref":"urn:example:x"}',
  network: '{"$ref":"http://127.0.0.1:1/x.json"}',
  pattern: '{"properties":{"v":{"pattern":"("}}}',
  file: '{"$ref":"file:///nonexistent/x.json"}',
}

const drafts = {
  4: {
    $schema: 'http://json-schema.org/draft-04/schema#',
    properties: { v: { minimum: 3, exclusiveMinimum: true } },
  },
  6: { $schema: 'http://json-schema.org/draft-06/schema#', properties: { v: { exclusiveMinimum: 3 } } },
  2019: {
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    unevaluatedProperties: false,
    properties: { global: true },
  },
  2020: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: { x: { $dynamicAnchor: 'x', type: 'boolean' } },
    properties: { v: { $dynamicRef: '#x' } },
  },
}

/** Values schemas: every keyword that refuses, every draft, and schemas that are none. */
export const schemaCharts: CraftedCharts = {
  schema: {
    files: { 'values.schema.json': strict, 'values.yaml': 'port: 80\n', 'templates/a.yaml': dumpValues },
    flags: [
      [],
      ['--set', 'port=x'],
      ['--set', 'port=null'],
      ['--set-string', 'port=80'],
      ['--set', 'port=70000,mode=c,extra=1'],
      ['--skip-schema-validation', '--set', 'port=x'],
    ],
  },
  'schema-below': {
    files: {
      ...subchart('child'),
      'charts/child/values.schema.json': '{"properties":{"port":{"type":"string"}},"required":["m"]}',
      'values.schema.json': '{"required":["zz"]}',
      'templates/a.yaml': dumpValues,
    },
    flags: [[], ['--set', 'zz=1,child.port=a,child.m=1'], ['--set', 'zz=1,child=null']],
  },
  ...chartsOf('keyword', keywords, ([schema, value]) => ({
    files: {
      'values.schema.json': JSON.stringify({ $schema: draft7, properties: { v: schema } }),
      'templates/a.yaml': dumpValues,
    },
    flags: [['--set-json', `v=${value}`]],
  })),
  ...chartsOf('draft', drafts, (schema) => ({
    files: { 'values.schema.json': JSON.stringify(schema), 'templates/a.yaml': dumpValues },
    flags: [[], ['--set', 'v=3']],
  })),
  ...chartsOf('broken-schema', broken, (schema) => ({
    files: { 'values.schema.json': schema, 'values.yaml': 'v: 1\n', 'templates/a.yaml': dumpValues },
  })),
}
