import { expect, test } from 'vitest'
import { gatewayChartObjects } from '../../src/model/gateway-chart.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { Node } from '../../src/model/node.ts'
import { hasStatedNamespace } from '../../src/model/presence.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

function objectsOf(values: string, namespace: string | null = 'edge'): Manifest[] {
  const [document] = parseDocuments(values, 'values.yaml')
  return gatewayChartObjects({
    target: 'gateway',
    release: 'istio-edge',
    namespace,
    values: Node.of(document!.root!),
  })
}

function outlineOf([workload, service]: readonly Manifest[]): unknown {
  const template = workload!.spec.get('template')
  return {
    workload: `${workload!.kind} ${workload!.namespace}/${workload!.name}`,
    labels: template.at('metadata', 'labels').data,
    account: template.at('spec', 'serviceAccountName').text,
    service: service && `${service.namespace}/${service.name} ${service.spec.get('type').text}`,
    selector: service?.spec.get('selector').data,
    ports: service?.spec
      .items('ports')
      .map((port) => [port.get('port').number, port.get('targetPort').number]),
  }
}

const labels = {
  'sidecar.istio.io/inject': 'true',
  'app.kubernetes.io/name': 'istio-edge',
  'app.kubernetes.io/instance': 'istio-edge',
  'app.kubernetes.io/managed-by': 'Helm',
  'app.kubernetes.io/part-of': 'istio',
  'istio.io/dataplane-mode': 'none',
  app: 'istio-edge',
  istio: 'edge',
}

test('the defaults have the name of the release, the label `istio` without its prefix', () => {
  expect(outlineOf(objectsOf('replicaCount: 2'))).toEqual({
    workload: 'Deployment edge/istio-edge',
    labels,
    account: 'istio-edge',
    service: 'edge/istio-edge LoadBalancer',
    selector: { app: 'istio-edge', istio: 'edge' },
    ports: [15021, 80, 443].map((port) => [port, port]),
  })
})

test('name, labels, kind, service and account are those of the values, and stand there', () => {
  const values = `name: public
kind: DaemonSet
revision: canary
labels: { istio: ingressgateway, tier: public }
serviceAccount: { name: proxy }
service:
  type: ClusterIP
  selectorLabels: { tier: public }
  ports: [{ name: https, port: 443, targetPort: 8443 }]
`
  const objects = objectsOf(values)
  const named = { ...labels, 'app.kubernetes.io/name': 'public', app: 'public', istio: 'ingressgateway' }
  expect(outlineOf(objects)).toEqual({
    workload: 'DaemonSet edge/public',
    labels: { ...named, tier: 'public', 'istio.io/rev': 'canary' },
    account: 'proxy',
    service: 'edge/public ClusterIP',
    selector: { app: 'public', istio: 'ingressgateway', tier: 'public' },
    ports: [[443, 8443]],
  })
  const [workload, service] = objects
  const istio = workload!.spec.at('template', 'metadata', 'labels', 'istio')
  expect(istio.location).toMatchObject({ file: 'values.yaml', line: 4 })
  expect(service!.spec.at('ports', 0, 'targetPort').location).toMatchObject({ line: 9 })
})

test('a gateway to another network has the ports of such gateways', () => {
  const [, service] = objectsOf('networkGateway: network1')
  expect(service!.spec.items('ports').map((port) => port.get('port').number)).toEqual([
    15021, 15443, 15012, 15017,
  ])
  expect(service!.root.at('metadata', 'labels', 'topology.istio.io/network').text).toBe('network1')
})

test('without a Service there is the workload alone, and no namespace is made up', () => {
  const objects = objectsOf('service: { type: None }', null)
  expect(objects.map(({ kind }) => kind)).toEqual(['Deployment'])
  expect(hasStatedNamespace(objects[0]!)).toBe(false)
})

test.each([
  'name: ${NAME}',
  'labels: [a]',
  'labels: { istio: "" }',
  'kind: StatefulSet',
  'service: { ports: 443 }',
  'networkGatewayPorts: { tls: { port: 1 } }',
  '_internal_defaults_do_not_set: { name: x }',
])('nothing is made of values that are not known or unusual: %s', (values) => {
  expect(objectsOf(values)).toEqual([])
})
