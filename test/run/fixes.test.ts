import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { chart, configMap, projectChart, report, scope, shortTimeout, type Files } from './scene.ts'

/** A route of which the template gives the unit of the timeout. */
const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Release.Name }}
spec:
  hosts: [{{ .Values.target }}]
  http:
    - route: [{ destination: { host: {{ .Values.target }} } }]
      timeout: {{ .Values.limit }}s
      retries:
        attempts: {{ .Values.again }}
        perTryTimeout: {{ .Values.each }}
        retryOn: reset
`
const defaults = 'target: pay.example.org\nlimit: 10\nagain: 3\neach: 3s\n'
/** Two such routes with different timeouts. */
const twoRoutes = {
  values: `${defaults}other: ship.example.org\nmost: 5\n`,
  template: `${route.replace('{{ .Release.Name }}', 'one')}---\n${route
    .replace('{{ .Release.Name }}', 'two')
    .replaceAll('.Values.target', '.Values.other')
    .replace('.Values.limit', '.Values.most')}`,
}
const web = (files: Files, template = route): Files => chart('web', template, files)

describe('a fix is offered', () => {
  it('for a values layout, in the file that sets the value, through the chart of this project', async () => {
    const files = { 'envs/prod.yaml': shortTimeout(), 'envs/dev.yaml': shortTimeout('pay', '20s') }
    const config = (['prod', 'dev'] as const).map(
      (name) => `  - { chart: charts/istio-egress, values: [envs/${name}.yaml], environment: ${name} }\n`,
    )
    const { fix } = await timeoutFinding({
      ...projectChart('istio-egress'),
      ...files,
      '.meshgate.yaml': `targets:\n${config.join('')}`,
    })
    expect(fix).toEqual({
      title: 'set timeout to 12s',
      edits: [{ file: 'envs/prod.yaml', line: 4, column: 14, endLine: 4, endColumn: 17, text: '12s' }],
      diff: '@@ -4,1 +4,1 @@\n-    timeout: 10s\n+    timeout: 12s\n',
      verified: true,
      safety: 'unsafe',
      also: [],
    })
  })

  it('for a default, with what it changes in other environments', async () => {
    const { environments, fix } = await timeoutFinding(
      web({
        'values.yaml': defaults,
        'values-dev.yaml': 'again: 1\n',
        'values-prod.yaml': 'limit: 15\n',
        'values-stage.yaml': '{}\n',
      }),
    )
    expect(environments).toEqual(['stage'])
    expect(fix?.edits).toMatchObject([{ file: 'web/values.yaml', line: 2, text: '12' }])
    expect(fix?.also).toEqual([
      {
        type: 'changed',
        object: expect.objectContaining({ kind: 'VirtualService', path: 'spec.http[0].timeout' }),
        targets: [expect.stringContaining('dev')],
        environments: ['dev'],
        before: '10s',
        after: '12s',
      },
    ])
  })

  it('that helps all targets which share the cause', async () => {
    const { environments, fix } = await timeoutFinding(
      web({
        'values.yaml': defaults,
        'values-dev.yaml': 'again: 2\neach: 4s\n',
        'values-prod.yaml': 'again: 5\n',
      }),
    )
    expect({ environments, title: fix?.title }).toEqual({
      environments: ['dev', 'prod'],
      title: 'set timeout to 18s',
    })
    expect(fix?.also).toEqual([])
  })

  it('that helps all targets which ask for different values of one file', async () => {
    const values = (attempts: number): string =>
      `mediatedTls: { pay: { retries: { attempts: ${attempts} } } }\n`
    const { findings } = await report(
      web(
        {
          'values.yaml': shortTimeout(),
          'values-a.yaml': values(1),
          'values-b.yaml': values(3),
          'values-c.yaml': values(4),
          'values-d.yaml': values(9),
        },
        'limit: {{ .Values.mediatedTls.pay.timeout }}\n',
      ),
    )
    const titles = findings.filter(isTimeout).map(({ environments, fix }) => [environments, fix?.title])
    expect(titles).toEqual([
      [['b'], 'set timeout to 30s'],
      [['c'], 'set timeout to 30s'],
      [['d'], 'set timeout to 30s'],
    ])
  })

  it('at an anchor, with the other fields that use it', async () => {
    const { fix } = await timeoutFinding({ 'a.yaml': anchored('20s') })
    expect(fix?.edits).toMatchObject([{ line: 8, column: 23, endColumn: 26, text: '12s' }])
    expect(fix?.also).toMatchObject([
      { object: { path: 'spec.http[1].timeout' }, before: '10s', after: '12s' },
    ])
  })

  it('in the defaults of a subchart', async () => {
    const { fix } = await timeoutFinding({
      'app/Chart.yaml':
        'apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies: [{ name: web, version: 1.0.0, alias: front }]\n',
      'app/values.yaml': 'front: { target: shop.example.org }\n',
      ...chart('app/charts/web', route, { 'values.yaml': defaults }),
    })
    expect(fix?.edits).toMatchObject([{ file: 'app/charts/web/values.yaml', line: 2, text: '12' }])
  })

  it('in the file that a link leads to', async () => {
    const files = web({ 'values.yaml': defaults })
    const tree = memoryTree(
      { ...files, 'shared/prod.yaml': 'limit: 9\n' },
      { 'web/values-prod.yaml': 'shared/prod.yaml' },
    )
    expect((await timeoutFinding(tree)).fix?.edits).toMatchObject([{ file: 'shared/prod.yaml', text: '12' }])
  })

  it('where a missing value belongs', async () => {
    const template = route.replace(
      'timeout: {{ .Values.limit }}s',
      '{{ with .Values.limit }}timeout: {{ . }}{{ end }}',
    )
    const entry = `${template.slice(template.indexOf('apiVersion'))}---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay }
