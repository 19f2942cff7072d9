import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

interface ApplicationFields {
  readonly policy?: string
  readonly finalizer?: boolean
  readonly cluster?: string
}

/** An Application of the folder `PATH`. */
function application(
  name: string,
  path: string,
  { policy = '{ automated: { prune: true } }', finalizer = false, cluster = '' }: ApplicationFields = {},
): string {
  const finalizers = finalizer ? ', finalizers: [resources-finalizer.argocd.argoproj.io]' : ''
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd${finalizers} }
spec:
  destination: { namespace: shop${cluster && `, name: ${cluster}`} }
  source: { repoURL: ${url}, path: ${path} }
  syncPolicy: ${policy}
`
}

function object(kind: string, name: string, more = ''): string {
  const apiVersion = kind === 'StatefulSet' ? 'apps/v1' : 'v1'
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}${more} }\n`
}

/** `deleted PersistentVolumeClaim shop/data` for each deletion. */
async function deletions(base: Files, head: Files): Promise<string[]> {
  const result = await report(head, base, { options })
  return result.deletions.map(
    ({ outcome, object: { kind, namespace, name } }) =>
      `${outcome} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
  )
}

/** `error cascade FILE:LINE` for each finding about deletions. */
async function findings(base: Files, head: Files): Promise<string[]> {
  const result = await report(head, base, { options })
  return result.findings
    .filter(({ rule }) => rule === 'gitops/deletes')
    .map(({ severity, confidence, code, at }) =>
      [severity, ...(confidence === 'likely' ? [confidence] : []), code, `${at.file}:${at.line}`].join(' '),
    )
}

const keeping = '{ automated: { prune: true }, syncOptions: [Prune=false, Delete=confirm] }'
const volume = object('PersistentVolumeClaim', 'data')
const settings = object('ConfigMap', 'settings')

/** Files without some of them. */
function without(files: Files, ...names: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)))
}

describe('an object that an Application no longer renders', () => {
  const base = (fields: ApplicationFields, more = ''): Files => ({
    'root.yaml': application('web', 'web', fields),
    'web/settings.yaml': settings,
    'web/data.yaml': object('PersistentVolumeClaim', 'data', more),
  })

  it.each([
    ['is pruned', {}, '', 'deleted'],
    ['stays without `prune`', { policy: '{ automated: {} }' }, '', 'orphaned'],
    ['stays if it is synchronized by hand', { policy: '{}' }, '', 'orphaned'],
    [
      'stays if it is not synchronized now',
      { policy: '{ automated: { prune: true, enabled: false } }' },
      '',
      'orphaned',
    ],
    [
      'is kept by an annotation',
      {},
      ', annotations: { argocd.argoproj.io/sync-options: "Validate=false, Prune=false" }',
      'kept',
    ],
    [
      'is not kept by what keeps it when the Application is deleted',
      {},
      ', annotations: { helm.sh/resource-policy: keep }',
      'deleted',
    ],
    ['is no hook', {}, ', annotations: { argocd.argoproj.io/hook: PreSync }', null],
    [
      'is no hook if Helm once took it for a CRD',
      {},
      ', annotations: { helm.sh/hook: crd-install }',
      'deleted',
    ],
    ['is kept by an option of the Application', { policy: keeping }, '', 'kept'],
    [
      'is pruned if its annotation says so',
      { policy: keeping },
      ', annotations: { argocd.argoproj.io/sync-options: Prune=true }',
      'deleted',
    ],
  ] as const)('%s', async (_, fields, more, outcome) => {
    const files = base(fields, more)
    expect(await deletions(files, without(files, 'web/data.yaml'))).toEqual(
      outcome === null ? [] : [`${outcome} PersistentVolumeClaim shop/data`],
    )
  })

  it('is not pruned if it is the last one, unless that is allowed', async () => {
    const policy = '{ automated: { prune: true, allowEmpty: true } }'
    const remainder = async (fields: ApplicationFields): Promise<string[]> => {
      const files = { ...without(base(fields), 'web/settings.yaml'), 'web/README.md': '' }
      return deletions(files, without(files, 'web/data.yaml'))
    }
    expect(await remainder({})).toEqual(['orphaned PersistentVolumeClaim shop/data'])
    expect(await remainder({ policy })).toEqual(['deleted PersistentVolumeClaim shop/data'])
  })

  it('may be in another file of it', async () => {
    const files = base({})
    expect(await deletions(files, { ...without(files, 'web/data.yaml'), 'web/volume.yaml': volume })).toEqual(
      [],
    )
  })

  it('may be hashed by kustomize', async () => {
    const kustomization = (level: string): string =>
      `configMapGenerator: [{ name: level, literals: [level=${level}] }]\n`
    const files = { 'root.yaml': application('web', 'web'), 'web/kustomization.yaml': kustomization('low') }
    expect(await deletions(files, { ...files, 'web/kustomization.yaml': kustomization('high') })).toEqual([])
  })
})

describe('an Application that is removed', () => {
  const base = (fields: ApplicationFields = {}, root: ApplicationFields = {}): Files => ({
    'root.yaml': application('root', 'apps', root),
    'apps/web.yaml': application('web', 'web', fields),
    'apps/shop.yaml': application('shop', 'shop'),
    'shop/settings.yaml': object('ConfigMap', 'shop'),
    'web/crd.yaml': crd(['v1']),
    'web/settings.yaml': settings,
    'web/data.yaml': volume,
    'web/kept.yaml': object('Secret', 'kept', ', annotations: { helm.sh/resource-policy: keep }'),
  })

  it.each([
    [
      'takes along what it applied',
      { finalizer: true },
      {},
      [
        'deleted PersistentVolumeClaim shop/data',
        'deleted Application argocd/web',
        'deleted ConfigMap shop/settings',
        'kept CustomResourceDefinition widgets.example.com',
        'kept Secret shop/kept',
        'warning cascade apps/web.yaml:3',
      ],
    ],
    [
      'leaves what it applied without the finalizer',
      {},
      {},
      [
        'deleted Application argocd/web',
        'orphaned PersistentVolumeClaim shop/data',
        'orphaned CustomResourceDefinition widgets.example.com',
        'orphaned Secret shop/kept',
        'orphaned ConfigMap shop/settings',
        'info pruned apps/web.yaml:3',
        'info orphaned web/data.yaml:3',
      ],
    ],
    [
      'stays if nothing prunes it',
      { finalizer: true },
      { policy: '{}' },
      [
        'orphaned PersistentVolumeClaim shop/data',
        'orphaned CustomResourceDefinition widgets.example.com',
        'orphaned Secret shop/kept',
        'orphaned Application argocd/web',
        'orphaned ConfigMap shop/settings',
        'info orphaned apps/web.yaml:3',
        'info orphaned web/data.yaml:3',
      ],
    ],
  ])('%s', async (_, fields, root, expected) => {
    const files = base(fields, root)
    const head = without(files, 'apps/web.yaml')
    expect([...(await deletions(files, head)), ...(await findings(files, head))]).toEqual(expected)
  })

  it('is perhaps deleted if nothing applies it', async () => {
    const files = base({ finalizer: true })
    const head = without(files, 'root.yaml')
    expect([...(await deletions(files, head)), ...(await findings(files, head))]).toEqual([
      'unknown Application argocd/shop',
      'unknown Application argocd/web',
      'unknown Application argocd/root',
    ])
  })

  it('goes on in another file', async () => {
    const files = base({ finalizer: true })
    const head = {
      ...without(files, 'apps/web.yaml', 'web/data.yaml'),
      'apps/renamed.yaml': files['apps/web.yaml']!,
    }
    expect(await deletions(files, head)).toEqual([])
  })

  it('is deleted with others through an Application above', async () => {
    const files = {
      ...base({ finalizer: true }, { finalizer: true }),
      'top.yaml': application('top', 'roots'),
      'roots/root.yaml': application('root', 'apps', { finalizer: true }),
      'roots/x.yaml': settings,
    }
    const head = without(files, 'roots/root.yaml')
    const [baseFiles, headFiles] = [without(files, 'root.yaml'), without(head, 'root.yaml')]
    expect(await deletions(baseFiles, headFiles)).toEqual([
      'deleted PersistentVolumeClaim shop/data',
      'deleted Application argocd/shop',
      'deleted Application argocd/web',
      'deleted Application argocd/root',
      'orphaned ConfigMap shop/shop',
      'moved ConfigMap shop/settings',
      'kept CustomResourceDefinition widgets.example.com',
      'kept Secret shop/kept',
    ])
    expect(await findings(baseFiles, headFiles)).toEqual([
      'warning cascade roots/root.yaml:3',
      'info orphaned shop/settings.yaml:3',
      'info moved web/settings.yaml:3',
    ])
  })
})

describe('an ApplicationSet', () => {
  const set = (
    elements: readonly string[],
    policy = '{}',
    template = '',
  ): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: all, namespace: argocd }
spec:
  goTemplate: true
  syncPolicy: ${policy}
  generators: [{ list: { elements: [${elements.map((name) => `{ name: ${name} }`).join(', ')}] } }]
  template:
    metadata: { name: '{{ .name }}'${template} }
    spec:
      destination: { namespace: '{{ .name }}' }
      source: { repoURL: ${url}, path: 'apps/{{ .name }}' }
`
  const files = { 'apps/web/data.yaml': volume, 'apps/shop/settings.yaml': settings }
  const orphans = ['orphaned PersistentVolumeClaim web/data', 'info orphaned apps/web/data.yaml:3']

  it.each([
    [
      'deletes an Application that it no longer generates',
      '{}',
      '',
      ['deleted PersistentVolumeClaim web/data', 'warning cascade set.yaml:1'],
    ],
    ['may leave its objects', '{ preserveResourcesOnDeletion: true }', '', orphans],
    ['may have a template with another finalizer', '{}', ', finalizers: [example.com/mine]', orphans],
    ['may delete nothing', '{ applicationsSync: create-update }', '', orphans],
  ])('%s', async (_, policy, template, expected) => {
    const base = { ...files, 'set.yaml': set(['web', 'shop'], policy, template) }
    const head = { ...files, 'set.yaml': set(['shop'], policy, template) }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual(expected)
  })

  const taken = [
    'deleted PersistentVolumeClaim web/data',
    'deleted ConfigMap shop/settings',
    'deleted ApplicationSet argocd/all',
    'warning cascade sets/set.yaml:3',
  ]
  const left = [
    'deleted ApplicationSet argocd/all',
    'orphaned PersistentVolumeClaim web/data',
    'orphaned ConfigMap shop/settings',
    'info orphaned apps/shop/settings.yaml:3',
    'info orphaned apps/web/data.yaml:3',
    'info pruned sets/set.yaml:3',
  ]
  const finalized = ', finalizers: [resources-finalizer.argocd.argoproj.io]'

  it.each([
    ['takes along what its Applications applied', '{}', '', '', taken],
    ['takes it along if it may delete no Application', '{ applicationsSync: create-only }', '', '', taken],
    [
      'leaves its Applications if it may delete none and has the finalizer',
      '{ applicationsSync: create-only }',
      '',
      finalized,
      left,
    ],
    ['leaves what is to be preserved', '{ preserveResourcesOnDeletion: true }', '', '', left],
    [
      'takes along what its template says in spite of that',
      '{ preserveResourcesOnDeletion: true }',
      finalized,
      '',
      taken,
    ],
  ])('%s', async (_, policy, template, more, expected) => {
    const base = {
      ...files,
      'root.yaml': application('root', 'sets'),
      'sets/set.yaml': set(['web', 'shop'], policy, template).replace(
        'name: all, namespace: argocd',
        (name) => `${name}${more}`,
      ),
      'sets/x.yaml': object('ConfigMap', 'x'),
    }
    const head = without(base, 'sets/set.yaml')
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual(expected)
  })

  it('deletes the last Application that it no longer generates', async () => {
    const base = { ...files, 'set.yaml': set(['web']) }
    const head = { ...files, 'set.yaml': set([]) }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual([
      'deleted PersistentVolumeClaim web/data',
      'warning cascade set.yaml:1',
    ])
  })

  it('deletes an Application in spite of another that is not rendered', async () => {
    const base = { ...files, 'set.yaml': set(['web', 'shop']) }
    const ofOthers = set(['shop', 'x']).replace(
      `repoURL: ${url}`,
      `repoURL: '{{ if eq .name "x" }}https://git.example/x/y{{ else }}${url}{{ end }}'`,
    )
    const head = { ...files, 'set.yaml': ofOthers }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual([
      'deleted PersistentVolumeClaim web/data',
      'warning cascade set.yaml:1',
    ])
  })

  it('leaves unknown what becomes of what it generated, if head does not show what it generates', async () => {
    const base = { ...files, 'set.yaml': set(['web', 'shop']) }
    const head = {
      ...files,
      'set.yaml': set(['shop']).replace('generators: [', 'generators: [{ pullRequest: {} }, '),
    }
    expect(await deletions(base, head)).toEqual(['unseen PersistentVolumeClaim web/data'])
  })
})

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

