import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMesh } from '../../src/model/mesh.ts'
import { workloadsIn, workloadsSelected } from '../../src/istio/workload/workloads.ts'
import { podLabels } from '../../src/istio/workload/pod-templates.ts'
import { meshOf, objectsIn } from '../rules/objects.ts'

type Labels = Readonly<Record<string, string>>

const kinds = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'ReplicaSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['v1', 'Pod'],
  ['argoproj.io/v1alpha1', 'Rollout'],
  ['serving.knative.dev/v1', 'Service'],
  ['networking.istio.io/v1', 'WorkloadGroup'],
  ['networking.istio.io/v1', 'WorkloadEntry'],
] as const

const object = (apiVersion: string, kind: string, rest: object, namespace = 'shop') =>
  JSON.stringify({ apiVersion, kind, metadata: { name: 'a', namespace }, ...rest })

function workload(apiVersion: string, kind: string, labels: Labels, namespace = 'shop'): string {
  const metadata = { name: 'a', namespace, labels }
  if (kind === 'Pod') return object(apiVersion, kind, { metadata })
  if (kind === 'WorkloadEntry') return object(apiVersion, kind, { spec: { labels } }, namespace)
  const pods = kind === 'WorkloadGroup' ? { metadata: { labels } } : { template: { metadata: { labels } } }
  const spec = kind === 'CronJob' ? { jobTemplate: { spec: pods } } : pods
  return object(apiVersion, kind, { spec }, namespace)
}

const deployment = (labels: Labels, namespace = 'shop') =>
  workload('apps/v1', 'Deployment', labels, namespace)

const policy = (namespace = 'shop') =>
  object('security.istio.io/v1', 'AuthorizationPolicy', { spec: {} }, namespace)

const select = (labels: Labels, objects: readonly string[], by = policy()) => {
  const mesh = meshOf([by, ...objects].join('\n---\n'))
  return workloadsSelected(mesh, mesh.manifests[0]!, new Map(Object.entries(labels)))
}

describe('workloads', () => {
  it.each(kinds)('%s %s bears the labels of its pods', (apiVersion, kind) => {
    const mesh = meshOf(workload(apiVersion, kind, { app: 'web' }))
    expect(workloadsIn(mesh, 'shop').map(({ labels }) => [...labels])).toEqual([[['app', 'web']]])
    expect(workloadsIn(mesh, 'other')).toEqual([])
  })

  it('are no other kinds, whatever they contain', () => {
    const [service, knative] = objectsIn(
      ['v1', 'example.com/v1']
        .map((version) => object(version, 'Service', { spec: { template: { metadata: { labels: {} } } } }))
        .join('\n---\n'),
    )
    expect([podLabels(service!), podLabels(knative!)]).toEqual([undefined, undefined])
  })
})

describe('a selector of workloads', () => {
  const web = deployment({ app: 'web', tier: 'front' })

  it.each([{}, { app: 'web' }, { app: 'web', tier: 'front' }])('%j selects one', (labels) => {
    expect(select(labels, [web])).toBe('yes')
  })

  it.each([{ app: 'wbe' }, { app: 'web', tier: 'back' }, { App: 'web' }])('%j selects none', (labels) => {
    expect(select(labels, [web])).toBe('no')
  })

  it.each([
    ['the repository holds no workload of the namespace', [deployment({ app: 'x' }, 'other')], {}],
    [
      'the repository holds no pods of the namespace',
      [workload('networking.istio.io/v1', 'WorkloadEntry', { app: 'vm' })],
      {},
    ],
    ['an operator may make one', [web, object('example.com/v1', 'Cluster', {})], {}],
    ['Istio makes gateways', [web, object('gateway.networking.k8s.io/v1', 'Gateway', {})], {}],
    ['another tool applies more', [web, object('argoproj.io/v1alpha1', 'Application', {}, 'argocd')], {}],
    ['a label is set by a controller', [web], { 'pod-template-hash': 'a' }],
    ['a label is not filled in yet', [web], { app: '${APP}' }],
    ['a label of the workload is not filled in yet', [deployment({ app: '${APP}' })], {}],
    ['a release has no namespace', [web, deployment({ app: 'wbe' }, '')], {}],
  ])('may select one elsewhere: %s', (_, objects, labels) => {
    expect(select({ app: 'wbe', ...labels }, objects)).toBe('not in this repository')
  })

  it('of the root namespace applies everywhere, where workloads are unknown', () => {
    const objects = [deployment({ app: 'web' }, 'istio-system')]
    expect(select({ app: 'wbe' }, objects, policy('istio-system'))).toBe('not in this repository')
  })

  it('may select one of the files around', () => {
    const mesh = meshOf([policy(), web].join('\n---\n'))
    const otherObjects = objectsIn([policy(), web, deployment({ app: 'wbe' })].join('\n---\n'))
    const verdict = (others: typeof otherObjects) =>
      workloadsSelected(
        createMesh({ ...mesh, otherObjects: others }),
        mesh.manifests[0]!,
        new Map([['app', 'wbe']]),
      )
    expect(verdict(otherObjects)).toBe('not in this repository')
    expect(verdict(otherObjects.slice(0, 2))).toBe('no')
  })

  it('is not checked where something could not be rendered', () => {
    const mesh = meshOf([policy(), web].join('\n---\n'))
    const target = {
      kind: 'values',
      id: 'x',
      path: 'x',
      environment: null,
      missing: [],
      reasonCode: 'remote-chart',
    } as const
    const incomplete = createMesh({
      ...mesh,
      targets: [{ ...target, release: null, namespace: null, values: [], reason: 'remote' }],
    })
    expect(workloadsSelected(incomplete, mesh.manifests[0]!, new Map([['app', 'wbe']]))).toBe(
      'not in this repository',
    )
  })

  it('selects as comparing label by label does', () => {
    const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'zone'), fc.constantFrom('a', 'b'))
    fc.assert(
      fc.property(labels, fc.array(labels, { minLength: 1, maxLength: 5 }), (selector, workloads) => {
        const isBorne = workloads.some((own) => Object.entries(selector).every(([k, v]) => own[k] === v))
        expect(
          select(
            selector,
            workloads.map((own) => deployment(own)),
          ),
        ).toBe(isBorne ? 'yes' : 'no')
      }),
    )
  })
})
