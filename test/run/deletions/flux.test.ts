import { describe, expect, it } from 'vitest'
import { chart, type Files } from '../scene.ts'
import { url, object, deletions, findings, volume, without, crd, widget } from './deletion-scene.ts'

describe('a Flux Kustomization', () => {
  const kustomization = (
    name: string,
    path: string,
    more = '',
  ): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: flux-system }
spec: { path: ${path}, sourceRef: { kind: GitRepository, name: flux-system }${more} }
`
  const base = (more = ', prune: true', labels = ''): Files => ({
    'clusters/home/root.yaml': kustomization('root', './clusters/home/apps', ', prune: true'),
    'clusters/home/apps/web.yaml': kustomization('web', './web', more),
    'clusters/home/apps/other.yaml': object('ConfigMap', 'other', ', namespace: flux-system'),
    'clusters/home/apps/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { chart: { spec: { chart: db, sourceRef: { kind: HelmRepository, name: charts } } } }
`,
    'web/settings.yaml': object('ConfigMap', 'settings', ', namespace: shop'),
    'web/data.yaml': object('PersistentVolumeClaim', 'data', `, namespace: shop${labels}`),
  })

  it.each([
    ['prunes', undefined, undefined, 'deleted'],
    ['does not prune', ', prune: false', undefined, 'orphaned'],
    ['is suspended', ', prune: true, suspend: true', undefined, 'orphaned'],
    ['prunes what is a hook elsewhere', undefined, ', annotations: { helm.sh/hook: pre-install }', 'deleted'],
    [
      'prunes nothing that is disabled',
      undefined,
      ', labels: { kustomize.toolkit.fluxcd.io/prune: disabled }',
      'kept',
    ],
  ])('%s', async (_, more, labels, outcome) => {
    const files = base(more, labels)
    expect(await deletions(files, without(files, 'web/data.yaml'))).toEqual([
      `${outcome} PersistentVolumeClaim shop/data`,
    ])
  })

  const taken = [
    'deleted PersistentVolumeClaim shop/data',
    'deleted Kustomization flux-system/web',
    'deleted ConfigMap shop/settings',
    'warning cascade clusters/home/apps/web.yaml:3',
  ]

  it.each([
    ['takes along what it applied', undefined, taken],
    [
      'leaves it behind by its policy',
      ', prune: true, deletionPolicy: Orphan',
      [
        'deleted Kustomization flux-system/web',
        'orphaned PersistentVolumeClaim shop/data',
        'orphaned ConfigMap shop/settings',
        'info pruned clusters/home/apps/web.yaml:3',
        'info orphaned web/data.yaml:3',
      ],
    ],
    ['takes it along by its policy', ', prune: false, deletionPolicy: Delete', taken],
  ])('%s', async (_, more, expected) => {
    const files = base(more)
    const head = without(files, 'clusters/home/apps/web.yaml')
    expect([...(await deletions(files, head)), ...(await findings(files, head))]).toEqual(expected)
  })

  it('deletes a HelmRelease, whose release is uninstalled', async () => {
    const files = base()
    expect(await findings(files, without(files, 'clusters/home/apps/release.yaml'))).toEqual([
      'warning cascade clusters/home/apps/release.yaml:3',
    ])
  })
})