describe('an Application of another cluster', () => {
  it('leaves behind what it applied to the first', async () => {
    const applied = (cluster: string): Files => ({
      'root.yaml': application('web', 'web', { cluster }),
      'web/settings.yaml': settings,
    })
    const [files, head] = [applied('east'), applied('west')]
    expect(await deletions(files, head)).toEqual(['orphaned ConfigMap shop/settings'])
    expect(await findings(files, head)).toEqual(['info orphaned web/settings.yaml:3'])
  })
})

describe('an object that another target renders', () => {
  const files = {
    'a.yaml': application('a', 'a'),
    'b.yaml': application('b', 'b'),
    'a/settings.yaml': settings,
    'a/data.yaml': volume,
    'b/settings.yaml': object('ConfigMap', 'b'),
  }
  const moved = { ...without(files, 'a/data.yaml'), 'b/data.yaml': volume }

  it('is moved, and deleted by the old owner if that comes first', async () => {
    expect([...(await deletions(files, moved)), ...(await findings(files, moved))]).toEqual([
      'moved PersistentVolumeClaim shop/data',
      'warning moved a/data.yaml:3',
    ])
  })

  it('is moved without a risk if the old owner does not prune', async () => {
    const byHand = application('a', 'a', { policy: '{}' })
    const base = { ...files, 'a.yaml': byHand }
    const head = { ...moved, 'a.yaml': byHand }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual([
      'moved PersistentVolumeClaim shop/data',
    ])
  })

  it('is deleted if that is in another cluster', async () => {
    const [local, remote] = [
      application('a', 'a', { cluster: 'east' }),
      application('b', 'b', { cluster: 'west' }),
    ]
    const clusters = { 'a.yaml': local, 'b.yaml': remote }
    expect(await deletions({ ...files, ...clusters }, { ...moved, ...clusters })).toEqual([
      'deleted PersistentVolumeClaim shop/data',
    ])
  })

  it('is deleted if nothing applies that', async () => {
    expect(await deletions(files, { ...without(files, 'a/data.yaml'), 'old/data.yaml': volume })).toEqual([
      'deleted PersistentVolumeClaim shop/data',
    ])
  })
})

