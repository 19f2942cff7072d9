import { expect, it } from 'vitest'
import { requestAnswerText } from '../../src/report/request-text.ts'
import { askRequest } from '../../src/run/request/ask-request.ts'
import { inputOf, type Files } from './scene.ts'

const mesh = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: edge }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http: [{ redirect: { uri: / } }]
`
const release = (name: string, chart: string, namespace: string, source = 'charts'): string => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ${name}, namespace: ${namespace} }
spec: { chart: { spec: { chart: ${chart}, version: 1.0.0, sourceRef: { kind: HelmRepository, name: ${source} } } } }
`
const application = (name: string, source: string, destination: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec: { source: { repoURL: https://charts.example, ${source} }, destination: ${destination} }
`

async function answer(files: Files, config = ''): Promise<string> {
  const head = {
    '.meshgate.yaml': config,
    'mesh.yaml': mesh,
    ...files,
  }
  const text = requestAnswerText(
    await askRequest(inputOf(head, null, { options: { together: true } }), {
      method: 'GET',
      url: 'http://shop.example.com/',
      headers: [],
      gateway: 'edge/ingress',
    }),
  )
  return text
    .slice(text.indexOf('all files together: ') + 20)
    .replace(/\n {2}gateway[^]*?answered with 301 to [^\n]*/, '')
}

it('a release in a namespace that a request does not pass is named, and the answer stands', async () => {
  expect(await answer({ 'apps/a.yaml': release('metrics', 'grafana', 'monitoring') })).toBe(
    'allowed with 301\n  not rendered, and applied to namespaces that no request passes: HelmRelease monitoring/metrics\n',
  )
  const destination = '{ namespace: monitoring, server: https://kubernetes.default.svc }'
  expect(
    await answer({
      'apps/a.yaml': application('metrics', 'chart: grafana, targetRevision: 1.0.0', destination),
    }),
  ).toMatch(/^allowed with 301\n {2}not rendered, .*Application argocd\/metrics\n$/)
})

it.each([
  ['in the namespace of the gateway', release('waf', 'waf', 'edge')],
  ['in the root namespace', release('policies', 'policies', 'istio-system')],
  ['of another repository', application('platform', 'path: all', '{ namespace: monitoring }')],
  [
    'without a namespace',
    application('platform', 'chart: all, targetRevision: 1.0.0', '{ name: in-cluster }'),
  ],
])('an answer depends on a release %s', async (_, object) => {
  expect(await answer({ 'apps/a.yaml': object })).toMatch(
    /^depends\n {2}it depends on\n {4}what \w+ [\w-]+\/\w+ has, which is not rendered\n$/,
  )
})

it('says of a release without a name that it has none', async () => {
  const unnamed = application("''", 'path: all', '{ namespace: monitoring }')
  expect(await answer({ 'apps/a.yaml': unnamed })).toMatch(
    /^depends\n {2}it depends on\n {4}what Application without a name has, which is not rendered\n$/,
  )
})

it('names several of them once', async () => {
  const releases = ['a', 'b', 'c', 'd', 'e'].map((name) => release(name, 'policies', 'istio-system'))
  expect(await answer({ 'apps/a.yaml': releases.join('---') })).toBe(
    `depends\n  it depends on\n    what ${['a', 'b', 'c'].map((name) => `HelmRelease istio-system/${name}`).join(', ')} and 2 more have, which are not rendered\n`,
  )
})

it("Istio's own charts have no policies and no routes", async () => {
  const istio = ['base', 'istiod'].map((chart) => release(chart, chart, 'istio-system', 'istio'))
  expect(await answer({ 'apps/a.yaml': istio.join('---') })).toBe('allowed with 301\n')
})

it('what the configuration excludes is not applied', async () => {
  expect(await answer({ 'apps/a.yaml': release('waf', 'waf', 'edge') }, 'exclude: [apps]')).toBe(
    'allowed with 301\n',
  )
})

it('an answer depends on what a kustomization takes from elsewhere', async () => {
  const remote = 'https://github.com/example/policies//prod?ref=v1'
  const head = { 'apps/kustomization.yaml': `resources: [mesh.yaml, "${remote}"]\n`, 'apps/mesh.yaml': mesh }
  const request = { method: 'GET', url: 'http://shop.example.com/', headers: [], gateway: 'edge/ingress' }
  const { meshes } = await askRequest(inputOf(head, null), request)
  expect(meshes.map((answer) => [answer.targets, answer.head?.verdict, answer.head?.missing])).toEqual([
    [['kustomize:apps'], 'depends', ['what kustomization apps takes from elsewhere, which is not rendered']],
  ])
})

it('templates of a chart that a kustomization renders are no broken files', async () => {
  const files = {
    'k/kustomization.yaml': 'helmCharts: [{ name: web, releaseName: web }]\n',
    'k/charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'k/charts/web/values.yaml': 'on: true\n',
    'k/charts/web/templates/a.yaml':
      '{{ if .Values.on }}\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ .Release.Name }} }\n{{ end }}\n',
  }
  expect(await answer(files)).toBe('allowed with 301\n')
})
