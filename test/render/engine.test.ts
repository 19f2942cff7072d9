import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { decodeFrames, encodeFrames, type EngineFrame } from '../../src/render/wire.ts'
import {
  chartValuesFile,
  packedMark,
  type ChartSource,
  type RenderJob,
  type TemplateOptions,
} from '../../src/render/engine-job.ts'
import { warmUp } from '../../src/render/warm-up.ts'
import { tgz } from './archive.ts'
import { demo, newEngine, rendered, requestFor } from './engine.ts'

const text = (data: Uint8Array | undefined): string => new TextDecoder().decode(data)

function jobOf(template: string, options: Partial<TemplateOptions> = {}): RenderJob {
  const files = Object.entries({
    'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
    'templates/a.yaml': template,
    'templates/b.yaml': 'kind: B\n',
  }).map(([name, data]) => ({ name, data: new TextEncoder().encode(data) }))
  return {
    source: { kind: 'folder', files },
    options: { name: 'r', namespace: 'n', ...options },
    files: [],
    clockAndSeed: { now: 0, seed: 1 },
  }
}

function framesOf(job: RenderJob, engine = newEngine()): Map<string, string> {
  const answer = engine.render(job)
  if (answer.status === 'ended') throw new Error(answer.reason)
  return new Map(answer.frames.map(({ name, data }: EngineFrame) => [name, text(data)]))
}

test('frames come back as they were sent', () => {
  const frame = fc.record({ name: fc.string({ unit: 'grapheme' }), data: fc.uint8Array() })
  fc.assert(
    fc.property(fc.array(frame), (frames) => {
      expect(decodeFrames(encodeFrames(frames))).toEqual(frames)
    }),
  )
})

test('origins do not change the text', () => {
  const template =
    'kind: A\n{{ $x := include "demo/templates/b.yaml" . }}x: {{ $x | quote }}\n{{ "<no" }} value>\n'
  const [without, marked] = [false, true].map((marks) => framesOf(jobOf(template, { marks })).get('manifest'))
  expect(without).toContain('kind: A')
  expect(marked).toBe(without)
})

test('of a chart that is loaded once, chosen templates are rendered one by one', () => {
  const engine = newEngine()
  const job = jobOf('kind: A\n')
  const only = (name: string) =>
    framesOf({ ...job, options: { ...job.options, raw: true, only: [name] } }, engine)
  expect([...only('demo/templates/a.yaml')].slice(1)).toEqual([['raw/demo/templates/a.yaml', 'kind: A\n']])
  expect([...only('demo/templates/b.yaml')].slice(1)).toEqual([['raw/demo/templates/b.yaml', 'kind: B\n']])
})

/** A chart whose values come to `out` in every way they can: aliases, globals, imports, a packed subchart, one below. */
const family: Readonly<Record<string, string | Uint8Array>> = {
  'Chart.yaml': `apiVersion: v2
name: demo
version: 1.0.0
dependencies:
  - { name: sub, version: 1.0.0, alias: one, import-values: [{ child: exported, parent: imported }] }
  - { name: sub, version: 1.0.0, alias: two }
  - { name: packed, version: 1.0.0 }
`,
  'values.yaml': 'own: a\ntwo: {size: 2}\nglobal: {zone: x}\n',
  'templates/out.yaml': 'kind: Out\nown: {{ .Values.own }}\nimported: {{ .Values.imported.name }}\n',
  'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
  'charts/sub/values.yaml': 'size: 1\nexported: {name: b}\nglobal: {zone: ignored}\n',
  'charts/sub/templates/out.yaml':
    'kind: {{ .Chart.Name }}\nsize: {{ .Values.size }}{{ .Values.global.zone }}\n',
  'charts/sub/charts/deep/Chart.yaml': 'apiVersion: v2\nname: deep\nversion: 1.0.0\n',
  'charts/sub/charts/deep/templates/out.yaml':
    'kind: Deep\nlevel: {{ .Values.level | default "none" | quote }}\n',
  'charts/packed-1.0.0.tgz': tgz({
    'packed/Chart.yaml': 'apiVersion: v2\nname: packed\nversion: 1.0.0\n',
    'packed/values.yaml': 'color: red\n',
    'packed/templates/out.yaml': 'kind: Packed\ncolor: {{ .Values.color }}\n',
  }),
}

const familyChart: ChartSource = {
  kind: 'folder',
  files: Object.entries(family).map(([name, data]) => ({ name, data: new Uint8Array(Buffer.from(data)) })),
}