spec:
  hosts: [{{ .Values.target }}]
  resolution: DNS
  ports:
    - name: http-pay
      number: {{ .Values.door.at }}
      {{- with .Values.door.speaks }}
      protocol: {{ . }}
      {{- end }}
`
    const { findings } = await report(
      web({ 'values.yaml': `${defaults}door:\r\n  # as they say\r\n  at: 8080\r\n` }, entry),
    )
    const [finding] = findings.filter(({ rule }) => rule === 'egress/port-protocol')
    expect(finding).toMatchObject({ cause: 'missing', fix: { title: 'set protocol to HTTP', also: [] } })
    expect(finding?.fix?.edits).toMatchObject([
      { file: 'web/values.yaml', line: 7, column: 3, endLine: 7, endColumn: 3, text: 'speaks: HTTP\r\n  ' },
    ])
  })
})

describe('no fix is offered', () => {
  it.each<[string, Files]>([
    ['that brings another finding', { 'a.yaml': anchored('11s', 'perTryTimeout') }],
    [
      'that the chart refuses',
      web({
        'values.yaml': defaults,
        'values.schema.json': '{"properties":{"limit":{"maximum":11}}}',
      }),
    ],
    [
      'that changes nothing',
      web({ 'values.yaml': shortTimeout(), 'templates/all.yaml': 'x: {{ len .Values }}\n' }),
    ],
    [
      'for a value that is worked out',
      web({ 'values.yaml': defaults }, route.replace('.Values.limit', 'sub .Values.limit 1')),
    ],
    [
      'for a literal of a template',
      web({ 'values.yaml': defaults }, route.replace('{{ .Values.limit }}s', '10s')),
    ],
    ['for what base had wrong', {}],
  ])('%s', async (_, files) => {
    const base = Object.keys(files).length === 0 ? { 'a.yaml': anchored('20s') } : null
    const { findings } = await report(base ? { 'README.md': 'words\n' } : files, base)
    const own = findings.filter(isTimeout)
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(({ fix }) => fix)).toEqual([])
  })

  it.each<[string, Files]>([
    ['nothing else is wrong then', { 'a.yaml': anchored('20s', 'perTryTimeout') }],
    [
      'the chart takes it',
      web({ 'values.yaml': defaults, 'values.schema.json': '{"properties":{"limit":{"maximum":12}}}' }),
    ],
  ])('but where %s', async (_, files) => {
    expect((await timeoutFinding(files)).fix).toBeDefined()
  })

  it('after which the same rule has something else to say', async () => {
    const { findings } = await report({
      'values.yaml':
        'jwt:\n  issuer: https://login.example.com\n  jwksUri: http://me@login.example.com/keys\n',
    })
    const [finding] = findings.filter(({ rule }) => rule === 'jwt/jwks-uri-invalid')
    expect(finding?.message).toContain('plain http')
    expect(finding?.fix).toBeUndefined()
  })

  it('in a file that is no text', async () => {
    const bytes = new TextEncoder().encode(anchored('20s').replace('# §', '#'))
    const broken = new Uint8Array([...bytes, 0x23, 0xff, 0x0a])
    const { findings } = await report(memoryTree({ 'a.yaml': broken }))
    expect(findings.map(({ rule, fix }) => [rule, fix])).toEqual([['schema/yaml-invalid', undefined]])
  })
})

