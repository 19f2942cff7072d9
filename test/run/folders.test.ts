import { describe, expect, it } from 'vitest'
import { outline, report, type Files } from './scene.ts'

/** A DestinationRule for the host `web` with a traffic policy; two of them conflict. */
function policy(name: string, trafficPolicy: string): string {
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ${name}, namespace: shop }
spec:
  host: web
  trafficPolicy: ${trafficPolicy}
`
}

const ejecting = policy('web-a', '{ outlierDetection: { consecutive5xxErrors: 5 } }')
const balancing = policy('web-b', '{ loadBalancer: { simple: LEAST_REQUEST } }')

const rule = 'egress/policy-conflict'

/** Findings of the rule, with severity, confidence and whether they have a fix. */
async function found(files: Files): Promise<string[]> {
  const { findings } = await report(files)
  return findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${outline([finding])[0]} ${finding.confidence}${finding.fix ? ' with a fix' : ''}`)
}

describe('the plain manifests of a folder, which nothing is known to apply', () => {
  it('are looked at as one, and what needs two of them is likely and at most a warning', async () => {
    const together = await report({ 'k8s/a.yaml': ejecting, 'k8s/b.yaml': balancing }, null, {
      options: { together: true },
    })
    expect(together.findings.filter((finding) => finding.rule === rule)).toMatchObject([
      { severity: 'warning', confidence: 'certain' },
    ])
    expect(await found({ 'k8s/a.yaml': ejecting, 'k8s/b.yaml': balancing })).toEqual([
      'new warning k8s/b.yaml:6 egress/policy-conflict likely',
    ])
  })

  it('are each looked at alone where they are in different folders', async () => {
    expect(await found({ 'a/a.yaml': ejecting, 'b/b.yaml': balancing })).toEqual([])
  })

  it('are alternatives where two define an object of one name', async () => {
    const files = {
      'samples/a.yaml': ejecting,
      'samples/b.yaml': balancing,
      'samples/c.yaml': policy('web-b', '{ loadBalancer: { simple: RANDOM } }'),
    }
    expect(await found(files)).toEqual([])
  })

  it('may lack what another folder or repository has', async () => {
    const policyOf = (app: string): string => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: ${app} } }, mtls: { mode: STRICT } }
`
    const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web }] }
`
    const severities = async (app: string): Promise<string[]> =>
      (await report({ 'k8s/a.yaml': policyOf(app), 'k8s/b.yaml': workload })).findings
        .filter((finding) => finding.rule === 'authz/selects-nothing')
        .map(({ severity, confidence }) => `${severity} ${confidence}`)
    expect(await severities('shop')).toEqual(['info likely'])
    expect(await severities('web')).toEqual([])
  })

  it('have a name that is nearly right as proof that nothing is missing', async () => {
    const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  http:
    - route: [{ destination: { host: backend.backends.svc.cluster.local, subset: v1 } }]
`
    const destinationRule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec:
  host: web.example.com
  subsets: [{ name: v1, labels: { version: v1 } }]
`
    const loose = { 'k8s/a.yaml': route, 'k8s/b.yaml': destinationRule }
    const lists = (names: string): Files => ({
      ...loose,
      'k8s/kustomization.yaml': `resources: [${names}]\n`,
    })
    const foundIn = async (files: Files): Promise<string[]> =>
      (await report(files)).findings
        .filter((finding) => finding.rule === 'routing/subset-exists')
        .map(({ severity, confidence, code }) => `${severity} ${confidence} ${code}`)
    expect(await foundIn(loose)).toEqual(['warning likely rule-for-other-host'])
    expect(await foundIn(lists('a.yaml, b.yaml'))).toEqual(['error certain rule-for-other-host'])
    expect(await foundIn(lists('a.yaml, b.yaml, https://git.example.com/platform//base'))).toEqual([
      'error certain rule-for-other-host',
    ])
  })

  it('have one finding for what is missing in the file alone and nearly right in its folder', async () => {
    const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  gateways: [shop/gatewy]
  http: [{ route: [{ destination: { host: web.example.com } }] }]
`
    const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gateway, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [web.example.com] }]
`
    const found = async (files: Files): Promise<string[]> =>
      (await report(files)).findings
        .filter((finding) => finding.rule === 'routing/gateway-exists')
        .map(({ code, severity, confidence }) => `${code} ${severity} ${confidence}`)
    expect(await found({ 'k8s/a.yaml': route })).toEqual(['not-in-repository info certain'])
    expect(await found({ 'k8s/a.yaml': route, 'k8s/b.yaml': gateway })).toEqual([
      'unknown-gateway warning likely',
    ])
  })

  it('have each finding once', async () => {
    const files = {
      'k8s/a.yaml': policy('web-a', '{ loadBalancer: { simple: NEAREST } }'),
      'k8s/b.yaml': balancing,
    }
    const { findings } = await report(files)
    const facts = findings.map(({ rule: id, at }) => `${id} ${at.line}`)
    expect(facts).not.toEqual([])
    expect(new Set(facts).size).toBe(facts.length)
  })
})
