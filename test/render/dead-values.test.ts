import { describe, expect, it } from 'vitest'
import type { DeadValue, ValuesUse } from '../../src/core/values-use.ts'
import { pathText } from '../../src/model/node.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createValuesUse } from '../../src/render/unused-values/values-use.ts'
import { tgz } from './archive.ts'
import { demo, newEngine, requestFor } from './engine.ts'

const engine = newEngine()

/** The use that a chart `demo` makes of its values. */
function use(files: Record<string, string | Uint8Array>, values: readonly string[] = []): ValuesUse {
  return createValuesUse(engine, chartLoader(demo(files)), requestFor(values.map((name) => `demo/${name}`)))
}

/** Dead keys as `file: path`, with what they were suggestion to be. */
async function dead(
  files: Record<string, string | Uint8Array>,
  values: readonly string[] = [],
): Promise<string[]> {
  return (await use(files, values).dead()).map(line)
}

function line({ file, path, suggestion }: DeadValue): string {
  const hint = suggestion ? ` -> ${suggestion.kind} ${pathText(suggestion.path)}` : ''
  return `${file.replace('demo/', '')}: ${pathText(path)}${hint}`
}

const config = (lines: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
${lines.replace(/^/gm, '  ')}
`
const timeout = config('timeout: {{ .Values.timeout | default "10s" | quote }}')

describe('a key that nothing reads', () => {
  it('is found at the top, with the name that is read', async () => {
    const files = { 'templates/a.yaml': timeout, 'values.yaml': 'timeuot: 5s\n' }
    expect(await dead(files)).toEqual(['values.yaml: timeuot -> similar timeout'])
  })

  it('is found with the name that is read and has a word more', async () => {
    const template = config(
      'a: {{ .Values.slack.url }}\n{{ with .Values.slack.proxyUrl }}b: {{ . }}{{ end }}',
    )
    const files = { 'templates/a.yaml': template, 'values.yaml': 'slack: { url: a, proxy: b.example }\n' }
    expect(await dead(files)).toEqual(['values.yaml: slack.proxy -> similar slack.proxyUrl'])
  })

  it('is found in a values file beside the defaults', async () => {
    const files = { 'templates/a.yaml': timeout, 'values.yaml': 'timeout: 1s\n', 'prod.yaml': 'timout: 5s\n' }
    expect(await dead(files, ['prod.yaml'])).toEqual(['prod.yaml: timout -> similar timeout'])
  })

  it('is found among settings of a map, once for all that is below it', async () => {
    const template = config('host: {{ .Values.gateway.host }}')
    const values = 'gateway:\n  host: a.example\n  limits:\n    cpu: 1\n    memory: 2\n'
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': values })).toEqual([
      'values.yaml: gateway.limits',
    ])
  })

  it('is found by a similar name where templates compute keys of its map', async () => {
    const template = config(
      'a: {{ .Values.all.timeout | default "1s" }}\nb: {{ get .Values.all .Release.Namespace | toJson }}',
    )
    const values = 'all: { timeuot: 5s, shop: { level: high }, retries: 2 }\n'
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': values })).toEqual([
      'values.yaml: all.timeuot -> similar all.timeout',
    ])
  })

  it('is found alone in its map where the name beside it would be read', async () => {
    const template = config('host: {{ .Values.gateway.namespace | default "x" }}')
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': 'gateway: { namespce: y }\n' })).toEqual(
      ['values.yaml: gateway.namespce -> similar gateway.namespace'],
    )
  })

  it('is found in entries that are ranged over, whose own keys are free', async () => {
    const template = config(
      '{{- range $key, $entry := .Values.hosts }}\n{{ $key }}: {{ $entry.host }} {{ $entry.timeout | default "1s" }}\n{{- end }}',
    )
    const values = 'hosts:\n  pay: { host: pay.example }\n  ship: { host: ship.example, timeot: 5s }\n'
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': values })).toEqual([
      'values.yaml: hosts.ship.timeot -> similar hosts.ship.timeout',
    ])
  })

  it('is found in items of a list', async () => {
    const template = config(
      '{{- range .Values.ports }}\np{{ .number }}: {{ .protocol | default "TCP" }}\n{{- end }}',
    )
    const values = 'ports:\n  - number: 80\n  - number: 81\n    protcol: HTTP\n'
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': values })).toEqual([
      'values.yaml: ports[1].protcol -> similar ports[1].protocol',
    ])
  })

  it('is found among defaults that are merged into the values', async () => {
    const template =
      '{{ $_ := set $ "Values" (mustMergeOverwrite .Values.builtIn .Values) }}' +
      config('a: {{ .Values.name }}\nb: {{ .Values.ports.tls }}')
    const values = 'builtIn:\n  name: x\n  ports: { tls: 443, memory: 1 }\n'
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': values })).toEqual([
      'values.yaml: builtIn.ports.memory',
    ])
  })

  it('is told where the name is read instead', async () => {
    const template = config('issuer: {{ .Values.jwt.issuer | quote }}')
    expect(await dead({ 'templates/a.yaml': template, 'values.yaml': 'issuer: a\njwt: {}\n' })).toEqual([
      'values.yaml: issuer -> elsewhere jwt.issuer',
    ])
  })

  it('is found in every file that writes it', async () => {
    const files = { 'templates/a.yaml': timeout, 'values.yaml': 'old: 1\n', 'prod.yaml': 'old: 2\n' }
    expect(await dead(files, ['prod.yaml'])).toEqual(['values.yaml: old', 'prod.yaml: old'])
  })
})

const sub = {
  'Chart.yaml':
    'apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies:\n  - { name: web, alias: front, version: 1.0.0, condition: front.enabled }\n',
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/values.yaml': 'replicas: 1\n',
  'charts/web/templates/a.yaml': config(
    'replicas: {{ .Values.replicas | quote }}\nzone: {{ .Values.global.zone | quote }}',
  ),
  'templates/a.yaml': config('host: {{ .Values.host }}'),
}

describe('values of subcharts', () => {
  it('stand under their alias', async () => {
    const files = {
      ...sub,
      'values.yaml': 'host: a\nfront: { replcas: 3, enabled: true }\nglobal: { zone: b }\n',
    }
    expect(await dead(files)).toEqual(['values.yaml: front.replcas -> similar front.replicas'])
  })

  it('under the name of a subchart that has an alias are dead', async () => {
    expect(await dead({ ...sub, 'values.yaml': 'host: a\nweb: { replicas: 3 }\n' })).toEqual([
      'values.yaml: web',
    ])
  })

  it('are found in its own values.yaml', async () => {
    const files = {
      ...sub,
      'values.yaml': 'host: a\n',
      'charts/web/values.yaml': 'replicas: 1\nreplcas: 2\n',
    }
    expect(await dead(files)).toEqual(['charts/web/values.yaml: replcas'])
  })

  it('are not dead while it is switched off', async () => {
    const files = { ...sub, 'values.yaml': 'host: a\nfront: { replcas: 3, replicas: 2, enabled: false }\n' }
    expect(await dead(files)).toEqual([])
  })

  it('are read through global', async () => {
    const files = { ...sub, 'values.yaml': 'host: a\nglobal: { zone: a, zoen: b }\n' }
    expect(await dead(files)).toEqual(['values.yaml: global.zoen'])
  })
})

describe('packed subcharts', () => {
  const packed = tgz({
    'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'web/templates/_a.tpl':
      '{{ define "web.a" }}{{ if eq .Values.mode "x" }}{{ .Values.colour }}{{ end }}{{ end }}',
  })
  const template = config('a: {{ include "web.a" . | quote }}\nlevel: {{ .Values.level | default "x" }}')
  const files = { ...sub, 'templates/a.yaml': template, 'charts/web-1.0.0.tgz': packed }

  it('may read what they like', async () => {
    const unpacked = Object.fromEntries(
      Object.entries(files).filter(([name]) => !name.startsWith('charts/web/')),
    )
    const values = 'mode: one\ncolour: blue\nfront: { any: 1 }\nglobal: { some: 1, other: 2 }\n'
    expect(await dead({ ...unpacked, 'values.yaml': values })).toEqual([])
    expect(await dead({ ...unpacked, 'values.yaml': `${values}levle: y\n` })).toEqual([
      'values.yaml: levle -> similar level',
    ])
  })

  it('say nothing where the chart itself is packed', async () => {
    const tree = { 'charts/web.tgz': packed }
    const request = requestFor()
    const target = { ...request.target, path: 'demo/charts/web.tgz' }
    expect(await createValuesUse(engine, chartLoader(demo(tree)), { target }).dead()).toEqual([])
  })
})

describe('subcharts with several names', () => {
  const files = {
    ...sub,
    'Chart.yaml':
      'apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies:\n  - { name: web, alias: front, version: 1.0.0 }\n  - { name: web, alias: back, version: 1.0.0 }\n',
    'templates/a.yaml': config('colour: {{ .Values.back.colour }}'),
    'values.yaml': '',
  }

  it('have a default that is dead in all of them, or in none', async () => {
    const defaults = 'replicas: 1\ncolour: blue\nkind: none\n'
    expect(await dead({ ...files, 'charts/web/values.yaml': defaults })).toEqual([
      'charts/web/values.yaml: kind',
    ])
  })

  it('may be given different values, each of which has to be read', async () => {
    const values = 'front: { colour: red }\nback: { colour: green }\n'
    expect(await dead({ ...files, 'values.yaml': values })).toEqual(['values.yaml: front.colour'])
  })
})

describe('switches', () => {
  it('that cannot be on together are left off', async () => {
    const template = `{{ if and .Values.a .Values.b }}{{ .Values.none.such.thing }}{{ end }}${config('c: {{ .Values.c }}')}`
    const files = { 'templates/a.yaml': template, 'values.yaml': 'a: false\nb: false\nc: 1\nd: 2\n' }
    expect(await dead(files)).toEqual(['values.yaml: d'])
  })

  it('that open what takes all values show that a key is read', async () => {
    const template = `{{ if .Values.debug }}{{ range $k, $v := omit .Values "debug" }}{{ $v }}{{ end }}{{ end }}${config('c: {{ .Values.c }}')}`
    expect(
      await dead({ 'templates/a.yaml': template, 'values.yaml': 'debug: false\nc: 1\nd: text\n' }),
    ).toEqual([])
  })
})

/** Charts of which no key is dead: what a text or a render shows. */
const silent: readonly [string, string, string][] = [
  [
    'ranged over',
    config('{{- range $k, $v := .Values.labels }}\n{{ $k }}: {{ $v }}\n{{- end }}'),
    'labels: { a: x, b: y }',
  ],
  [
    'ranged over while off',
    '{{ if eq .Values.mode "x" }}{{ range $k, $v := .Values.env }}{{ $k }}{{ end }}{{ .Values.env.name }}{{ end }}',
    'mode: one\nenv: { name: a, other: b }',
  ],
  ['printed as a block', config('{{ toYaml .Values.extra | nindent 2 }}'), 'extra: { a: x, name: y }'],
  ['printed as JSON', config('a: {{ toPrettyJson .Values.extra | quote }}'), 'extra: { a: x, name: y }'],
  [
    'printed but for some keys',
    config('{{ toYaml (omit .Values.extra "own") | nindent 2 }}\nown: {{ .Values.extra.own }}'),
    'extra: { own: 1, a: x, name: y }',
  ],
  [
    'picked by a list of keys that another value has',
    config('{{ toYaml (pick .Values.extra .Values.key) | nindent 2 }}'),
    'key: a\nextra: { a: x, name: y }',
  ],
  [
    'printed while a switch is off, and read while it is on',
    config(
      '{{ if .Values.plain }}a: {{ .Values.extra.a }}{{ else }}{{ toYaml .Values.extra | nindent 2 }}{{ end }}',
    ),
    'plain: true\nextra: { a: x, name: y }',
  ],
  [
    'printed while a switch is on, and read while it is off',
    config(
      '{{ if .Values.whole }}{{ toYaml .Values.extra | nindent 2 }}{{ else }}a: {{ .Values.extra.a }}{{ end }}',
    ),
    'whole: false\nextra: { a: x, name: y }',
  ],
  [
    'read for each item of a list that is empty',
    config('{{- range .Values.hosts }}\n{{ .name }}: {{ $.Values.level }}\n{{- end }}'),
    'hosts: []\nlevel: text',
  ],
  ['looked up', config('a: {{ index .Values "my-key" "deep" }}'), 'my-key: { deep: 1 }'],
  [
    'read by a text that is a template',
    config('a: {{ tpl .Values.text . }}'),
    'text: "{{ .Values.inner }}"\ninner: 1',
  ],
  ['used in notes alone', '{{/* none */}}', 'hint: read me'],
  ['gated off', '{{ if .Values.enabled }}{{ .Values.a }}{{ end }}', 'enabled: false\na: 1'],
  [
    'handed to a helper',
    '{{ define "h" }}{{ .settings.level }}{{ end }}' +
      config('a: {{ include "h" (dict "settings" .Values.settings) }}'),
    'settings: { level: 1 }',
  ],
  [
    'all ranged over',
    config('{{- range $k, $v := .Values }}\n{{ $k }}: {{ $v.host }}\n{{- end }}'),
    'a: { host: x }\nb: { host: y }',
  ],
  [
    'merged into the values, and read there where something else is given',
    '{{ $_ := set $ "Values" (mustMergeOverwrite .Values.builtIn .Values) }}' +
      config(
        'a: {{ with .Values }}{{ .name }}{{ end }}\n{{ if .Values.network }}b: {{ .Values.ports.tls }}{{ end }}',
      ),
    'builtIn:\n  name: x\n  network: ""\n  ports: { tls: 443 }',
  ],
  [
    'merged into the values in place',
    '{{ $_ := mergeOverwrite .Values .Values.builtIn }}' +
      config(
        'a: {{ with .Values }}{{ .name }}{{ end }}\n{{ if .Values.network }}b: {{ .Values.ports.tls }}{{ end }}',
      ),
    'builtIn:\n  name: x\n  network: ""\n  ports: { tls: 443 }',
  ],
  ['used through an anchor', config('a: {{ .Values.a.level }}'), 'common: &common { level: 1 }\na: *common'],
]

describe('nothing is said of what is', () => {
  it.each(silent)('%s', async (_, template, values) => {
    const files = {
      'templates/a.yaml': template,
      'templates/NOTES.txt': '{{ .Values.hint }}',
      'values.yaml': values,
    }
    expect(await dead(files)).toEqual([])
  })

  it('overridden by something that is no map', async () => {
    const template = config(
      'a: {{ toYaml .Values.hosts | quote }}\n{{ range .Values.hosts }}\nb: {{ .name }}{{ end }}',
    )
    const files = {
      'templates/a.yaml': template,
      'values.yaml': 'hosts: [{ name: a, extra: b }]\n',
      'prod.yaml': 'hosts: [{ name: c }]\n',
    }
    expect(await dead(files, ['prod.yaml'])).toEqual([])
  })
})

describe('renders', () => {
  it('are none for a chart without suspicion', async () => {
    const shown = use({ 'templates/a.yaml': timeout, 'values.yaml': 'timeout: 5s\n' })
    expect([await shown.dead(), await shown.undefined(), shown.renders]).toEqual([[], [], 0])
  })

  it('are few for many keys that are dead, and many that are alive', async () => {
    const template = config(
      'a: {{ .Values.a.name }}\n{{- range $k, $v := .Values.a }}\n{{ $k }}x: {{ $v | quote }}\n{{- end }}',
    )
    const keys = Array.from({ length: 40 }, (_, index) => index)
    const alive = keys.map((index) => `  k${index}: ${index % 2 ? index : `t${index}`}\n`).join('')
    const values = `a:\n  name: b\n${alive}${keys.map((index) => `d${index}: ${index}\n`).join('')}`
    const shown = use({ 'templates/a.yaml': template, 'values.yaml': values })
    expect((await shown.dead()).map(({ path }) => path[0])).toEqual(keys.map((index) => `d${index}`))
    expect(shown.renders).toBeLessThan(20)
  })
})
