import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from '../scene.ts'
import {
  url,
  options,
  application,
  object,
  deletions,
  findings,
  volume,
  settings,
  without,
  crd,
  type ApplicationFields,
} from './deletion-scene.ts'

const keeping = '{ automated: { prune: true }, syncOptions: [Prune=false, Delete=confirm] }'

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

it('an object that two Applications apply is named once', async () => {
  const version = (name: string): string =>
    `    - { name: ${name}, served: true, storage: ${String(name === 'v1')}, schema: { openAPIV3Schema: { type: object } } }\n`
  const definition = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: widgets.example.com }\nspec:\n  group: example.com\n  scope: Namespaced\n  names: { kind: Widget, plural: widgets }\n  versions:\n`
  const files = (versions: readonly string[]): Files => ({
    'apps/dev.yaml': application('dev', 'web'),
    'apps/prod.yaml': application('prod', 'web'),
    'web/definition.yaml': definition + versions.map(version).join(''),
    'web/widget.yaml':
      'apiVersion: example.com/v1beta1\nkind: Widget\nmetadata: { name: gear, namespace: shop }\n',
  })
  const result = await report(files(['v1']), files(['v1', 'v1beta1']), { options })
  const messages = result.findings.filter(({ code }) => code === 'crd-version-in-use')
  expect(messages.map(({ message }) => message)).toEqual([
    expect.stringContaining('then refuses: Widget `gear`; move them') as unknown,
  ])
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
      'what Application `argocd/web` renders now is not known: the source is in another repository, `git.example/x/y`; if it is this one, list it in `repository.aliases`',
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
