import { expect, test } from 'vitest'
import { originOf, type FailedRender } from '../../src/core/render.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { chart, demo, failed, rendered, requestFor } from './engine.ts'

test('a failing template is named with its line', async () => {
  const render = await failed(
    demo({ 'templates/a.yaml': 'kind: A\nx: {{ required "set .Values.x" .Values.x }}\n' }),
  )
  expect(render.message).toBe(
    'execution error at (demo/templates/a.yaml:2:6): set .Values.x\n\nUse --debug flag to render out invalid YAML',
  )
  expect(render.at).toEqual({ file: 'demo/templates/a.yaml', line: 2 })
})

test('an error in a helper is placed in the helper', async () => {
  const files = {
    'templates/a.yaml': '\n{{ include "h" . }}',
    'templates/_h.tpl': '{{ define "h" }}\n\n{{ .Values.a.b.c }}{{ end }}',
  }
  expect((await failed(demo(files))).at).toEqual({ file: 'demo/templates/_h.tpl', line: 3 })
})

test('what a template wrote and is no YAML is placed at the line that wrote it', async () => {
  const template = 'kind: A\n---\n{{- if true }}\nkind: B\nmetadata:\n  name: x\n name: y\n{{- end }}\n'
  const render = await failed(demo({ 'templates/a.yaml': template }))
  expect(render.message).toMatch(/^YAML parse error on demo\/templates\/a.yaml: /)
  expect(render.at).toEqual({ file: 'demo/templates/a.yaml', line: 7 })
})

