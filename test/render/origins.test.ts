import { expect, test } from 'vitest'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { originOf, type Rendered } from '../../src/core/render.ts'
import { tgz } from './archive.ts'
import { chart, demo, rendered, requestFor } from './engine.ts'

/** Each line of a render that is neither a separator nor a source comment, with where it came from. */
function lines({ manifest, origins }: Rendered): string[] {
  const texts = manifest.replace(/\n$/, '').split('\n')
  expect(origins.lines.length).toBe(2 * texts.length)
  return texts.flatMap((text, index) => {
    const origin = originOf(origins, index + 1)
    return text === '---' || text.startsWith('# Source: ') || text === '' ? [] : [`${place(origin)} ${text}`]
  })
}

function place(origin: ReturnType<typeof originOf>): string {
  return origin ? `${origin.file.replace(/.*templates\//, '')}:${origin.line}` : 'none'
}

test('each line comes from its template line, whatever was left out above it', async () => {
  const template = `{{- /* a comment */ -}}
{{- if .Values.enabled }}
kind: A
metadata:
  {{- with .Values.labels }}
  labels:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  name: {{ .Release.Name }}-x
spec:
{{- range $i, $v := .Values.list }}
  - item: {{ $v }}
    at: {{ $i }}
{{- end }}
{{- end }}
last: true
`
  const values = 'enabled: true\nlabels: {a: "1", b: "2"}\nlist: [x, z]\n'
  expect(lines(await rendered(demo({ 'templates/a.yaml': template, 'values.yaml': values })))).toEqual([
    'a.yaml:3 kind: A',
    'a.yaml:4 metadata:',
    'a.yaml:6   labels:',
    'a.yaml:7     a: "1"',
    'a.yaml:7     b: "2"',
    'a.yaml:9   name: release-name-x',
    'a.yaml:10 spec:',
    'a.yaml:12   - item: x',
    'a.yaml:13     at: 0',
    'a.yaml:12   - item: z',
    'a.yaml:13     at: 1',
    'a.yaml:16 last: true',
  ])
})

test('an action at the start of a line owns it, not the blanks that the line above left', async () => {
  const template = 'kind: A\nspec:\n  {{ range .Values.list }}\n  {{ . }}: 1\n  {{ end }}\nend: 1\n'
  expect(lines(await rendered(demo({ 'templates/a.yaml': template, 'values.yaml': 'list: [x]\n' })))).toEqual(
    [
      'a.yaml:1 kind: A',
      'a.yaml:2 spec:',
      ...['a.yaml:3   ', 'a.yaml:4   x: 1', 'a.yaml:5   '],
      'a.yaml:6 end: 1',
    ],
  )
})

test('lines of an include and of a template action belong to the line that asks for them', async () => {
  const helper = '{{ define "body" }}\nb: 1\nc: 2\n{{- end }}'
  const template = 'kind: A\nspec:\n  {{- include "body" . | nindent 2 }}\nother:\n{{ template "body" . }}\n'
  expect(lines(await rendered(demo({ 'templates/a.yaml': template, 'templates/_h.tpl': helper })))).toEqual([
    'a.yaml:1 kind: A',
    'a.yaml:2 spec:',
    ...['a.yaml:3   ', 'a.yaml:3   b: 1', 'a.yaml:3   c: 2'],
    'a.yaml:4 other:',
    ...['a.yaml:5 b: 1', 'a.yaml:5 c: 2'],
  ])
})

test('documents keep their lines when Helm splits, sorts and trims them', async () => {
  const template = '\n---\n# note\nkind: Pod\n--- \n\nkind: Namespace\n---\nkind: Pod\n'
  expect(lines(await rendered(demo({ 'templates/a.yaml': template })))).toEqual([
    'a.yaml:7 kind: Namespace',
    ...['a.yaml:3 # note', 'a.yaml:4 kind: Pod'],
    'a.yaml:9 kind: Pod',
  ])
})

