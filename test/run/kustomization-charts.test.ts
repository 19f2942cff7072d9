import { describe, expect, it } from 'vitest'
import { report, type Files } from './scene.ts'

const web = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: {{ .Release.Name }}-web, namespace: shop }
spec:
  hosts: [{{ .Values.host }}]
  gateways: [mesh]
  http:
    - timeout: {{ .Values.timeout }}
      retries: { attempts: {{ .Values.attempts }}, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.shop.svc.cluster.local } }]
---
{{- if .Values.other }}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: other, namespace: shop }
spec:
  hosts: [other.example.com]
  gateways: [mesh]
  http:
    - timeout: 1s
      retries: { attempts: {{ .Values.attempts }}, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.shop.svc.cluster.local } }]
{{- end }}
`

/** A kustomization that renders a chart with these fields of `helmCharts`. */
function charted(fields: string, files: Files = {}): Files {
  return {
    'k/kustomization.yaml': `helmGlobals: { chartHome: ../charts }
helmCharts:
  - name: web
    releaseName: shop
${fields}`,
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'charts/web/values.yaml': 'host: web.example.com\ntimeout: 60s\nattempts: 3\n',
    'charts/web/templates/web.yaml': web,
    ...files,
  }
}

/** Where the findings about timeouts and their related places are. */
async function timeouts(files: Files): Promise<string[]> {
  const { findings } = await report(files)
  return findings
    .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
    .map(({ at, cause, related }) =>
      [`${at.file}:${at.line} ${cause}`, ...related.map((part) => `${part.at.file}:${part.at.line}`)].join(
        ' ',
      ),
    )
}

const values = 'charts/web/values.yaml:3'
const template = 'charts/web/templates/web.yaml:9'

describe('a finding in a chart that a kustomization renders', () => {
  it.each<[string, string, Files, string]>([
    ['inline values', '    valuesInline: { timeout: 7s }\n', {}, 'k/kustomization.yaml:5 exact'],
    ['a values file', '    valuesFile: v.yaml\n', { 'k/v.yaml': 'timeout: 7s\n' }, 'k/v.yaml:1 exact'],
    [
      'the last of several values files',
      '    additionalValuesFiles: [a.yaml, b.yaml]\n',
      { 'k/a.yaml': 'timeout: 7s\n', 'k/b.yaml': 'timeout: 7s\n' },
      'k/b.yaml:1 exact',
    ],
    [
      'the values file that inline values are merged into',
      '    valuesFile: v.yaml\n    valuesMerge: merge\n    valuesInline: { timeout: 60s }\n',
      { 'k/v.yaml': 'timeout: 7s\n' },
      'k/v.yaml:1 exact',
    ],
  ])('stands in %s', async (_, fields, files, expected) => {
    expect(await timeouts(charted(fields, files))).toEqual([`${expected} ${values} ${template}`])
  })

  it('stands in the values of the chart, also for a number of one digit', async () => {
    const files = charted('    valuesInline: { timeout: 6s, attempts: 1 }\n')
    expect(await timeouts(files)).toEqual([`k/kustomization.yaml:5 exact k/kustomization.yaml:5 ${template}`])
  })

  it('stands in the template, by the name of its object', async () => {
    const files = charted('    valuesInline: { other: true, attempts: 20, timeout: 600s }\n')
    expect(await timeouts(files)).toEqual([
      'charts/web/templates/web.yaml:20 exact k/kustomization.yaml:5 charts/web/templates/web.yaml:21',
    ])
  })
})