/** Renders the family with other texts of values.yaml files and returns the lines that are then different. */
function difference(
  texts: Readonly<Record<string, string>>,
  options: Partial<TemplateOptions> = {},
): string[] {
  const render = (chartValues: string[]) =>
    framesOf(
      {
        source: familyChart,
        options: { name: 'r', namespace: 'n', ...options, chartValues },
        files: chartValues.map((location) => ({
          name: chartValuesFile(location),
          data: new TextEncoder().encode(texts[location]),
        })),
        clockAndSeed: { now: 0, seed: 1 },
      },
      familyEngine,
    )
  const lines = (frames: Map<string, string>) => (frames.get('manifest') ?? frames.get('')!).split('\n')
  const plainLines = lines(render([]))
  const editedLines = lines(render(Object.keys(texts)))
  expect(lines(render([]))).toEqual(plainLines)
  return editedLines.filter((line, index) => line !== plainLines[index])
}

const familyEngine = newEngine()

test.each([
  ['values.yaml', 'own: z\ntwo: {size: 2}\nglobal: {zone: x}\n', ['own: z']],
  ['values.yaml', 'own: a\ntwo: {size: 9}\nglobal: {zone: z}\n', ['size: 1z', 'size: 9z']],
  ['charts/sub/values.yaml', 'size: 7\nexported: {name: c}\n', ['imported: c', 'size: 7x']],
  ['charts/packed-1.0.0.tgz!values.yaml', 'color: blue\n', ['color: blue']],
  ['charts/sub/charts/deep/values.yaml', 'level: low\n', ['level: "low"', 'level: "low"']],
])('the text of %s can be another for one render: %j', (location, text, lines) => {
  expect(difference({ [location]: text }).toSorted()).toEqual(lines)
})

test.each([
  ['values.yaml', 'cannot load values.yaml: '],
  [
    'charts/packed-1.0.0.tgz!values.yaml',
    'error unpacking subchart packed-1.0.0.tgz in demo: cannot load values.yaml: ',
  ],
])('a text of %s that is no YAML fails as the chart would', (location, start) => {
  const [header] = difference({ [location]: 'a: [' })
  expect((JSON.parse(header!) as { error: string }).error).toMatch(start)
})

