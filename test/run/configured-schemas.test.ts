import { describe, expect, it } from 'vitest'
import { createValidator } from '../../src/host/schema-validator.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { outline, report, type Files } from './scene.ts'

const definition = (spec: string, kind = 'Widget') => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  names: {kind: ${kind}, plural: widgets}
  scope: Namespaced
  versions:
    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: ${spec}}}}}
    - {name: v1beta1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
`
const sized = definition('{type: object, required: [size], properties: {size: {type: integer}}}')
const widget = (spec: string, apiVersion = 'example.com/v1') =>
  `apiVersion: ${apiVersion}\nkind: Widget\nmetadata: {name: a}\nspec: ${spec}\n`
const wrong = { 'widget.yaml': widget('{size: large, colour: blue}') }
const both = ['new error widget.yaml:4 schema/invalid', 'new error widget.yaml:4 schema/unknown-field']

/** All findings but that the configuration of head loosens the check. */
const findingsOf = async (...trees: Parameters<typeof report>) =>
  outline((await report(...trees)).findings.filter(({ rule }) => rule !== 'meshgate/config-weakens'))

const messages = async (files: Files) => (await report(files)).findings.map(({ message }) => message)

const excluded = { 'schemas/README.md': 'Schemas of our own kinds.\n' }
const config = (schemas: string) => ({
  ...excluded,
  '.meshgate.yaml': `schemas: ${schemas}\nexclude: [schemas]\n`,
})
const withoutSchemas = { ...wrong, ...excluded, '.meshgate.yaml': 'exclude: [schemas]\n' }

describe('a schema that the configuration names', () => {
  it('that cannot be used is no new finding where base has it, too', async () => {
    const files = { ...wrong, ...config('[schemas/none.yaml]') }
    expect(await findingsOf(files, files)).toEqual([
      'existing error .meshgate.yaml:1 schema/configured-schema-invalid',
    ])
    expect(await findingsOf(files, withoutSchemas)).toEqual([
      'new error .meshgate.yaml:1 schema/configured-schema-invalid',
    ])
    expect(await findingsOf(withoutSchemas, files)).toEqual([
      'fixed error .meshgate.yaml:1 schema/configured-schema-invalid',
    ])
  })

  it.each([
    ['by its path', '[schemas/widget.yaml]'],
    ['by a path from here', '[./schemas/widget.yaml]'],
    ['by a pattern', '["schemas/**/*.yaml"]'],
    ['by its folder', '[schemas]'],
  ])('%s is used', async (_, schemas) => {
    expect(await findingsOf(wrong)).toEqual([])
    expect(await findingsOf({ ...wrong, ...config(schemas), 'schemas/widget.yaml': sized })).toEqual(both)
  })

  it('is used where a link leads to it', async () => {
    const files = { ...wrong, ...config('[schemas/link.yaml]'), 'schemas/widget.yaml': sized }
    const tree = memoryTree(files, { 'schemas/link.yaml': 'schemas/widget.yaml' })
    expect(await findingsOf(tree)).toEqual(both)
  })

  it('is used for the versions that are served, and for no other', async () => {
    const otherVersion = { 'widget.yaml': widget('{size: large}', 'example.com/v1beta1') }
    expect(await findingsOf({ ...otherVersion, ...config('[schemas]'), 'schemas/a.yaml': sized })).toEqual([])
  })

  it('may stand beside other objects', async () => {
    const text = `apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n${sized}`
    expect(await findingsOf({ ...wrong, ...config('[schemas]'), 'schemas/a.yaml': text })).toEqual(both)
  })

  it('of head decides about base, too', async () => {
    const head = { ...wrong, ...config('[schemas/a.txt]'), 'schemas/a.txt': sized }
    expect(await findingsOf(head, withoutSchemas)).toEqual(
      both.map((line) => line.replace('new', 'existing')),
    )
    expect(await findingsOf(withoutSchemas, head)).toEqual([])
  })

  it('that is missing is checked by the configuration of its own side', async () => {
    const missing = { ...wrong, ...config('\n  - gone.yaml') }
    expect(await findingsOf(missing, missing)).toEqual([
      'existing error .meshgate.yaml:2 schema/configured-schema-invalid',
    ])
  })

  it('counts more than what meshgate carries', async () => {
    const service = { 'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {size: 1}\n' }
    const schema = '{"properties": {"spec": {"additionalProperties": {"type": "string"}}}}'
    const named = config('[{version: v1, kind: Service, file: schemas/service.json}]')
    expect(await messages({ ...service, ...named, 'schemas/service.json': schema })).toEqual([
      '`spec.size` must be a string, not a number',
    ])
  })
})

describe('a JSON schema', () => {
  const closed =
    'properties:\n  spec:\n    $ref: "#/definitions/spec"\ndefinitions:\n  spec:\n' +
    '    properties: {size: {const: 1}}\n    required: [kind]\n    additionalProperties: false\n'

  it('may be YAML, may refer to itself, and says what is no field', async () => {
    const named = config('[{group: example.com, version: v1, kind: Widget, file: schemas/widget.yaml}]')
    expect(await messages({ ...wrong, ...named, 'schemas/widget.yaml': closed })).toEqual([
      '`spec`: `kind` is missing',
      '`spec.size` must be `1`',
      '`spec.colour`: `colour` is not a known field; write one of `size`',
    ])
  })

  it('knows whole numbers of any length', async () => {
    const named = config('[{group: example.com, version: v1, kind: Widget, file: schemas/widget.json}]')
    const schema = '{"properties": {"spec": {"properties": {"size": {"type": "integer"}}}}}'
    const long = { 'widget.yaml': widget('{size: 123456789012345678901}') }
    expect(await findingsOf({ ...long, ...named, 'schemas/widget.json': schema })).toEqual([])
  })

  it('says itself whose it is', async () => {
    const names = 'x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Widget}]\n'
    const files = { ...wrong, ...config('[schemas]'), 'schemas/widget.yaml': names + closed }
    expect(await findingsOf(files)).toHaveLength(3)
  })
})

describe('a JSON schema that cannot be asked about an object', () => {
  const named = config('[{group: example.com, version: v1, kind: Widget, file: schemas/widget.json}]')
  const beside = { 'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: 1}\n' }

  it.each([
    ['{"$ref": "#"}'],
    ['{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}}'],
    ['{"properties": {"spec": {"$ref": "#/properties/spec"}}}'],
  ])(
    'because it leads back to itself is told where it is named, and the rest is checked: %s',
    async (schema) => {
      const files = { ...wrong, ...beside, ...named, 'schemas/widget.json': schema }
      expect(await findingsOf(files)).toEqual([
        'new error .meshgate.yaml:1 schema/configured-schema-invalid',
        'new error a.yaml:4 schema/invalid',
      ])
      expect((await messages(files))[0]).toBe(
        '`schemas/widget.json` refers to itself by `$ref` without end, or is nested too deeply',
      )
    },
  )

  it('because it takes too long is told, too, and asked once', async () => {
    const script = new URL('../../src/process-worker.ts', import.meta.url)
    const validator = createValidator(script, {
      startMs: 30_000,
      eachMs: 1500,
      totalMs: 60_000,
      maxMegabytes: 512,
    })
    const files = { ...wrong, ...beside, ...named, 'schemas/widget.json': JSON.stringify(doubling) }
    const deep = { 'deep.yaml': widget(`${'{a: '.repeat(60)}{}${'}'.repeat(60)}`) }
    const result = await report({ ...files, ...deep }, null, { host: { validator } })
    expect(outline(result.findings)).toEqual([
      'new error .meshgate.yaml:1 schema/configured-schema-invalid',
      'new error a.yaml:4 schema/invalid',
    ])
    expect(result.findings[0]?.message).toContain('takes longer than 1.5 s or more than 512 MiB of memory')
  })
})

/** Two alternatives at each level, both of which are asked. */
const doubling = {
  $ref: '#/$defs/tree',
  $defs: {
    tree: {
      anyOf: ['x', 'y'].map((name) => ({ additionalProperties: { $ref: '#/$defs/tree' }, required: [name] })),
    },
  },
}

describe('what is wrong with a schema', () => {
  it.each([
    ['', '`schemas/a.yaml` contains no schema'],
    ['a: [', '`schemas/a.yaml` cannot be read: '],
    [
      'kind: CustomResourceDefinition',
      '`schemas/a.yaml` contains a definition that is not of `apiextensions.k8s.io/v1`; write it in that version',
    ],
    [
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition',
      '`schemas/a.yaml` contains a definition without `group`, `names.kind` or `versions`',
    ],
    [
      definition('{type: object, properties: {a: {$ref: other}}}'),
      '`schemas/a.yaml` contains a definition whose schema cannot be used at `spec.a`',
    ],
    [
      definition('{type: object, required: all}'),
      '`schemas/a.yaml` contains a definition whose schema cannot be used at `spec`',
    ],
    [
      definition('{type: array, items: 1}'),
      '`schemas/a.yaml` contains a definition whose schema cannot be used at `spec.items`',
    ],
    [
      definition('{type: string, pattern: "(?=`)"}'),
      "`schemas/a.yaml` has the pattern `(?=')`, for which the API server refuses the definition: `invalid or unsupported Perl syntax: (?=`",
    ],
    [
      definition('{type: string, pattern: 5}'),
      '`schemas/a.yaml` contains a definition whose schema cannot be used at `spec`',
    ],
    [
      'type: object\nproperties: {}',
      '`schemas/a.yaml` is neither a CustomResourceDefinition nor a JSON schema that names its kind in ',
    ],
    [
      'x-kubernetes-group-version-kind: [{group: "", version: v1, kind: A}]\ntype: nothing',
      '`schemas/a.yaml` is not a valid JSON schema: `schema is invalid: data/type must be equal to one of the allowed values',
    ],
    [
      'x-kubernetes-group-version-kind: [{group: "", version: v1, kind: A}]\n$ref: https://example.com/a.json#/b',
      '`schemas/a.yaml` refers to `https://example.com/a.json#/b`, which is not in this file: meshgate reads and fetches no other schemas',
    ],
    [
      'x-kubernetes-group-version-kind: [{group: "", version: v1, kind: A}]\npattern: (?=a)',
      '`schemas/a.yaml` has the pattern `(?=a)`, which Go refuses: `invalid or unsupported Perl syntax: (?=`',
    ],
  ])('of %j is said', async (text, words) => {
    const [message, ...further] = await messages({ ...config('[schemas/a.yaml]'), 'schemas/a.yaml': text })
    expect(further).toEqual([])
    expect(message).toContain(words)
  })
})