describe('what is tried', () => {
  it('is nothing where no finding has a fix', async () => {
    const { renders } = await counted(web({ 'values.yaml': defaults.replace('10', '12') }))
    expect(renders).toEqual([['web']])
  })

  it('are only the releases that read the edited file', async () => {
    const { renders } = await counted({
      ...web({ 'values.yaml': defaults, 'values-dev.yaml': 'again: 1\n', 'values-prod.yaml': 'limit: 9\n' }),
      ...chart('other', route, { 'values.yaml': defaults.replace('10', '12') }),
    })
    expect(renders.slice(1)).toEqual([['web@prod']])
  })

  it('is each edit once, however many findings it is for', async () => {
    const retries = 'retries: { attempts: 2, perTryTimeout: 3s, retryOn: reset }'
    const twice = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }} }
spec:
  hosts: [{{ .Values.target }}]
  http: [{ timeout: {{ .Values.limit }}s, ${retries} }, { timeout: {{ .Values.limit }}s, ${retries} }]
`
    const { renders, report: result } = await counted(
      web({ 'values.yaml': defaults.replace('10', '8').replace('again: 3', 'again: 2') }, twice),
    )
    expect(result.findings.filter(({ fix }) => fix)).toHaveLength(1)
    expect(renders).toEqual([['web'], ['web']])
  })

  it('is one edit of each object of a release at once, with what each changes besides', async () => {
    const { renders, report: result } = await counted(
      web({ 'values.yaml': twoRoutes.values }, twoRoutes.template),
    )
    const fixes = result.findings.filter(isTimeout).map(({ fix }) => [fix?.edits[0]?.line, fix?.also])
    expect(fixes).toEqual([
      [2, []],
      [6, []],
    ])
    expect(renders).toEqual([['web'], ['web']])
  })

  it('is an edit alone where one of them changes another object, too', async () => {
    const template = `${twoRoutes.template}---\n${configMap.replace('.Values.level', '.Values.most')}`
    const { renders, report: result } = await counted(web({ 'values.yaml': twoRoutes.values }, template))
    const fixes = result.findings
      .filter(isTimeout)
      .map(({ fix }) => fix?.also.map(({ object }) => object.kind))
    expect(fixes).toEqual([[], ['ConfigMap']])
    expect(renders).toEqual([['web'], ['web'], ['web'], ['web']])
  })

  it('is a values file in the folder of a chart whose templates read files, for all its releases', async () => {
    const { renders } = await counted(
      web(
        { 'values.yaml': defaults, 'values-dev.yaml': 'again: 1\n', 'values-prod.yaml': 'limit: 9\n' },
        `${route}---\n# {{ len (.Files.Get "values-prod.yaml") }}\n`,
      ),
    )
    expect(renders.slice(1)).toEqual([['web@dev', 'web@prod']])
  })

  it('are new findings before old ones, as many as are asked for', async () => {
    const old = 'mediatedTls:\n' + entry('pay')
    const { findings } = await report(
      { 'a.yaml': `${old}${entry('ship')}` },
      { 'a.yaml': old },
      { maxFixes: 1 },
    )
    const tried = findings.filter(isTimeout).map(({ status, fix }) => [status, fix !== undefined])
    expect(tried).toEqual([
      ['existing', false],
      ['new', true],
    ])
  })
})

describe('the lines that are shown', () => {
  const secret = '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"key":"hunter2"}}'

  it('hold nothing of a Secret in the same file', async () => {
    const { fix } = await timeoutFinding({ 'a.yaml': `${secret}\n---\n${anchored('20s')}` })
    expect(fix?.diff).toContain('12s')
    expect(JSON.stringify(fix)).not.toContain('hunter2')
  })

  it('are none where a Secret stands in the same line', async () => {
    const list = `{"apiVersion":"v1","kind":"List","items":[${secret},{"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"a"},"spec":{"hosts":["a.example.org"],"http":[{"timeout":"10s","retries":{"attempts":3,"perTryTimeout":"3s","retryOn":"reset"}}]}}]}`
    const { fix } = await timeoutFinding({ 'a.json': list })
    expect(fix).toMatchObject({ title: 'set timeout to 12s', diff: '' })
  })
})

/** Two routes: the timeout of the first, which is too short, is used by the second. */
function anchored(limit: string, field = 'timeout'): string {
  const otherFields = field === 'timeout' ? 'attempts: 1, perTryTimeout: 3s' : `attempts: 0, ${field}: *limit`
  return `apiVersion: networking.istio.io/v1 # §
kind: VirtualService
metadata:
  name: a
spec:
  hosts: [a.example.org]
  http:
    - timeout: &limit 10s
      retries: { attempts: 3, perTryTimeout: 3s, retryOn: reset }
    - timeout: ${field === 'timeout' ? '*limit' : limit}
      retries: { ${otherFields}, retryOn: reset }
`
}

function entry(key: string): string {
  return shortTimeout(key).replace('mediatedTls:\n', '')
}

function isTimeout({ rule }: Finding): boolean {
  return rule === 'routing/timeout-covers-retries'
}

/** The only finding of a timeout that is too short. */
async function timeoutFinding(files: Parameters<typeof report>[0]): Promise<Finding> {
  const { findings } = await report(files)
  const own = findings.filter(isTimeout)
  expect(own).toHaveLength(1)
  return own[0]!
}

/** A run, and the targets of each call to the renderer. */
async function counted(files: Files): Promise<{ report: Report; renders: string[][] }> {
  const renders: string[][] = []
  const result = await report(files, null, {
    host: {
      render: (tree, targets) => {
        renders.push(targets.map(({ id }) => id))
        return scope.host.render(tree, targets)
      },
    },
  })
  return { report: result, renders }
}
