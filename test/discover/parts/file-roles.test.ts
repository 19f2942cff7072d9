import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/core/tree.ts'
import { fileRoles } from '../../../src/discover/parts/file-roles.ts'
import { readerOf } from '../../../src/yaml/reader.ts'

const roleIn = (files: Readonly<Record<string, string>>, path: string) =>
  fileRoles(readerOf(memoryTree({ [path]: 'apiVersion: v1\nkind: Service\n', ...files })))(path)
const kindsIn = (files: Readonly<Record<string, string>>, path: string): string[] =>
  [...roleIn(files, path).effect.kinds].toSorted()

const flux = (name: string, spec: object): string =>
  JSON.stringify({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name },
    spec,
  })
const argo = (kind: string, spec: object): string =>
  JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name: 'a' }, spec })

describe('the role of a file', () => {
  it.each([
    ['a resource', 'k/a.yaml', 'resources: [a.yaml]', 'objects'],
    ['a resource elsewhere', 'base/a.yaml', 'resources: [../base/a.yaml]', 'objects'],
    ['a patch', 'k/a.yaml', 'patches: [{path: a.yaml}]', 'patch'],
    ['a patch of old', 'k/a.yaml', 'patchesStrategicMerge: [a.yaml]', 'patch'],
    ['a JSON patch', 'k/a.yaml', 'patchesJson6902: [{path: a.yaml, target: {kind: A}}]', 'patch'],
    ['a patch by its name', 'k/replicas-patch.yaml', 'resources: []', 'patch'],
    ['a resource that is named as a patch', 'k/a-patch.yaml', 'resources: [a-patch.yaml]', 'patch'],
    ['a patch by its folder', 'k/patches/a.yaml', 'resources: []', 'patch'],
    ['no patch by its name', 'k/dispatch.yaml', 'resources: [dispatch.yaml]', 'objects'],
    ['a file of a ConfigMap', 'k/a.yaml', 'configMapGenerator: [{name: a, files: [a.yaml]}]', 'data'],
    [
      'a file of a Secret under a key',
      'k/a.yaml',
      'secretGenerator: [{name: a, files: [key=a.yaml]}]',
      'data',
    ],
    ['replacements', 'k/a.yaml', 'replacements: [{path: a.yaml}]', 'data'],
    ['a configuration', 'k/a.yaml', 'configurations: [a.yaml]', 'data'],
    ['a transformer', 'k/a.yaml', 'transformers: [a.yaml]', 'data'],
    ['values of a chart', 'k/a.yaml', 'helmCharts: [{name: a, valuesFile: a.yaml}]', 'data'],
    ['what is not named', 'k/a.yaml', 'resources: [b.yaml]', 'unapplied'],
    ['what is not named further below', 'k/b/a.yaml', 'resources: [b.yaml]', 'unapplied'],
    ['what lies elsewhere', 'other/a.yaml', 'resources: []', 'objects'],
  ] as const)('%s', (_, path, kustomization, as) => {
    expect(roleIn({ 'k/kustomization.yaml': `${kustomization}\n` }, path).use).toBe(as)
  })

  it.each([
    ['00-assert.yaml', {}, 'data'],
    ['errors.yaml', {}, 'data'],
    ['01-install.yaml', {}, 'objects'],
    ['want.yaml', { assert: { file: 'want.yaml' } }, 'data'],
    ['want.yaml', { error: { file: 'w*.yaml' } }, 'data'],
    ['want.yaml', { create: { file: 'want.yaml' } }, 'objects'],
    // An object that exists is patched.
    ['want.yaml', { apply: { file: 'want.yaml' } }, 'patch'],
  ] as const)('in a test: %s with %j', (name, operation, as) => {
    const test = {
      apiVersion: 'chainsaw.kyverno.io/v1alpha1',
      kind: 'Test',
      spec: { steps: [{ try: [operation] }] },
    }
    expect(roleIn({ 't/chainsaw-test.yaml': JSON.stringify(test) }, `t/${name}`).use).toBe(as)
  })

  it('is that of what Flux or Argo CD takes whole, where no kustomization says which files', () => {
    const files = { 'kustomization.yaml': 'resources: []\n', 'c/a.yaml': flux('a', { path: './apps' }) }
    expect(roleIn(files, 'apps/web/a.yaml').use).toBe('objects')
    expect(roleIn(files, 'else/a.yaml').use).toBe('unapplied')
    expect(
      roleIn({ ...files, 'apps/web/kustomization.yaml': 'resources: []\n' }, 'apps/web/a.yaml').use,
    ).toBe('unapplied')
    const application = argo('Application', { source: { path: 'else' } })
    expect(roleIn({ ...files, 'c/b.yaml': application }, 'else/a.yaml').use).toBe('objects')
    const directories = { generators: [{ git: { directories: [{ path: 'teams/*' }] } }] }
    const set = argo('ApplicationSet', {
      ...directories,
      template: { spec: { source: { path: '{{path}}' } } },
    })
    expect(roleIn({ ...files, 'c/b.yaml': set }, 'teams/one/a.yaml').use).toBe('objects')
    expect(roleIn({ ...files, 'c/b.yaml': set }, 'else/a.yaml').use).toBe('unapplied')
  })
})

