import { describe, expect, it } from 'vitest'
import { containsStandIn } from '../../src/core/namespace.ts'
import { chart, outline, report, type Files } from './scene.ts'

/** Names its namespace in every way that charts do. */
const template = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: {{ .Release.Namespace }}
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Release.Namespace }}-web
  namespace: {{ .Release.Namespace }}
  annotations:
    {{ .Release.Namespace }}/owner: {{ .Release.Namespace }}
spec:
  hosts: [web.{{ .Release.Namespace }}.svc.cluster.local]
  exportTo: [{{ .Release.Namespace }}]
  http:
    - route:
        - destination:
            host: web.{{ .Release.Namespace }}.svc.cluster.local
            port: { number: {{ .Values.port }} }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  action: DENY
  rules:
    - from: [{ source: { principals: [cluster.local/ns/{{ .Release.Namespace }}/sa/web] } }]
`

const shop = (values: string): Files => chart('shop', template, { 'values.yaml': values })

describe('a namespace that nothing states', () => {
  it('is shown nowhere: not in findings, changes and targets, and not as `default`', async () => {
    const result = await report(shop('port: 81\n'), shop('port: 80\n'))
    expect(outline(result.findings)).toContain('new error shop/values.yaml:1 routing/destination-port')
    expect(result.changes.map(({ object }) => object)).toEqual([
      { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', name: '<namespace>-web' },
    ])
    expect(result.changes[0]?.diff).toContain('host: web.<namespace>.svc.cluster.local')
    expect(result.targets).not.toHaveProperty('0.namespace')
    expect(containsStandIn(JSON.stringify(result))).toBe(false)
    expect(JSON.stringify(result.findings)).not.toContain('default')
    expect(JSON.stringify(result.changes)).not.toContain('default')
  })

  it('is described in sentences about the egress of its pods', async () => {
    const entry = `${template}---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank }
spec: { hosts: [bank.example], exportTo: [.], location: MESH_EXTERNAL, resolution: DNS, ports: [{ number: 443, name: tls, protocol: TLS }] }
`
    const values = { 'values.yaml': 'port: 80\n' }
    const { consequences } = await report(chart('shop', entry, values), chart('shop', template, values))
    expect(consequences.map(({ sentence }) => sentence).join('\n')).toContain(
      '(stated nowhere) reach `bank.example:443`',
    )
  })

  it('is that of the release where the configuration states it', async () => {
    const configured = {
      ...shop('port: 81\n'),
      '.meshgate.yaml': 'targets: [{ chart: shop, namespace: front }]\n',
    }
    const { findings, targets } = await report(configured)
    expect(findings.map(({ object }) => object?.namespace)).toEqual(findings.map(() => 'front'))
    expect(targets).toMatchObject([{ namespace: 'front' }])
  })

  it('is not in what Helm says of a template that fails', async () => {
    const failing = chart('shop', '{{ fail (printf "not into %s" .Release.Namespace) }}\n')
    const { findings, targets } = await report(failing)
    expect(findings.map(({ message }) => message).join()).toContain('not into <namespace>')
    expect(targets[0]?.reason).toContain('not into <namespace>')
  })

  it('is not in what is said of the objects of Argo CD and Flux that a chart renders', async () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: "{{ .Release.Namespace }}-web", namespace: "{{ .Release.Namespace }}" }
spec: { interval: 1m, chart: { spec: { chart: web, sourceRef: { kind: HelmRepository, name: a } } } }
`
    const { targets } = await report(chart('shop', release))
    expect(targets.map(({ id, namespace }) => [id, namespace])).toEqual([
      ['shop', undefined],
      ['shop:HelmRelease/<namespace>-web', undefined],
    ])
  })

  it('has the same changes in all environments, which are one', async () => {
    const values = (port: number): Files =>
      chart('shop', template, {
        'values-prod.yaml': `port: ${port}\n`,
        'values-stage.yaml': `port: ${port}\n`,
      })
    const { changes } = await report(values(80), values(8080))
    expect(changes.map(({ environments }) => environments)).toEqual([['prod', 'stage']])
  })
})
