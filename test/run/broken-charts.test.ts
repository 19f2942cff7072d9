import { describe, expect, it } from 'vitest'
import { chart, configMap, outline, report, type Files } from './scene.ts'

/** A ConfigMap that shows a value under a key. */
const settings = (name: string, value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n  value: ${value}\n`

const web = (files: Files): Files => chart('web', configMap, files)
const listed = (files: Files): Files => ({
  ...web(files),
  '.meshgate.yaml': 'targets:\n  - {chart: web, values: [web/values-prod.yaml], environment: prod}\n',
})

const wrongRoute = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec:
  hosts: [a.example.org]
  http: [{timeout: 10, route: [{destination: {host: a}}]}]
`

describe('a chart of which one template fails', () => {
  const broken = { 'templates/broken.yaml': '{{ today }}\n', 'templates/route.yaml': wrongRoute }

  it('has its other templates checked, and says which one fails', async () => {
    const { findings, targets } = await report(web(broken))
    expect(outline(findings).filter((line) => line.includes(' error '))).toEqual([
      'new error web/templates/broken.yaml:1 helm/render-failed',
      'new error web/templates/route.yaml:6 routing/duration',
    ])
    expect(targets).toMatchObject([
      {
        status: 'failed',
        reason: expect.stringMatching(/^`web\/templates\/broken.yaml` cannot be rendered: /),
      },
    ])
  })

  it('compares what both sides render', async () => {
    const files = (level: string, extraFiles: Files): Files =>
      web({ 'values.yaml': `level: ${level}\n`, ...extraFiles })
    const lost = { 'templates/b.yaml': settings('b', '1') }
    const { changes } = await report(files('high', broken), files('low', lost))
    expect(changes.map(({ type, object }) => [type, object.name])).toEqual([
      ['changed', 'settings'],
      ['added', 'a'],
    ])
  })

  it('does not call a finding fixed in what it no longer renders', async () => {
    const { findings } = await report(
      web({ 'templates/route.yaml': `${wrongRoute}{{ today }}\n` }),
      web(broken),
    )
    expect(outline(findings).filter((line) => /^fixed.*routing/.test(line))).toEqual([])
  })

  it('blames a helper for the templates that include it, once', async () => {
    const { findings } = await report(
      web({
        'templates/_h.tpl': '{{ define "h" }}\n{{ .Values.a.b }}{{ end }}',
        'templates/b.yaml': '{{ include "h" . }}',
        'templates/c.yaml': '{{ include "h" . }}',
        'templates/_broken.tpl': '{{ define "x" }}{{ end }}{{ if }}',
        'templates/d.yaml': '{{ include "x" . }}',
      }),
    )
    expect(outline(findings)).toEqual([
      'new error web/templates/_broken.tpl:1 helm/render-failed',
      'new info web/templates/_h.tpl:2 helm/render-failed',
    ])
    expect(findings[1]!.message).toMatch(/ \(and 1 other template fails the same way\)$/)
  })
})

describe('a chart that nothing says is released with its own values', () => {
  const demand = { 'templates/b.yaml': 'a: {{ required "give a" .Values.a }}\n' }
  const nil = { 'templates/b.yaml': 'a: {{ .Values.a.b }}\n' }
  const severity = async (head: Files, base: Files | null): Promise<string[]> =>
    (await report(web(head), base && web(base))).findings.map(
      (finding) => `${finding.status} ${finding.severity}`,
    )

  it('may demand values: that is no error, and the target is not rendered', async () => {
    for (const files of [demand, nil]) {
      expect(await severity(files, null)).toEqual(['new info'])
      expect(await severity(files, files)).toEqual(['existing info'])
    }
    const { targets, summary } = await report(web(demand))
    expect(targets).toMatchObject([{ status: 'not-rendered', reason: expect.stringContaining('give a') }])
    expect(summary.complete).toBe(false)
  })

  it('is told to demand them where base does not, and to fail where it reads in what is not there', async () => {
    expect(await severity(demand, {})).toEqual(['new warning'])
    expect(await severity(nil, {})).toEqual(['new error'])
    expect(await severity({}, demand)).toEqual(['fixed info'])
  })

  it('may demand them in its values schema', async () => {
    const schema = (text: string): Files => ({ 'values.schema.json': text, 'values.yaml': 'b: x\n' })
    expect(await severity(schema('{"required":["a"]}'), null)).toEqual(['new info'])
    // Base renders it: what head would install is not checked.
    expect(await severity(schema('{"required":["a"]}'), { 'values.yaml': 'b: x\n' })).toEqual([
      'new error',
      'new warning',
    ])
    expect(await severity(schema('{"properties":{"b":{"type":"number"}}}'), null)).toEqual(['new error'])
  })

  it('may print a value as YAML that whoever installs it gives', async () => {
    const printing = (values: string, name = 'spec') =>
      severity(
        {
          'values.yaml': values,
          'templates/b.yaml': `a:\n  b: 1\n{{ toYaml .Values.${name} | indent 2 }}\n`,
        },
        null,
      )
    expect(await printing('level: low\n')).toEqual(['new info'])
    expect(await printing('spec:\n')).toEqual(['new info'])
    expect(await printing('spec: {c: 1}\n')).toEqual([])
    expect(await printing('spec: [1]\n')).toEqual(['new error'])
    expect(await printing('spec: {c: {}}\n', 'spec.d')).toEqual(['new info'])
  })

  it.each([
    ['is no template', '{{ if }}\n'],
    ['includes what nothing defines', '{{ include "nothing" . }}\n'],
    ['renders no YAML', 'a: [\n'],
  ])('is wrong where a template %s', async (_, template) => {
    expect(await severity({ 'templates/b.yaml': template }, null)).toEqual(['new error'])
  })

  it('is an error where the configuration lists it', async () => {
    const files = { ...web(demand), '.meshgate.yaml': 'targets: [{chart: web}]\n' }
    expect(outline((await report(files)).findings)).toEqual([
      'new error web/templates/b.yaml:1 helm/render-failed',
    ])
  })
})

describe('a chart whose subchart needs a chart from elsewhere', () => {
  const nested = (dependency: string, template: string): Files => ({
    ...web({ 'Chart.yaml': subcharts('{name: sub, version: 1.0.0, repository: "file://sub"}') }),
    ...chart('web/sub', template, { 'Chart.yaml': subcharts(dependency, 'sub') }),
  })
  const subcharts = (dependency: string, name = 'web'): string =>
    `apiVersion: v2\nname: ${name}\nversion: 1.0.0\ndependencies:\n  - ${dependency}\n`
  const remote = '{name: lib, version: 1.0.0, repository: "@local"}'

  it.each(['{{ include "lib.name" . }}', 'a: {{ .Values.lib.a }}'])(
    'is not rendered as a whole, and nothing is wrong with what it takes from there: %s',
    async (template) => {
      const { findings, targets } = await report(nested(remote, template))
      expect(findings).toEqual([])
      expect(targets).toMatchObject([{ status: 'not-rendered', reason: expect.stringContaining('web/sub') }])
    },
  )

  it('is wrong in what it says by itself', async () => {
    const { findings } = await report(nested(remote, 'a: [\n'))
    expect(outline(findings)).toEqual(['new error web/sub/templates/all.yaml:1 helm/render-failed'])
  })

  it('is wrong where nothing defines what it includes', async () => {
    const { findings } = await report(
      nested('{name: lib, version: 1.0.0, repository: "file://../../lib"}', '{{ include "lib.nam" . }}\n'),
    )
    expect(outline(findings)).toEqual([expect.stringMatching(/^new error .* helm\/render-failed$/)])
  })
})

describe('a values file whose name says an environment', () => {
  const schema = { 'values.schema.json': '{"properties":{"level":{"enum":["low","high"]}}}' }
  const prod = (text: string, extraFiles: Files = {}): Files => ({
    'values.yaml': 'level: low\n',
    'values-prod.yaml': text,
    ...extraFiles,
  })
  const unfit = [
    ['the schema refuses it', prod('level: none\n', schema)],
    [
      'a template demands more',
      prod('level: high\n', { 'templates/b.yaml': '{{ required "more" .Values.more }}' }),
    ],
    [
      'a template cannot do with it',
      prod('level: high\n', { 'templates/b.yaml': '{{ .Values.level.x }}\n{{ fail "no" }}\n' }),
    ],
  ] as const

  it.each(unfit)('and that does not fit is one info: %s', async (_, files) => {
    const { findings, targets } = await report(web(files))
    expect(outline(findings)).toEqual(['new info web/values-prod.yaml:1 helm/values-fit'])
    expect(targets).toMatchObject([{ id: 'web@prod', status: 'not-rendered' }])
  })

  it.each(unfit)('is an error where the configuration lists it: %s', async (_, files) => {
    const { findings, targets } = await report(listed(files))
    expect(outline(findings)).toEqual([
      expect.stringMatching(/^new error .* helm\/(values-schema|render-failed)$/),
    ])
    expect(targets).toMatchObject([{ status: 'failed' }])
  })

  it.each(unfit)('is an error where base renders it: %s', async (_, files) => {
    const { findings } = await report(web(files), web(prod('level: low\n')))
    expect(outline(findings)).toEqual([
      expect.stringMatching(/^new error .* helm\/(values-schema|render-failed)$/),
    ])
  })

  it('is an error where the template is wrong whatever the values are', async () => {
    const { findings } = await report(web(prod('level: high\n', { 'templates/b.yaml': '{{ if }}\n' })))
    expect(outline(findings)).toEqual(['new error web/templates/b.yaml:1 helm/render-failed'])
  })
})

describe("a chart that depends on Istio's chart `gateway` and does not vendor it", () => {
  const repository = 'https://istio-release.storage.googleapis.com/charts'
  const dependencies = (more = ''): string =>
    `apiVersion: v2\nname: edge\nversion: 1.0.0\ndependencies:\n  - {name: gateway, version: 1.27.0, repository: "${repository}"}\n${more}`
  const edge = (name: string, files: Files = {}): Files => ({
    'edge/Chart.yaml': dependencies(),
    'edge/values.yaml': `gateway: { name: ${name} }\n`,
    'edge/templates/routes.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.org]
  gateways: [shop]
  http: [{ route: [{ destination: { host: shop } }] }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: store }
spec:
  selector: { istio: public }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.org] }]
`,
    ...files,
  })
  const missingGateway = 'routing/gateway-exists'

  it('is known as a whole: what nothing else has is missing', async () => {
    const { findings, targets } = await report(edge('public'))
    expect(findings.filter(({ rule }) => rule === missingGateway).map(({ severity }) => severity)).toEqual([
      'error',
    ])
    expect(targets).toMatchObject([{ status: 'not-rendered' }])
  })

  it('compares nothing that follows from values alone', async () => {
    expect((await report(edge('public'), edge('private'))).changes).toEqual([])
  })

  it.each([
    [
      'another chart',
      {
        'edge/Chart.yaml': dependencies(
          '  - {name: app, version: 1.0.0, repository: "https://charts.example.org"}\n',
        ),
      },
    ],
    ['a name that is open', { 'edge/values.yaml': 'gateway: { name: "${NAME}" }\n' }],
    ['values that are no map', { 'edge/values.yaml': 'gateway: [public]\n' }],
    [
      'a switch that is open',
      {
        'edge/Chart.yaml': dependencies().replace('version: 1.27', 'condition: edge, version: 1.27'),
        'edge/values.yaml': 'edge: "${EDGE}"\n',
      },
    ],
    [
      'a template that reads a value of it',
      { 'edge/templates/name.yaml': settings('a', '{{ .Values.gateway.service.type.name }}') },
    ],
  ])('is not known beside %s: nothing is said to be missing', async (_, files: Files) => {
    const { findings } = await report(edge('public', files))
    expect(findings.filter(({ rule }) => rule === missingGateway).map(({ severity }) => severity)).toEqual([
      'info',
    ])
  })
})
