import { describe, expect, it } from 'vitest'
import type { Repository } from '../../src/core/repository.ts'
import type { KustomizationTarget } from '../../src/core/target.ts'
import type { DiscoverOptions } from '../../src/discover/discover-options.ts'
import { found } from './trees.ts'

type Files = Readonly<Record<string, string>>

async function builtByFlux(
  files: Files,
  options: Partial<DiscoverOptions> = {},
): Promise<KustomizationTarget[]> {
  const { targets } = await found(files, options)
  return targets.flatMap((target) => (target.kind === 'kustomization' && target.flux ? target : []))
}

/** The reasons of Flux Kustomizations that are not built. */
async function reasons(files: Files, options: Partial<DiscoverOptions> = {}): Promise<string[]> {
  const { gitops } = await found(files, options)
  return gitops.flatMap(({ kind, reason }) => (kind === 'flux-kustomization' ? reason : []))
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'

const ks = (spec: string, name = 'apps'): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: flux-system }
spec:
  sourceRef: { kind: GitRepository, name: flux-system }
  ${spec}
`

const gitRepository = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { url: https://git.example.com/other }
`

describe('Flux Kustomizations', () => {
  it('build the kustomization in their folder, which is no target by itself', async () => {
    const files = {
      'clusters/home/apps.yaml': ks('path: ./apps'),
      'apps/kustomization.yaml': 'resources: [a.yaml]\n',
      'apps/a.yaml': configMap,
    }
    expect(await builtByFlux(files)).toMatchObject([
      {
        id: 'kustomize:apps:clusters/home/apps.yaml:apps',
        statedBy: { target: 'clusters/home/apps.yaml:Kustomization/flux-system/apps', line: 1 },
        path: 'apps',
        environment: 'home',
        files: ['apps/a.yaml', 'apps/kustomization.yaml'],
      },
    ])
    const { targets, gitops } = await found(files)
    expect(targets.filter(({ kind }) => kind === 'kustomization')).toHaveLength(1)
    expect(gitops).toMatchObject([
      { kind: 'flux-kustomization', renderedAs: ['kustomize:apps:clusters/home/apps.yaml:apps'], reason: '' },
    ])
  })

  it.each([
    ['a kustomization', { 'apps/kustomization.yaml': 'resources: [a.yaml]\n' }],
    ['no kustomization', {}],
  ])('add components to a folder with %s, which are no files by themselves', async (_, more: Files) => {
    const files = {
      'clusters/home/apps.yaml': ks('path: ./apps\n  components: [../components/paused]'),
      'apps/a.yaml': configMap,
      'components/paused/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{ path: patch.yaml }]\n',
      'components/paused/patch.yaml': configMap,
      ...more,
    }
    const { targets, gitops } = await found(files)
    const [target] = await builtByFlux(files)
    expect(target!.files).toEqual([
      'apps/a.yaml',
      ...Object.keys(more),
      'components/paused/kustomization.yaml',
      'components/paused/patch.yaml',
    ])
    expect(targets.map(({ path }) => path)).toEqual(['clusters/home/apps.yaml', 'apps'])
    expect(gitops.find(({ name }) => name === 'components/paused')).toMatchObject({
      builtWith: target!.id,
      isExcluded: false,
    })
  })

  it('build all YAML files below a folder without one, and the kustomizations below it', async () => {
    const files = {
      'ks.yaml': ks('path: apps'),
      'apps/a.yaml': configMap,
      'apps/deep/b.yml': configMap,
      'apps/notes.md': '# notes\n',
      'apps/web/kustomization.yaml': 'resources: [c.yaml]\n',
      'apps/web/c.yaml': configMap,
      'apps/web/unused.yaml': configMap,
    }
    expect(await builtByFlux(files)).toMatchObject([
      {
        files: ['apps/a.yaml', 'apps/deep/b.yml', 'apps/web/c.yaml', 'apps/web/kustomization.yaml'],
        kustomizations: ['apps/web/kustomization.yaml'],
      },
    ])
  })

  it('name the ConfigMaps in the repository that define variables', async () => {
    const settings = (name: string, data: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: flux-system }\ndata: ${data}\n`
    const substituteFrom = 'substituteFrom: [{ kind: ConfigMap, name: all }, { kind: ConfigMap, name: ours }'
    const files = {
      'apps/a.yaml': configMap,
      'settings/all.yaml': settings('all', '{ domain: example.com, region: eu }'),
      'settings/ours.yaml': settings('ours', '{ region: us }'),
    }
    const closed = ks(`path: apps\n  postBuild: { ${substituteFrom}] }`)
    const open = ks(`path: apps\n  postBuild: { ${substituteFrom}, { kind: Secret, name: s }] }`)
    const configMaps = [
      { file: 'settings/all.yaml', line: 1 },
      { file: 'settings/ours.yaml', line: 1 },
    ]
    expect(await builtByFlux({ ...files, 'ks.yaml': closed })).toMatchObject([
      { flux: { configMaps, isOpen: false } },
    ])
    expect(await builtByFlux({ ...files, 'ks.yaml': open })).toMatchObject([
      { flux: { configMaps, isOpen: true } },
    ])
  })

  it('are not built from what may be another repository', async () => {
    const files = { 'apps/a.yaml': configMap, 'ks.yaml': ks('path: apps') }
    const elsewhere = { ...files, 'source.yaml': gitRepository }
    expect(await builtByFlux(elsewhere)).toEqual([])
    expect(await reasons(elsewhere)).toEqual([
      'no file states that the source `GitRepository/flux-system` is this repository',
    ])
    const bootstrapped = { ...files, 'clusters/home/flux-system/gotk-sync.yaml': gitRepository }
    expect(await builtByFlux(bootstrapped)).toHaveLength(1)
  })

  it('are not built from a source that only the cluster has, unless it is that of the cluster', async () => {
    const files = { 'apps/a.yaml': configMap }
    const ofPodinfo = ks('path: apps').replace('name: flux-system }', 'name: podinfo }')
    expect(await builtByFlux({ ...files, 'ks.yaml': ofPodinfo })).toEqual([])
    expect(await builtByFlux({ ...files, 'ks.yaml': ks('path: ./') })).toEqual([])
    expect(await builtByFlux({ ...files, 'ks.yaml': ks('path: apps') })).toHaveLength(1)
  })

  it('name the folder that is missing', async () => {
    expect(await reasons({ 'ks.yaml': ks('path: ./nowhere') })).toEqual([
      'this repository has no folder `nowhere`',
    ])
  })

  it('build what an ArtifactGenerator copies from this repository', async () => {
    const artifact = (name: string): string =>
      ks('path: ./production').replace(
        'kind: GitRepository, name: flux-system',
        `kind: ExternalArtifact, name: ${name}`,
      )
    const generator = `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: { name: all, namespace: flux-system }
spec:
  sources: [{ alias: repo, kind: GitRepository, name: flux-system }]
  artifacts:
    - name: apps
      copy:
        - { from: '@repo/apps/base/**', to: '@artifact/base/' }
        - { from: '@repo/apps/production/**', to: '@artifact/production/' }
    - name: mixed
      copy:
        - { from: '@repo/apps/base/**', to: '@artifact/production/' }
`
    const files = {
      'clusters/home/artifacts.yaml': generator,
      'apps/production/kustomization.yaml': 'resources: [../base]\n',
      'apps/base/kustomization.yaml': 'resources: [a.yaml]\n',
      'apps/base/a.yaml': configMap,
    }
    expect(await builtByFlux({ ...files, 'clusters/home/apps.yaml': artifact('apps') })).toMatchObject([
      { path: 'apps/production' },
    ])
    expect(await reasons({ ...files, 'clusters/home/apps.yaml': artifact('mixed') })).toEqual([
      'no file states that the source `ExternalArtifact/mixed` is this repository',
    ])
  })

  it('build a folder that an ArtifactGenerator copies with its name', async () => {
    const files = {
      'artifacts.yaml': `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: { name: all, namespace: flux-system }
spec:
  sources: [{ alias: repo, kind: GitRepository, name: flux-system }]
  artifacts:
    - { name: web, copy: [{ from: '@repo/apps/web/app/', to: '@artifact/apps/web/app/' }] }
    - { name: top, copy: [{ from: '@repo/apps/web/app', to: '@artifact/' }] }
`,
      'apps/web/app/a.yaml': configMap,
    }
    const artifact = (name: string, path: string): string =>
      ks(`path: ${path}`).replace(
        'kind: GitRepository, name: flux-system',
        `kind: ExternalArtifact, name: ${name}`,
      )
    const built = async (name: string, path: string): Promise<string[]> =>
      (await builtByFlux({ ...files, 'ks.yaml': artifact(name, path) })).map((target) => target.path)
    expect(await built('web', './apps/web/app')).toEqual(['apps/web/app'])
    expect(await built('top', './app')).toEqual(['apps/web/app'])
    expect(await built('top', './other')).toEqual([])
  })
})

describe('sources of several clusters', () => {
  const own = 'https://git.example.com/platform.git'
  const repository = (): Repository => ({ urls: [own], branches: [], mainBranch: 'main' })
  const source = (branch: string): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { url: '${own}', ref: { branch: ${branch} } }
`
  const apps = ks('path: ./apps')
  const folderOf = async (files: Files): Promise<string[]> =>
    (await builtByFlux({ 'apps/a.yaml': configMap, ...files }, { repository })).map(
      ({ flux }) => flux!.at.file,
    )

  it('are those of each cluster in its folder', async () => {
    const dev = { 'clusters/dev/source.yaml': source('dev'), 'clusters/dev/apps.yaml': apps }
    expect(await folderOf({ ...dev, 'clusters/prod/apps.yaml': apps })).toEqual(['clusters/prod/apps.yaml'])
    expect(await folderOf({ ...dev, 'clusters/apps.yaml': apps })).toEqual([])
    expect(await folderOf({ ...dev, 'fleet/clusters/prod/apps.yaml': apps })).toEqual([])
  })
})