test('a subchart that lies beside the chart has its values, too', () => {
  const files = familyChart.files.map(({ name, data }) => ({
    name: name.replace(/^charts\/sub\//, `charts/sub${packedMark}/`),
    data,
  }))
  const job: RenderJob = {
    source: { kind: 'folder', files },
    options: { name: 'r', namespace: 'n', chartValues: ['charts/sub/values.yaml'] },
    files: [
      {
        name: chartValuesFile('charts/sub/values.yaml'),
        data: new TextEncoder().encode('exported: {name: d}\n'),
      },
    ],
    clockAndSeed: { now: 0, seed: 1 },
  }
  expect(framesOf(job).get('manifest')).toContain('imported: d\n')
})

test('a lenient render goes on where a template fails', () => {
  const template =
    'kind: A\na: {{ required "x" .Values.a | quote }}\nb: {{ fail "x" | quote }}\nc: {{ tpl "{{ fail `x` }}" . | quote }}\n{{ include "h" . }}{{ define "h" }}{{ fail "x" }}{{ end }}'
  const engine = newEngine()
  const job = jobOf(template)
  const lenient = framesOf({ ...job, options: { ...job.options, lenient: true } }, engine)
  expect(lenient.get('manifest')).toContain('kind: A\na: ""\nb: ""\nc: ""\n')
  expect(framesOf(job, engine).get('')).toContain('execution error at (demo/templates/a.yaml:2:6): x')
})

test('random values, certificates and times repeat, in a used engine as in a new one', async () => {
  const draws = [
    'randAlphaNum 8',
    'randInt 0 1000000',
    'shuffle "abcdefghijkl"',
    'uuidv4',
    'now',
    'genPrivateKey "ecdsa"',
  ]
  const template = draws.map((draw, index) => `v${index}: {{ ${draw} | toString | quote }}\n`).join('')
  const tree = demo({ 'templates/a.yaml': `kind: A\n${template}` })
  const used = newEngine()
  await rendered(demo({ 'templates/a.yaml': 'kind: Other\n' }), requestFor(), used)
  const clockAndSeed = { now: Date.UTC(2026, 0, 2), seed: 7 }
  const runs = [used, used, newEngine()].map((engine) =>
    rendered(tree, requestFor([], { clockAndSeed }), engine),
  )
  const texts = (await Promise.all(runs)).map(({ manifest }) => manifest)
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toContain('2026-01-02 00:00:00')
  const otherRender = await rendered(
    tree,
    requestFor([], { clockAndSeed: { ...clockAndSeed, seed: 8 } }),
    used,
  )
  expect(otherRender.manifest).not.toBe(texts[0])
})

test('what is generated are keys and certificates that belong together', async () => {
  const template = `{{ $ca := genCA "Own CA" 365 }}{{ $own := genSelfSignedCert "own" nil (list "own.example") 30 -}}
{{ $cert := genSignedCert "web" (list "10.0.0.1") (list "web.example") 30 $ca -}}
{{ dict "ca" $ca.Cert "caKey" $ca.Key "own" $own.Cert "ownKey" $own.Key "cert" $cert.Cert "key" $cert.Key "rsa" (genPrivateKey "rsa") "plain" (genPrivateKey "") "ec" (genPrivateKey "ecdsa") "none" (genPrivateKey "x") | toJson }}`
  const { manifest } = await rendered(demo({ 'templates/a.yaml': template }))
  const made = JSON.parse(manifest.slice(manifest.indexOf('{'))) as Record<string, string>
  const [ca, leaf, cert] = [made.ca, made.own, made.cert].map((pem) => new X509Certificate(pem!))
  expect([ca!.checkPrivateKey(createPrivateKey(made.caKey!)), ca!.verify(ca!.publicKey)]).toEqual([
    true,
    true,
  ])
  expect([leaf!.checkPrivateKey(createPrivateKey(made.ownKey!)), leaf!.checkHost('own.example')]).toEqual([
    true,
    'own.example',
  ])
  expect([cert!.checkPrivateKey(createPrivateKey(made.key!)), cert!.verify(ca!.publicKey)]).toEqual([
    true,
    true,
  ])
  expect([cert!.checkHost('web.example'), cert!.checkIP('10.0.0.1')]).toEqual(['web.example', '10.0.0.1'])
  const bits = [made.caKey, made.rsa, made.plain].map(
    (pem) => createPrivateKey(pem!).asymmetricKeyDetails?.modulusLength,
  )
  expect(bits).toEqual([2048, 4096, 4096])
  expect(createPrivateKey(made.ec!).asymmetricKeyType).toBe('ec')
  expect(made.none).toBe('Unknown type x')
})

test('the chart that warms an engine up renders, and later renders are those of a new engine', () => {
  const used = newEngine()
  const warm = framesOf(warmUp, used)
  expect(JSON.parse(warm.get('') ?? '')).toEqual({ error: '' })
  expect(warm.get('manifest')?.match(/^kind: VirtualService$/gm)).toHaveLength(2)
  const job = jobOf('{{ toYaml .Values }}: {{ randAlpha 5 }}\n{{ now }}\n')
  expect(framesOf(job, used)).toEqual(framesOf(job))
})

test('nothing of the machine can be seen', async () => {
  const template =
    'kind: A\nhost: "{{ getHostByName "localhost" }}"\nlookup: {{ lookup "v1" "Secret" "a" "b" | toJson }}\n'
  const { manifest } = await rendered(demo({ 'templates/a.yaml': template }))
  expect(manifest).toContain('host: ""\nlookup: {}\n')
})

test('a render that eats all memory ends, and the next one works', async () => {
  const engine = newEngine()
  const hungry = '{{ $x := repeat 1000000 "0123456789" }}{{ range until 100 }}{{ $x = print $x $x }}{{ end }}'
  expect(engine.render(jobOf(hungry))).toEqual({
    status: 'ended',
    reason: 'rendering needs more than 512 MiB of memory',
  })
  expect(framesOf(jobOf('kind: A\n'), engine).get('manifest')).toContain('kind: A')
}, 60_000)

test('many charts, values and failures leave an instance as large as it was', () => {
  const engine = newEngine()
  const memory: number[] = []
  for (let index = 0; index < 300; index++) {
    const text = `kind: A\nx: {{ include "h" . }}{{ define "h" }}${'y'.repeat(50_000)}${index}{{ end }}\n`
    const failing = index % 7 === 0 ? '{{ fail "x" }}' : ''
    const job = jobOf(text + failing, { values: ['v.yaml'], marks: true })
    const values = new TextEncoder().encode(`number: ${index}\nlist: [${'1, '.repeat(200)}1]\n`)
    const answer = engine.render({ ...job, files: [{ name: 'v.yaml', data: values }] })
    if (answer.status === 'ended') throw new Error(answer.reason)
    memory.push(answer.memory)
  }
  expect(memory[299]! / memory[149]!).toBeLessThan(1.25)
})
