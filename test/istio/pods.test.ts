import { describe, expect, it } from 'vitest'
import { isGatewayWorkload } from '../../src/effect/request/hops/gateway-pods.ts'
import { dataplaneOf } from '../../src/istio/workload/dataplane.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { workloadsIn } from '../../src/istio/workload/workloads.ts'
import { meshOfYaml } from '../effect/request/meshes.ts'

const pods = (metadata: string, spec = ''): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { ${metadata} }, spec: { ${spec} containers: [{ name: web, image: web }] } } }
`

it('pods of the host network get no sidecar, also where they ask for one', () => {
  const asking = "labels: { app: web, sidecar.istio.io/inject: 'true' }"
  const planeOf = (text: string): unknown => {
    const mesh = meshOfYaml(text)
    return dataplaneOf(mesh, mesh.ofKind('Deployment')[0]!)
  }
  expect(planeOf(pods(asking))).toBe('sidecar')
  expect(planeOf(pods(asking, 'hostNetwork: true,'))).toBe('none')
})

it.each([
  ['labels', undefined, 'sidecar'],
  ['labels', '{ istio-injection: disabled }', 'none'],
  ['labels', '{ istio-injection: enabled }', 'sidecar'],
  ['labels', '{}', 'sidecar'],
  ['annotations', undefined, undefined],
  ['annotations', '{}', 'none'],
  ['annotations', '{ istio-injection: enabled }', 'sidecar'],
])(
  'pods that ask for a sidecar by their %s, in a Namespace with the labels %s: %s',
  (field, labels, plane) => {
    const namespace =
      labels === undefined
        ? ''
        : `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`
    const mesh = meshOfYaml(pods(`${field}: { sidecar.istio.io/inject: 'true' }`) + namespace)
    expect(dataplaneOf(mesh, mesh.ofKind('Deployment')[0]!)).toBe(plane)
  },
)

it.each([
  ['policy: enabled', 'sidecar'],
  ['policy: disabled', 'none'],
  ['policy: other', 'none'],
  ['{ policy: disabled, alwaysInjectSelector: [{ matchLabels: { app: web } }] }', 'sidecar'],
  [
    '{ alwaysInjectSelector: [{ matchLabels: { app: web } }], neverInjectSelector: [{ matchLabels: { app: web } }] }',
    'none',
  ],
  ['neverInjectSelector: [{ matchLabels: { app: web } }]', 'none'],
  ['neverInjectSelector: [{ matchExpressions: [{ key: job, operator: DoesNotExist }] }]', 'none'],
  ['policy: "${POLICY}"', undefined],
  ['neverInjectSelector: [{ matchLabels: { app: other } }]', 'sidecar'],
  ['neverInjectSelector: [{}]', 'sidecar'],
])('pods in a Namespace with sidecars, by an injector with `%s`: %s', (config, plane) => {
  const mesh = (labels: string): Mesh =>
    meshOfYaml(`${pods(`labels: { ${labels} }`)}---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{}', config: '${config}' }
`)
  const planeOf = (labels: string): unknown => {
    const ofPods = mesh(labels)
    return dataplaneOf(ofPods, ofPods.ofKind('Deployment')[0]!)
  }
  expect(planeOf('app: web')).toBe(plane)
  expect(planeOf("app: web, sidecar.istio.io/inject: 'true'")).toBe('sidecar')
  expect(planeOf("app: web, sidecar.istio.io/inject: 'false'")).toBe('none')
})

describe('the injector of pods', () => {
  const injector = (name: string, config: string): string => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: istio-system }
data: { values: '{}', config: '${config}' }
`
  const operator = (kind: string, spec: string): string => `---
apiVersion: ${kind === 'Istio' ? 'sailoperator.io/v1' : 'install.istio.io/v1alpha1'}
kind: ${kind}
metadata: { name: default, namespace: istio-system }
spec: ${spec}
`
  const planeIn = (namespaceLabels: string, more: string): unknown => {
    const namespace = `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { ${namespaceLabels} } }\n`
    const mesh = meshOfYaml(pods('labels: { app: web }') + namespace + more)
    return dataplaneOf(mesh, mesh.ofKind('Deployment')[0]!)
  }
  const never = 'neverInjectSelector: [{ matchLabels: { app: web } }]'
  const both =
    injector('istio-sidecar-injector', never) + injector('istio-sidecar-injector-new', 'policy: enabled')

  it.each([
    ['that of the default revision', 'istio-injection: enabled', both, 'none'],
    [
      'that of the default revision, beside ambient mode',
      'istio-injection: enabled, istio.io/dataplane-mode: ambient',
      both,
      'ambient',
    ],
    ['that of the revision of the Namespace', 'istio.io/rev: new', both, 'sidecar'],
    ['any for a tag', 'istio.io/rev: stable', both, undefined],
    [
      'that of an IstioOperator',
      'istio-injection: enabled',
      operator('IstioOperator', `{ values: { sidecarInjectorWebhook: { ${never} } } }`),
      'none',
    ],
    [
      'that of an IstioOperator with a policy',
      'istio-injection: enabled',
      operator('IstioOperator', '{ values: { global: { proxy: { autoInject: disabled } } } }'),
      'none',
    ],
    [
      'perhaps that of another revision, which a tag may mean',
      'istio.io/rev: stable',
      operator('IstioOperator', `{ revision: new, values: { sidecarInjectorWebhook: { ${never} } } }`),
      undefined,
    ],
    [
      'that of an Istio of the Sail operator',
      'istio-injection: enabled',
      operator('Istio', `{ values: { sidecarInjectorWebhook: { ${never} } } }`),
      'none',
    ],
    [
      'that of Istio by default',
      'istio-injection: enabled',
      operator('Istio', '{ values: { global: { variant: debug } } }'),
      'sidecar',
    ],
  ])('is %s', (_, labels, more, plane) => {
    expect(planeIn(labels, more)).toBe(plane)
  })

  const byDefault = '{ values: { sidecarInjectorWebhook: { enableNamespacesByDefault: true } } }'
  const byDefaultInConfigMap = injector('istio-sidecar-injector', 'policy: enabled').replace(
    "values: '{}'",
    `values: '{ "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }'`,
  )

  it.each([
    ['a Namespace without labels', '', operator('IstioOperator', byDefault), 'sidecar'],
    ['one whose injector is a ConfigMap', '', byDefaultInConfigMap, 'sidecar'],
    ['one of another team', 'team: shop', operator('Istio', byDefault), 'sidecar'],
    ['one that refuses them', 'istio-injection: disabled', operator('IstioOperator', byDefault), 'none'],
    ['one in ambient mode', 'istio.io/dataplane-mode: ambient', operator('Istio', byDefault), 'ambient'],
    ['one that injectors do not agree on', '', operator('Istio', byDefault) + both, undefined],
    ['one without such a default', '', both, 'none'],
  ])('decides by default about pods of %s', (_, labels, more, plane) => {
    expect(planeIn(labels, more)).toBe(plane)
  })
})

it.each([
  ['gateway', true],
  ['gateway,custom', true],
  ['custom, gateway', true],
  ['my-gateway', false],
])('pods with the templates %s are those of a gateway: %s', (templates, isGateway) => {
  const mesh = meshOfYaml(
    pods(`labels: { app: web }, annotations: { inject.istio.io/templates: '${templates}' }`),
  )
  expect(isGatewayWorkload(mesh, workloadsIn(mesh, 'shop')[0]!)).toBe(isGateway)
})