it('a Flux Kustomization of a GitRepository with `include` says why it is not built', async () => {
  const source = gitRepository.replace('spec: {', 'spec: { include: [{ repository: { name: more } }],')
  const files = {
    'clusters/home/source.yaml': source,
    'clusters/home/apps.yaml': ks('path: ./apps'),
    'apps/a.yaml': configMap,
  }
  expect(await reasons(files)).toEqual([
    'the source `GitRepository/flux-system` has files of other sources as well (`include`)',
  ])
})

describe('a FluxInstance', () => {
  const instance = (sync: string, more = ''): string => `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: { name: flux, namespace: flux-system }
spec:
  sync: ${sync}
${more}`
  const ofGit = (url: string, path = 'clusters/home', ref = 'refs/heads/main'): string =>
    instance(`{ kind: GitRepository, url: '${url}', ref: ${ref}, path: ${path} }`)
  const repository = (): Repository => ({ urls: [own], branches: [], mainBranch: 'main' })
  const own = 'https://git.example.com/platform.git'
  const clusters: Files = { 'clusters/home/apps.yaml': ks('path: ./apps'), 'apps/a.yaml': configMap }

  it('builds the folder of the cluster, and is the source that others name', async () => {
    const built = await builtByFlux({ 'flux.yaml': ofGit(own), ...clusters }, { repository })
    expect(built).toMatchObject([
      { path: 'apps', files: ['apps/a.yaml'] },
      {
        id: 'kustomize:clusters/home:flux.yaml:flux-system',
        path: 'clusters/home',
        files: ['clusters/home/apps.yaml'],
        manager: { kind: 'Kustomization', name: 'flux-system', deletes: { prunes: true } },
        statedBy: { file: 'flux.yaml', line: 1 },
      },
    ])
    const { gitops } = await found({ 'flux.yaml': ofGit(own), ...clusters }, { repository })
    expect(gitops).toMatchObject([
      { kind: 'flux-kustomization', name: 'apps', reason: '' },
      { kind: 'flux-kustomization', name: 'flux-system', path: 'flux.yaml', line: 1, reason: '' },
    ])
  })

  it('stands in the repository that it names, where nothing says what repository this is', async () => {
    expect(await builtByFlux({ 'flux.yaml': ofGit(own), ...clusters })).toHaveLength(2)
    expect(await builtByFlux({ 'flux.yaml': ofGit(own, 'elsewhere'), ...clusters })).toHaveLength(1)
  })

  it('says that another repository, revision or an unknown one is the source of all that name it', async () => {
    const reason = 'no file states that the source `GitRepository/flux-system` is this repository'
    const otherSource = ofGit('https://git.example.com/other')
    expect(await reasons({ 'flux.yaml': otherSource, ...clusters }, { repository })).toEqual([reason, reason])
    const revision =
      'the source `GitRepository/flux-system` takes another revision of this repository than the one that is checked'
    const tagged = ofGit(own, 'clusters/home', 'refs/tags/v1')
    expect(await reasons({ 'flux.yaml': tagged, ...clusters }, { repository })).toEqual([revision, revision])
  })

  it('builds what an OCIRepository or a Bucket of it has, under its own name', async () => {
    const sync =
      '{ kind: OCIRepository, url: "oci://git.example.com/platform", ref: latest, path: apps, name: fleet }'
    expect(await builtByFlux({ 'flux.yaml': instance(sync), ...clusters }, { repository })).toMatchObject([
      { id: 'kustomize:apps:clusters/home/apps.yaml:apps' },
      { id: 'kustomize:apps:flux.yaml:fleet' },
    ])
  })

  it('is not evaluated with patches that may change what it makes, and generates nothing without `sync`', async () => {
    const patches = (kind: string): string =>
      `  kustomize: { patches: [{ target: { kind: ${kind} }, patch: "" }] }\n`
    const sync = `{ kind: GitRepository, url: '${own}', ref: refs/heads/main, path: clusters/home }`
    expect(
      await reasons({ 'flux.yaml': instance(sync, patches('Deployment')), ...clusters }, { repository }),
    ).toEqual(['', ''])
    expect(
      await reasons({ 'flux.yaml': instance(sync, patches('Kustomization')), ...clusters }, { repository }),
    ).toEqual([
      '',
      '`kustomize.patches` of the FluxInstance may change it or its source, and are not evaluated',
    ])
    const patched = (operation: string): string => `  kustomize:
    patches:
      - target: { kind: Kustomization }
        patch: |
          - { op: add, ${operation} }
`
    const reasonsOf = async (operation: string): Promise<string[]> =>
      reasons({ 'flux.yaml': instance(sync, patched(operation)), ...clusters }, { repository })
    expect(await reasonsOf('path: /spec/serviceAccountName, value: flux')).toEqual(['', ''])
    expect((await reasonsOf('path: /spec/path, value: apps'))[1]).toContain('are not evaluated')
    expect(await reasons({ 'flux.yaml': instance('null') })).toEqual([])
  })
})