describe('the files that Argo CD and Flux certainly apply as written', () => {
  const isNamed = (source: object, path = 'apps/a.yaml', files = {}) =>
    roleIn({ 'c/a.yaml': argo('Application', { source }), ...files }, path).isNamed

  it.each([
    ['those of a plain folder', { path: 'apps' }, true],
    ['whatever is below with recurse', { path: './', directory: { recurse: true } }, false],
    ['not what a plug-in makes something of', { path: 'apps', plugin: {} }, false],
    ['not what Helm renders', { path: 'apps', helm: { valueFiles: ['a.yaml'] } }, false],
    ['not what kustomize builds', { path: 'apps', kustomize: { namePrefix: 'a-' } }, false],
    ['not all where patterns say which', { path: 'apps', directory: { exclude: 'a*' } }, false],
    ['not those of the root, which every repository has', { path: '.' }, false],
    ['not those of a path that a template makes', { path: 'apps/{{ .name }}' }, false],
    ['not those of a folder that only ends so', { path: 'else/apps' }, false],
  ])('%s', (_, source, expected) => {
    expect(isNamed(source)).toBe(expected)
  })

  it('are those below only with recurse', () => {
    expect(isNamed({ path: 'apps' }, 'apps/b/a.yaml')).toBe(false)
    expect(isNamed({ path: 'apps', directory: { recurse: true } }, 'apps/b/a.yaml')).toBe(true)
  })

  it('are none of a folder with a chart or a kustomization', () => {
    expect(isNamed({ path: 'apps' }, 'apps/a.yaml', { 'apps/Chart.yaml': 'name: a\n' })).toBe(false)
    expect(isNamed({ path: 'apps' }, 'apps/a.yaml', { 'apps/kustomization.yaml': 'resources: []\n' })).toBe(
      false,
    )
  })

  it('are all below the path of a Flux Kustomization, unless that is the root', () => {
    const named = (path: string) => roleIn({ 'c/a.yaml': flux('a', { path }) }, 'apps/b/a.yaml').isNamed
    expect(named('./apps')).toBe(true)
    expect(named('./')).toBe(false)
    expect(named('./else/apps')).toBe(false)
  })
})