const sources = ({ partial }: FailedRender): string[] =>
  [...(partial?.manifest ?? '').matchAll(/^# Source: (.*)$/gm)].map(([, source]) => source!)

test('templates that fail are told one by one, and the others are rendered', async () => {
  const render = await failed(
    demo({
      'templates/_broken.tpl': '{{ define "h" }}{{ end }}\n{{ if }}',
      'templates/a.yaml': 'kind: A\n',
      'templates/b.yaml': 'kind: B\nx: {{ required "set x" .Values.x }}\n',
      'templates/c.yaml': 'kind: C\nx: [\n',
      'templates/d.yaml': 'kind: {{ include "h" . }}\n',
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
      'charts/sub/templates/e.yaml': '\nkind: E\n',
    }),
  )
  const file = (name: string) => `demo/templates/${name}`
  expect(render.broken.map((broken) => [broken.file, broken.at])).toEqual([
    [file('_broken.tpl'), { file: file('_broken.tpl'), line: 2 }],
    [file('d.yaml'), { file: file('d.yaml'), line: 1 }],
    [file('b.yaml'), { file: file('b.yaml'), line: 2 }],
    [file('c.yaml'), { file: file('c.yaml'), line: 2 }],
  ])
  expect(render.message).toMatch(/^parse error at \(demo\/templates\/_broken.tpl:2\)/)
  expect(render.at).toEqual(render.broken[0]!.at)
  expect(sources(render)).toEqual(['demo/templates/a.yaml', 'demo/charts/sub/templates/e.yaml'])
  expect(originOf(render.partial!.origins, 3)).toEqual({ file: file('a.yaml'), line: 1 })
})

test.each([
  [
    'a dependency is missing',
    'dependencies: [{name: sub, version: 1.0.0, repository: "https://example.org"}]\n',
  ],
  ['the chart is for another version of Kubernetes', 'kubeVersion: <1.2\n'],
])('templates are rendered, too, where %s', async (_, metadata) => {
  const render = await failed(
    demo({
      'Chart.yaml': `apiVersion: v2\nname: demo\nversion: 1.0.0\n${metadata}`,
      'templates/a.yaml': 'kind: A\n',
    }),
  )
  expect([render.broken, render.at, sources(render)]).toEqual([[], null, ['demo/templates/a.yaml']])
})

test('nothing is rendered where values are refused', async () => {
  const schema = { 'values.schema.json': '{"required":["x"]}', 'templates/a.yaml': 'kind: A\n' }
  expect(await failed(demo(schema))).toMatchObject({ broken: [], partial: null })
})

test.each([
  ['a: 1\nb: [\nc: 2\n', 3],
  ['a:\n  - x\n - y\nb: 1\n', 3],
  ['a: 1\n\tb: 2\n', 2],
  ['a: b: c\n', 1],
  ['a: *none\n', null],
  ['- a\n', null],
])(
  'a values file that Helm cannot read, %j, is named with the line that is wrong: %j',
  async (text, line) => {
    const render = await failed(
      memoryTree({ ...chart({}), 'envs/prod.yaml': text }),
      requestFor(['envs/prod.yaml']),
    )
    expect(render.message).toMatch(/^failed to parse envs\/prod.yaml: /)
    expect(render.at).toEqual(line === null ? null : { file: 'envs/prod.yaml', line })
  },
)

test('a values file that does not exist is a failed render', async () => {
  expect((await failed(demo({}), requestFor(['none.yaml']))).message).toBe(
    'open none.yaml: no such file or directory',
  )
})

test('refusals of the values schema are told one by one, with the chart and the keys', async () => {
  const schema = {
    additionalProperties: false,
    required: ['name'],
    properties: {
      global: {},
      name: { type: 'string' },
      sub: {},
      tlsMode: { enum: ['SIMPLE', 'DISABLE'] },
      list: { items: { properties: { port: { type: 'integer', maximum: 65535 } } } },
      shape: { anyOf: [{ type: 'string' }, { type: 'object', properties: { a: { type: 'number' } } }] },
    },
  }
  const values =
    'tlsmode: x\ntlsMode: SIMPEL\nlist: [{port: "80"}, {port: 70000}]\nshape: {a: x}\nsub: {size: x}\n'
  const sub = {
    'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
    'charts/sub/values.schema.json': '{"properties":{"size":{"type":"number"}}}',
  }
  const render = await failed(
    demo({ 'values.schema.json': JSON.stringify(schema), 'values.yaml': values, ...sub }),
  )
  expect(render.message).toMatch(/^values don't meet the specifications of the schema\(s\)/)
  const messages = render.schemaErrors.map(
    ({ chart: of, path, message }) => `${of}|${JSON.stringify(path)}|${message}`,
  )
  expect(messages.toSorted()).toEqual(
    [
      'sub|["size"]|must be a number, not a string',
      '|["list",0,"port"]|must be a whole number, not a string',
      '|["list",1,"port"]|must be at most 65535',
      '|["shape","a"]|must be a number, not a string',
      '|["tlsMode"]|`SIMPEL` is not one of `SIMPLE`, `DISABLE`; did you mean `SIMPLE`?',
      '|["tlsmode"]|`tlsmode` is not a known field; did you mean `tlsMode`?',
      '|[]|`name` is missing',
    ].toSorted(),
  )
})

test('a chart that holds what the tree does not hand out is refused', async () => {
  const tree = {
    ...demo({ 'templates/a.yaml': 'kind: A\n' }),
    refused: [{ file: 'demo/templates/b.yaml', reason: 'a link to the outside' }],
  }
  expect((await failed(tree)).message).toBe('`demo/templates/b.yaml` cannot be read: a link to the outside')
  const elsewhere = { ...tree, refused: [{ file: 'other/b.yaml', reason: 'a link to the outside' }] }
  expect((await rendered(elsewhere)).manifest).toContain('kind: A')
})

test('a folder that is no chart, a chart that contains itself and one that is no archive are failed renders', async () => {
  expect((await failed(memoryTree({ 'demo/x': '' }))).message).toBe('`demo` contains no Chart.yaml')
  const itself =
    'apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies: [{name: demo, version: 1.0.0, repository: "file://."}]\n'
  expect(await failed(demo({ 'Chart.yaml': itself }))).toMatchObject({
    message: 'the chart `demo` depends on itself: `demo` → `demo`',
    at: { file: 'demo/Chart.yaml', line: 4 },
  })
  expect((await failed(memoryTree({ demo: 'text' }))).message).toBe(
    "file 'demo' does not appear to be a gzipped archive",
  )
})

test('charts that depend on each other in a circle are named with the line that closes it', async () => {
  const uses = (name: string, dependency: string): string =>
    `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndependencies:\n  - name: ${dependency}\n    version: 1.0.0\n    repository: file://../${dependency}\n`
  const tree = memoryTree({
    ...chart({ 'Chart.yaml': uses('demo', 'a') }),
    'a/Chart.yaml': uses('a', 'b'),
    'b/Chart.yaml': uses('b', 'a'),
  })
  expect(await failed(tree)).toMatchObject({
    message: 'the chart `a` depends on itself: `a` → `b` → `a`',
    at: { file: 'b/Chart.yaml', line: 5 },
  })
})

test('a subchart beside the chart is packed as helm would: with its own .helmignore', async () => {
  const dependency = 'dependencies: [{name: sub, version: 1.0.0, repository: "file://../sub"}]\n'
  const tree = memoryTree({
    ...chart({
      'Chart.yaml': `apiVersion: v2\nname: demo\nversion: 1.0.0\n${dependency}`,
      '.helmignore': 'kept.yaml\n',
    }),
    ...{
      'sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
      'sub/.helmignore': 'left-out.yaml\n',
    },
    ...{ 'sub/templates/kept.yaml': 'kind: Kept\n', 'sub/templates/left-out.yaml': 'kind: LeftOut\n' },
  })
  expect((await rendered(tree)).manifest).toBe(
    '---\n# Source: demo/charts/sub/templates/kept.yaml\nkind: Kept\n',
  )
})

test('charts that share dependencies over and over are a failed render, not a machine out of memory', async () => {
  const names = ['demo', ...Array.from({ length: 30 }, (_, index) => `c${index}`)]
  const charts = names.map((name, index) => {
    const later = names.slice(index + 1)
    const dependencies = later.map(
      (each) => `{name: ${each}, version: 1.0.0, repository: "file://../${each}"}`,
    )
    const metadata = `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndependencies: [${dependencies.join(', ')}]\n`
    return [`${name}/Chart.yaml`, metadata]
  })
  expect((await failed(memoryTree(Object.fromEntries(charts)))).message).toMatch(
    /^the (chart and its )?dependencies/,
  )
})