test('hooks, CRDs and shown templates have origins too', async () => {
  const hook = 'kind: Job\nmetadata:\n  name: h\n  annotations:\n    helm.sh/hook: pre-install\n'
  const tree = demo({
    'templates/h.yaml': hook,
    'crds/c.yaml': '# crd\nkind: C\n',
    'templates/z.yaml': 'kind: Z\n',
  })
  const withCrds = await rendered(tree, requestFor([], { flags: { includeCrds: true } }))
  expect(lines(withCrds)).toEqual([
    ...['demo/crds/c.yaml:1 # crd', 'demo/crds/c.yaml:2 kind: C', 'z.yaml:1 kind: Z'],
    ...['h.yaml:1 kind: Job', 'h.yaml:2 metadata:', 'h.yaml:3   name: h'],
    ...['h.yaml:4   annotations:', 'h.yaml:5     helm.sh/hook: pre-install'],
  ])
  const shown = await rendered(tree, requestFor([], { flags: { showOnly: ['templates/z.yaml'] } }))
  expect(lines(shown)).toEqual(['z.yaml:1 kind: Z'])
})

test('a template that is captured or transformed is the same text as without origins', async () => {
  const capture = `kind: B
sum: {{ include (print $.Template.BasePath "/a.yaml") . | sha256sum }}
copy: {{ include (print $.Template.BasePath "/a.yaml") . | upper | quote }}
tpl: {{ tpl (.Files.Get "t.txt") . }}
`
  const files = { 'templates/a.yaml': 'kind: A\nname: {{ .Release.Name }}\n', 't.txt': '{{ .Release.Name }}' }
  const both = await rendered(demo({ ...files, 'templates/b.yaml': capture }))
  expect(both.manifest).toContain('copy: "KIND: A\\nNAME: RELEASE-NAME\\n"\ntpl: release-name\n')
  expect(lines(both)).toContain('b.yaml:3 copy: "KIND: A\\nNAME: RELEASE-NAME\\n"')
})

test('origins name files of the repository: renamed, linked, aliased, from a folder beside the chart', async () => {
  const sub = (name: string) => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`
  const dependencies = `dependencies:
- {name: one, version: 1.0.0, alias: first}
- {name: two, version: 1.0.0, repository: "file://../shared/two"}
- {name: three, version: 1.0.0}
`
  const template = (name: string) => `kind: ${name}\n`
  const tree = memoryTree(
    {
      ...chart({ 'Chart.yaml': `${sub('demo')}${dependencies}` }),
      ...{
        'demo/charts/folder-one/Chart.yaml': sub('one'),
        'demo/charts/folder-one/templates/x.yaml': template('One'),
      },
      ...{ 'shared/two/Chart.yaml': sub('two'), 'shared/two/templates/x.yaml': template('Two') },
      ...{ 'shared/three/Chart.yaml': sub('three'), 'shared/three/templates/x.yaml': template('Three') },
    },
    { 'demo/charts/three': 'shared/three' },
  )
  const { origins, manifest } = await rendered(tree)
  const kinds = manifest.split('\n').flatMap((text, index) => {
    const origin = originOf(origins, index + 1)
    return origin && text.startsWith('kind:') ? [`${text} ${origin.file}:${origin.line}`] : []
  })
  expect(kinds).toEqual([
    'kind: One demo/charts/folder-one/templates/x.yaml:1',
    'kind: Three shared/three/templates/x.yaml:1',
    'kind: Two shared/two/templates/x.yaml:1',
  ])
})

test('files of packed charts are named within their archives', async () => {
  const metadata = (name: string) => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`
  const inner = tgz({ 'inner/Chart.yaml': metadata('inner'), 'inner/templates/i.yaml': '\nkind: Inner\n' })
  const outer = tgz({
    'outer/Chart.yaml': metadata('outer'),
    'outer/templates/o.yaml': 'kind: Outer\n',
    'outer/charts/inner-1.0.0.tgz': inner,
  })
  const places = async (tree: Tree) => {
    const { manifest, origins } = await rendered(tree)
    return manifest
      .split('\n')
      .flatMap((text, index) => (text.startsWith('kind') ? [originOf(origins, index + 1)] : []))
  }
  expect(await places(demo({ 'charts/outer-1.0.0.tgz': outer }))).toEqual([
    { file: 'demo/charts/outer-1.0.0.tgz!charts/inner-1.0.0.tgz!templates/i.yaml', line: 2 },
    { file: 'demo/charts/outer-1.0.0.tgz!templates/o.yaml', line: 1 },
  ])
  expect(await places(memoryTree({ demo: outer }))).toEqual([
    { file: 'demo!charts/inner-1.0.0.tgz!templates/i.yaml', line: 2 },
    { file: 'demo!templates/o.yaml', line: 1 },
  ])
})