describe('what is done to the objects of a file', () => {
  const base = { 'base/kustomization.yaml': 'resources: [a.yaml]\n' }
  const over = (rest: string) => ({ ...base, 'prod/kustomization.yaml': `resources: [../base]\n${rest}` })

  it.each([
    ['nothing', '', []],
    ['a patch of a file', 'patches: [{path: p.yaml}]\n', ['Gateway']],
    ['an inline patch', 'patches: [{patch: "kind: Gateway"}]\n', ['Gateway']],
    ['kinds of a target', "patches: [{target: {kind: 'Job|CronJob'}, patch: '[]'}]\n", ['CronJob', 'Job']],
    ['a target without a kind', "patches: [{target: {name: a}, patch: '[]'}]\n", ['*']],
    ['a merge of old', 'patchesStrategicMerge: [p.yaml]\n', ['Gateway']],
    ['a JSON patch of old', 'patchesJson6902: [{path: p.yaml, target: {kind: Job}}]\n', ['Job']],
    ['replacements', 'replacements: [{targets: [{select: {kind: Job}}]}]\n', ['Job']],
    ['replacements of a file', 'replacements: [{path: r.yaml}]\n', ['*']],
    ['new names', 'nameSuffix: -prod\n', ['*']],
    ['images', 'images: [{name: a, newTag: b}]\n', []],
  ])('%s', (_, rest, kinds) => {
    expect(kindsIn({ ...over(rest), 'prod/p.yaml': 'kind: Gateway\n' }, 'base/a.yaml')).toEqual(kinds)
  })

  it('labels change whatever has selectors and pods', () => {
    expect(kindsIn(over('commonLabels: {a: b}\n'), 'base/a.yaml')).toContain('Service')
    expect(kindsIn(over('labels: [{pairs: {a: b}}]\n'), 'base/a.yaml')).toEqual([])
  })

  it('a namespace, through all kustomizations', () => {
    const files = { ...over(''), 'top/kustomization.yaml': 'resources: [../prod]\nnamespace: shop\n' }
    expect(roleIn(files, 'base/a.yaml').effect.setsNamespace).toBe(true)
    expect(roleIn(over(''), 'base/a.yaml').effect.setsNamespace).toBe(false)
  })

  it('a Component changes what its includer takes in, and is changed itself', () => {
    const files = {
      ...over("components: [../c]\npatches: [{target: {kind: Job}, patch: '[]'}]\n"),
      'c/kustomization.yaml':
        "kind: Component\nresources: [c.yaml]\npatches: [{target: {kind: Gateway}, patch: '[]'}]\n",
    }
    expect(kindsIn(files, 'base/a.yaml')).toEqual(['Gateway', 'Job'])
    expect(kindsIn(files, 'c/c.yaml')).toEqual(['Gateway', 'Job'])
  })

  it('a Flux Kustomization patches what it builds, and by patches in its patches what its children build', () => {
    const inner = 'spec: {patches: [{target: {kind: HelmRelease}, patch: "kind: HelmRelease"}]}'
    const patch = `kind: Kustomization\n${inner}\n`
    const files = {
      'clusters/root.yaml': flux('root', {
        path: './apps',
        patches: [{ target: { kind: 'Kustomization' }, patch }],
      }),
      'apps/web/ks.yaml': flux('web', { path: './web' }),
      'web/kustomization.yaml': 'resources: [a.yaml]\n',
    }
    expect(kindsIn(files, 'apps/web/ks.yaml')).toEqual(['Kustomization'])
    expect(kindsIn(files, 'web/a.yaml')).toEqual(['HelmRelease'])
  })

  it('what a Flux Kustomization completes may be completed where nothing builds it', () => {
    const patched = { path: './apps', patches: [{ target: { kind: 'Kustomization' }, patch: '[]' }] }
    const files = {
      'clusters/root.yaml': flux('root', patched),
      'apps/kustomization.yaml': 'resources: []\n',
    }
    expect(kindsIn(files, '.archive/web/ks.yaml')).toEqual(['Kustomization'])
    expect(
      kindsIn({ 'clusters/root.yaml': flux('root', { path: './apps' }) }, '.archive/web/ks.yaml'),
    ).toEqual([])
    const others = { path: './apps', patches: [{ target: { kind: 'Deployment' }, patch: '[]' }] }
    expect(kindsIn({ 'clusters/root.yaml': flux('root', others) }, '.archive/web/ks.yaml')).toEqual([])
  })

  it('a kustomization that is a template may do anything to all below it', () => {
    const files = { 'k/kustomization.yaml': '{{ if .a }}\nresources: [a.yaml]\n{{ end }}\n' }
    expect(kindsIn(files, 'k/b/a.yaml')).toEqual(['*'])
  })

  it('kustomizations that include each other end', () => {
    const name = fc.integer({ min: 0, max: 5 })
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 12 }), (edges) => {
        const folders = [0, 1, 2, 3, 4, 5]
        const files = Object.fromEntries(
          folders.map((folder) => [
            `${folder}/kustomization.yaml`,
            JSON.stringify({
              resources: ['a.yaml', ...edges.filter(([from]) => from === folder).map(([, to]) => `../${to}`)],
              patches: [{ target: { kind: `Kind${folder}` }, patch: '[]' }],
            }),
          ]),
        )
        const above = new Set([0])
        for (let round = 0; round < folders.length; round++)
          for (const [from, to] of edges) if (above.has(to)) above.add(from)
        expect(kindsIn(files, '0/a.yaml')).toEqual([...above].map((folder) => `Kind${folder}`).toSorted())
      }),
    )
  })
})