describe('a definition that is larger than any in use', () => {
  const messageFor = async (spec: string) =>
    messages({ ...config('[schemas/a.yaml]'), 'schemas/a.yaml': definition(spec) })

  it('by its depth is not used', async () => {
    const deep = `${'{properties: {a: '.repeat(150)}{type: string}${'}}'.repeat(150)}`
    expect(await messageFor(deep)).toEqual([
      '`schemas/a.yaml` contains a definition whose schema is nested deeper than 100 levels',
    ])
  })

  it('by its aliases is not used', async () => {
    const manyKeys = Array.from({ length: 3000 }, (_, index) => `a${index}: {}`).join(', ')
    const aliases = Array.from({ length: 40 }, (_, index) => `b${index}: *many`).join(', ')
    expect(await messageFor(`{properties: {first: &many {properties: {${manyKeys}}}, ${aliases}}}`)).toEqual([
      '`schemas/a.yaml` contains a definition whose schema has more than 100,000 subschemas',
    ])
  })
})

describe('a pattern of a definition', () => {
  const patterned = (pattern: string) => definition(`{type: string, pattern: '${pattern}'}`)
  const held = async (pattern: string, text: string) =>
    findingsOf({ 'crd.yaml': patterned(pattern), 'widget.yaml': widget(text) })
  const refused = ['new warning widget.yaml:4 schema/invalid']

  it.each([
    ['(?P<name>a+)\\z', 'aa', 'ab'],
    ['^[[:alpha:]]+$', 'ab', 'a1'],
    ['^\\Qa.b\\E', 'a.b', 'axb'],
    ['^(?i)ab$', 'AB', 'ac'],
    ['^\\p{Greek}$', 'α', 'a'],
    ['^.$', '😀', 'ab'],
  ])('means what it means to Go: %s', async (pattern, right, wrong) => {
    const text = pattern.replaceAll('\\\\', '\\')
    expect(await held(text, right)).toEqual([])
    expect(await held(text, wrong)).toEqual(refused)
  })

  it.each(['^(a+)+$', '^(a|a)*$', '^(?:(?:a?){50}){20}$', '^(a|aa)+(?P<name>)$'])(
    'is matched in a time that grows with the text alone: %s',
    async (pattern) => {
      expect(await held(pattern, `${'a'.repeat(5000)}!`)).toEqual(refused)
    },
  )

  it.each(['(a)\\1', '(?=a)', '(?<name>a)\\k<name>', '((a{1,999}){1,999}){1,999}'])(
    'that Go refuses refuses nothing: %s',
    async (pattern) => {
      expect(await held(pattern.replaceAll('\\\\', '\\'), 'b')).toEqual([])
    },
  )
})