describe('a HelmRelease', () => {
  const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: platform, namespace: shop }
spec: { url: ${url}, interval: 1m }
`
  const release = (more = ''): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { chart: { spec: { chart: ./db, sourceRef: { kind: GitRepository, name: platform } } }${more} }
`
  const template = `${volume}---
${object('Secret', 'kept', ', annotations: { helm.sh/resource-policy: keep }')}`
  const files = (more?: string): Files => ({
    'clusters/home/source.yaml': source,
    'clusters/home/release.yaml': release(more),
    ...chart('db', template),
    'db/crds/widget.yaml': crd(['v1', 'v1beta1']),
    'db/templates/crds/washer.yaml': crd(['v1']).replaceAll(/(?<=[Ww])idget/g, 'asher'),
    'shop/widget.yaml': widget('v1beta1'),
  })
  const outcomes = async (head: Files, more?: string): Promise<string[]> => {
    const base = files(more)
    return [...(await deletions(base, head)), ...(await findings(base, head))]
  }

  it('deletes with an upgrade what is not in `crds/`', async () => {
    const head = without(files(), 'db/crds/widget.yaml', 'db/templates/crds/washer.yaml')
    expect(await outcomes(head)).toEqual([
      'deleted CustomResourceDefinition washers.example.com',
      'kept CustomResourceDefinition widgets.example.com',
      'warning stateful db/templates/crds/washer.yaml:3',
    ])
  })

  it('takes away versions of CRDs in `crds/` only if it replaces them', async () => {
    const head = (more?: string): Files => ({ ...files(more), 'db/crds/widget.yaml': crd(['v1']) })
    const replacing = ', upgrade: { crds: CreateReplace }'
    expect(await outcomes(head())).toEqual([])
    expect(await outcomes(head(replacing), replacing)).toEqual([
      'error crd-version-in-use db/crds/widget.yaml:10',
    ])
  })

  it('uninstalls the release of another name, and with it objects whose names stay', async () => {
    expect(await outcomes(files(', releaseName: other'))).toEqual([
      'warning recreated db/templates/all.yaml:3',
    ])
    expect(await outcomes(files(', suspend: true, releaseName: other'), ', suspend: true')).toEqual([])
  })

  it('uninstalls the release of another chart, and not of another version', async () => {
    const named = (name: string, version = '1.0.0'): Files => ({
      ...files(),
      'db/Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
    })
    expect(await outcomes(named('database'))).toEqual(['warning recreated db/templates/all.yaml:3'])
    expect(await outcomes(named('web', '2.0.0'))).toEqual([])
  })

  it('uninstalls the release whose record moves to another namespace', async () => {
    expect(await outcomes(files(', storageNamespace: other'))).toEqual([
      'warning recreated db/templates/all.yaml:3',
    ])
  })
})

describe('a release of a registry that is not rendered', () => {
  const release = (chart: string, more = ''): Files => ({
    'shop/release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { interval: 1m, chart: { spec: { chart: ${chart}, sourceRef: { kind: HelmRepository, name: org } } }${more} }
`,
  })
  const ofRegistry = (chart: string, name: string, prune = true): Files => ({
    'root.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: db, namespace: argocd }
spec:
  project: default
  destination: { name: east, namespace: shop }
  syncPolicy: { automated: { prune: ${prune} } }
  source: { repoURL: https://charts.example.com, chart: ${chart}, targetRevision: 1.0.0, helm: { releaseName: ${name} } }
`,
  })

  it('is uninstalled by Flux if its chart or its name changes', async () => {
    expect(await findings(release('db'), release('database'))).toEqual([
      'warning recreated shop/release.yaml:3',
    ])
    expect(await findings(release('db'), release('db', ', targetNamespace: mall'))).toEqual([
      'warning recreated shop/release.yaml:3',
    ])
    expect(await findings(release('db', ', suspend: true'), release('database', ', suspend: true'))).toEqual(
      [],
    )
    expect(await findings(release('db'), release('db', ', timeout: 5m'))).toEqual([])
    expect(await findings(release('db'), release('${CHART}'))).toEqual([])
  })

  it('may be replaced by Argo CD if that prunes', async () => {
    expect(await findings(ofRegistry('db', 'db'), ofRegistry('database', 'db'))).toEqual([
      'warning likely recreated root.yaml:3',
    ])
    expect(await findings(ofRegistry('db', 'db'), ofRegistry('db', 'data'))).toEqual([
      'warning likely recreated root.yaml:3',
    ])
    expect(await findings(ofRegistry('db', 'db', false), ofRegistry('database', 'db', false))).toEqual([])
  })
})

it('a Flux Kustomization whose source is elsewhere leaves unknown what becomes of all that it applied', async () => {
  const kustomization = (source: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: web, namespace: flux-system }
spec:
  path: ./web
  prune: true
  sourceRef: { kind: GitRepository, name: ${source}, namespace: flux-system }
`
  const base = { 'clusters/home/web.yaml': kustomization('flux-system'), 'web/data.yaml': volume }
  const head = { ...base, 'clusters/home/web.yaml': kustomization('other') }
  expect(await deletions(base, head)).toEqual(['unseen PersistentVolumeClaim data'])
})