describe('without a controller', () => {
  it('nothing is known of an object that is gone', async () => {
    expect(await deletions({ 'a.yaml': volume, 'b.yaml': settings }, { 'b.yaml': settings })).toEqual([
      'unknown PersistentVolumeClaim data',
    ])
  })

  it('an object in another file is no deletion', async () => {
    expect(await deletions({ 'a.yaml': volume }, { 'b.yaml': volume })).toEqual([])
  })
})

describe('what head cannot render', () => {
  const files = { 'root.yaml': application('web', 'web'), ...chart('web', `${settings}---\n${volume}`) }

  it('is not deleted', async () => {
    expect(await deletions(files, { ...files, 'web/templates/all.yaml': '{{ fail "no" }}' })).toEqual([])
  })

  it('does not delete the Applications in it', async () => {
    const nested = {
      ...chart('root', application('web', 'web', { finalizer: true })),
      'web/data.yaml': volume,
    }
    const head = { ...nested, 'root/templates/all.yaml': '{{ fail "no" }}' }
    expect(await deletions(nested, head)).toEqual([])
  })
})

describe('an Application that is pointed elsewhere', () => {
  const files = { 'root.yaml': application('web', 'web'), ...chart('web', `${settings}---\n${volume}`) }
  const pointed = (from: string, to: string): Files => ({
    ...files,
    'root.yaml': files['root.yaml'].replace(from, to),
  })

  it.each([
    ['another repository', pointed(url, 'https://git.example/x/y')],
    ['another revision', pointed('path: web', 'path: web, targetRevision: v1')],
  ])('leaves unknown what becomes of all that it applied, in %s', async (_, head) => {
    expect(await deletions(files, head)).toEqual([
      'unseen PersistentVolumeClaim shop/data',
      'unseen ConfigMap shop/settings',
    ])
    expect(await findings(files, head)).toEqual([])
  })

  it('names it with the reason', async () => {
    const head = pointed(url, 'https://git.example/x/y')
    const { deletions: found, summary } = await report(head, files, { options })
    expect(found[0]?.reason).toBe(
      'what Application `argocd/web` renders now is not known: its source is in another repository, `git.example/x/y`; if it is this one, list it in `repository.aliases`',
    )
    expect(summary.deletions).toMatchObject({ deleted: 0, unseen: 2 })
  })

  it('leaves unknown what becomes of what the Applications in it applied', async () => {
    const nested = {
      'top.yaml': application('root', 'apps'),
      'apps/web.yaml': application('web', 'web'),
      'web/data.yaml': volume,
    }
    const head = { 'top.yaml': nested['top.yaml'].replace(url, 'https://git.example/x/y') }
    expect(await deletions(nested, head)).toEqual([
      'unseen PersistentVolumeClaim shop/data',
      'unseen Application argocd/web',
    ])
  })

  it('loses nothing that another Application applies', async () => {
    const head = { ...pointed(url, 'https://git.example/x/y'), 'web.yaml': application('own', 'web') }
    expect(await deletions(files, head)).toEqual([])
  })

  it('deletes nothing where its folder does not exist, even with `allowEmpty`', async () => {
    const policy = '{ automated: { prune: true, allowEmpty: true } }'
    const base = { 'root.yaml': application('web', 'web', { policy }), 'web/data.yaml': volume }
    const head = { ...base, 'root.yaml': application('web', 'gone', { policy }) }
    expect(await deletions(base, head)).toEqual(['orphaned PersistentVolumeClaim shop/data'])
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

function crd(versions: readonly string[]): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
${versions.map((name) => `    - { name: ${name}, served: true, storage: ${name === 'v1'}, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }\n`).join('')}`
}

function widget(version: string): string {
  return `apiVersion: example.com/${version}\nkind: Widget\nmetadata: { name: w, namespace: shop }\n`
}

describe('what head still needs', () => {
  const files = {
    'root.yaml': application('web', 'web'),
    'web/crd.yaml': crd(['v1', 'v1beta1']),
    'web/space.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
    'web/widget.yaml': widget('v1beta1'),
  }

  it.each([
    ['a CRD', without(files, 'web/crd.yaml'), 'error crd-in-use web/crd.yaml:3'],
    [
      'a version of a CRD',
      { ...files, 'web/crd.yaml': crd(['v1']) },
      'error crd-version-in-use web/crd.yaml:10',
    ],
    ['a Namespace', without(files, 'web/space.yaml'), 'error namespace-in-use web/space.yaml:3'],
  ])('is %s', async (_, head, expected) => {
    expect(await findings(files, head)).toEqual([expected])
  })

  it('may be deleted where nothing says what applies it', async () => {
    const base = without(files, 'root.yaml')
    expect(await findings(base, without(base, 'web/crd.yaml'))).toEqual([
      'warning likely crd-in-use web/crd.yaml:3',
    ])
  })

  it('is nothing of another version', async () => {
    const base = { ...files, 'web/widget.yaml': widget('v1') }
    expect(await findings(base, { ...base, 'web/crd.yaml': crd(['v1']) })).toEqual([])
  })
})

describe('names that change', () => {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: { name: "{{ .Release.Name }}-settings" }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: "{{ .Release.Name }}-data" }
`
  const files = { 'root.yaml': application('web', 'web'), ...chart('web', template) }

  it.each([
    ['the release', files['root.yaml'].replace('path: web', 'path: web, helm: { releaseName: shop }')],
    ['the namespace', files['root.yaml'].replace('namespace: shop', 'namespace: mall')],
  ])('recreate everything: %s', async (_, root) => {
    expect(await findings(files, { ...files, 'root.yaml': root })).toEqual([
      'warning recreated web/templates/all.yaml:7',
    ])
  })
})

describe('the report', () => {
  const files = {
    'root.yaml': application('web', 'web'),
    'web/data.yaml': volume,
    'web/settings.yaml': settings,
  }
  const head = without(files, 'web/data.yaml')

  it('says where base has it, and counts', async () => {
    const result = await report(head, files, { options })
    expect(result.deletions.map(({ at, target }) => `${at.file}:${at.line} ${target}`)).toEqual([
      'web/data.yaml:3 directory:web:web',
    ])
    expect(result.summary.deletions).toEqual({
      deleted: 1,
      orphaned: 0,
      kept: 0,
      moved: 0,
      unknown: 0,
      unseen: 0,
    })
    const [finding] = result.findings.filter(({ rule }) => rule === 'gitops/deletes')
    expect(finding).toMatchObject({ side: 'base', status: 'new', targets: ['directory:web:web'] })
  })

  it('has the severities of the configuration of head', async () => {
    const config = 'rules: { gitops/deletes/stateful: error }\n'
    expect(await findings(files, { ...head, '.meshgate.yaml': config })).toEqual([
      'error stateful web/data.yaml:3',
    ])
  })
})