describe('a definition in the repository', () => {
  it('is used for the objects of its kind, and named beside what it refuses', async () => {
    expect(await findingsOf({ ...wrong, 'crd.yaml': sized })).toEqual(
      both.map((line) => line.replace('error', 'warning')),
    )
    const { findings } = await report({ ...wrong, 'crd.yaml': sized })
    const beside = findings.flatMap(({ related }) =>
      related.map(({ at, note }) => `${at.file}:${at.line} ${note}`),
    )
    expect(beside).toEqual(both.map(() => 'crd.yaml:1 the definition of the kind'))
  })

  it('is not used where another one says something else', async () => {
    expect(
      await findingsOf({ ...wrong, 'crd.yaml': sized, 'old.yaml': definition('{type: object}') }),
    ).toEqual([])
  })

  it('of Istio changes nothing', async () => {
    const sidecar = 'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: a}\n'
    const ownDefinition = definition('{type: string}', 'Sidecar').replace(
      'group: example.com',
      'group: networking.istio.io',
    )
    const egress = 'spec: {egress: [{hosts: ["./*"]}]}\n'
    expect(await findingsOf({ 'a.yaml': sidecar + egress, 'crd.yaml': ownDefinition })).toEqual([])
  })
})

describe('what a Secret holds', () => {
  it('is repeated in no message', async () => {
    const text = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {password: hunter-2}\n'
    expect(await messages({ 'a.yaml': text })).toEqual(['`data.password` the value is not base64'])
  })
})

describe('a change of a schema that the configuration names', () => {
  const good = { 'widget.yaml': widget('{size: 1}') }
  const free = definition('{type: object, x-kubernetes-preserve-unknown-fields: true}')
  const named = (files: Files) => ({ ...config('["schemas/*.yaml"]'), ...files })
  const base = named({ ...good, 'schemas/widget.yaml': sized })
  const both = async (head: Files, before: Files = base) => {
    const { findings, checkChanges } = await report(head, before)
    return {
      weakens: findings.flatMap(({ rule, code, at }) =>
        rule === 'meshgate/config-weakens' ? `${code} ${at.file}` : [],
      ),
      listed: checkChanges.map(({ effect, at, note }) => `${effect} ${at.file}: ${note}`),
    }
  }

  it('that deletes its file weakens the check, and more so where the kind is wrong', async () => {
    const listed = ['loosens schemas/widget.yaml: no schema of example.com/v1/Widget is left']
    expect(await both(named(good))).toEqual({ weakens: ['loosens schemas/widget.yaml'], listed })
    expect(await both(named(wrong))).toEqual({ weakens: ['hides-new schemas/widget.yaml'], listed })
  })

  it('that deletes its file and its entry weakens the check once', async () => {
    const { weakens } = await both({ ...good, '.meshgate.yaml': 'exclude: [schemas]\n' })
    expect(weakens).toEqual(['loosens .meshgate.yaml'])
  })

  it('that allows more is listed, and weakens the check where it hides what is wrong', async () => {
    const listed = ['changes schemas/widget.yaml: the schema itself changes']
    expect(await both(named({ ...good, 'schemas/widget.yaml': free }))).toEqual({ weakens: [], listed })
    expect(await both(named({ ...wrong, 'schemas/widget.yaml': free }))).toEqual({
      weakens: ['hides-new schemas/widget.yaml'],
      listed,
    })
  })

  it('that renames its file, or adds one of another kind, weakens nothing', async () => {
    expect((await both(named({ ...good, 'schemas/new.yaml': sized }))).weakens).toEqual([])
    const added = named({
      ...good,
      'schemas/widget.yaml': sized,
      'schemas/gadget.yaml': definition('{}', 'Gadget'),
    })
    expect(await both(added)).toEqual({
      weakens: [],
      listed: ['tightens schemas/gadget.yaml: undefined'],
    })
  })
})
