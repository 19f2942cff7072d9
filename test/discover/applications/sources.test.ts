import { describe, expect, it } from 'vitest'
import { unknownRepository } from '../../../src/core/repository.ts'
import { chart, found, object } from '../trees.ts'
import { url, repository, stated, release, reasons, application, payChart } from './application-scene.ts'

describe('the type of a source', () => {
  it.each([
    ['Helm for a chart', { 'a/Chart.yaml': chart('a') }, '', 'helm'],
    ['kustomize for a kustomization', { 'a/kustomization.yml': '' }, '', 'kustomization'],
    ['kustomize for both', { 'a/Chart.yaml': chart('a'), 'a/Kustomization': '' }, '', 'kustomization'],
    ['a directory for neither', { 'a/b.yaml': object, 'a/b/Chart.yaml': chart('b') }, '', 'manifests'],
    ['what the source states', { 'a/Chart.yaml': chart('a') }, ', directory: { recurse: true }', 'manifests'],
    ['not what is stated empty', { 'a/Chart.yaml': chart('a') }, ', directory: { recurse: false }', 'helm'],
  ])('is %s', async (_, files, more, kind) => {
    const [target] = await stated({ ...files, 'apps/pay.yaml': application(`path: a${more}`) })
    expect(target?.kind).toBe(kind)
  })

  it('is an error for options of several tools', async () => {
    const source = 'path: pay, helm: { releaseName: a }, kustomize: { version: b }'
    expect(await reasons({ ...payChart, 'apps/pay.yaml': application(source) })).toEqual([
      'it states options of several tools: kustomize, helm',
    ])
  })
})

describe('the directory of an Application', () => {
  const files = {
    'all/a.yaml': object,
    'all/b.yml': object,
    'all/c.json': '{"apiVersion":"v1","kind":"Service","metadata":{"name":"c"}}',
    'all/d.txt': object,
    'all/skipped.yaml': `# +argocd:skip-file-rendering\n${object}`,
    'all/prose.yaml': 'a: b: c\n',
    'all/sub/e.yaml': object,
  }

  it.each([
    ['its files', '', 'all/a.yaml all/b.yml all/c.json'],
    [
      'those of its folders',
      'directory: { recurse: true }',
      'all/a.yaml all/b.yml all/c.json all/sub/e.yaml',
    ],
    ['those that match', "directory: { include: '{a,b}.*' }", 'all/a.yaml all/b.yml'],
    [
      'not those that are excluded',
      "directory: { recurse: true, exclude: '*.yaml' }",
      'all/b.yml all/c.json',
    ],
    ['excluded before included', "directory: { include: '*.yaml', exclude: 'a*' }", ''],
  ])('has %s', async (_, directory, expected) => {
    const [target] = await stated({ ...files, 'apps/pay.yaml': application(`path: all, ${directory}`) })
    expect(target).toMatchObject({ kind: 'manifests', namespace: 'shop' })
    expect(target?.kind === 'manifests' && target.files.join(' ')).toBe(expected)
  })

  it('has no files that are targets by themselves', async () => {
    const { targets } = await found({ ...files, 'apps/pay.yaml': application('path: all') }, { repository })
    expect(targets.map(({ id }) => id)).toEqual([
      'all/skipped.yaml',
      'all/sub/e.yaml',
      'apps/pay.yaml',
      'directory:all:pay',
    ])
  })

  it('says that Jsonnet in it is not evaluated', async () => {
    expect(await reasons({ 'a/b.jsonnet': '', 'apps/pay.yaml': application('path: a') })).toEqual([
      'Jsonnet is not evaluated: `a/b.jsonnet`',
    ])
  })
})

describe('the kustomization of an Application', () => {
  const files = { 'a/kustomization.yaml': 'resources: [b.yaml]\n', 'a/b.yaml': object }

  it('is built from the components that the Application adds, too', async () => {
    const { targets } = await found(
      {
        ...files,
        'apps/pay.yaml': application('path: a, kustomize: { components: [../c] }'),
        'c/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [d.yaml]\n',
        'c/d.yaml': object,
      },
      { repository },
    )
    expect(targets).toMatchObject([
      { path: 'apps/pay.yaml' },
      { path: 'a', files: ['a/b.yaml', 'a/kustomization.yaml', 'c/d.yaml', 'c/kustomization.yaml'] },
    ])
  })

  it('takes the place of the one that nothing states', async () => {
    const { targets } = await found({ ...files, 'apps/pay.yaml': application('path: a') }, { repository })
    expect(targets.filter(({ kind }) => kind === 'kustomization')).toMatchObject([
      { id: 'kustomize:a:pay', namespace: 'shop', files: ['a/b.yaml', 'a/kustomization.yaml'] },
    ])
  })

  it.each([
    [
      'namePrefix: x-, nameSuffix: -y, namespace: ns',
      { fields: { namePrefix: 'x-', nameSuffix: '-y', namespace: 'ns' } },
    ],
    [
      'images: ["a=b:1", "c:2", "d@sha256:3", "h:5/e=f:5/g@sha256:4", "i=*:$ARGOCD_APP_NAME"]',
      {
        images: [
          { name: 'a', newName: 'b', newTag: '1' },
          { name: 'c', newTag: '2' },
          { name: 'd', digest: 'sha256:3' },
          { name: 'h:5/e', newName: 'f:5/g', digest: 'sha256:4' },
          { name: 'i', newName: '*', newTag: 'pay' },
        ],
      },
    ],
    [
      'replicas: [{ name: a, count: 2 }, { name: b, count: "3" }]',
      {
        replicas: [
          { name: 'a', count: 2 },
          { name: 'b', count: 3 },
        ],
      },
    ],
    ['commonLabels: { a: b }', { labels: { a: 'b' }, labelsIn: 'selectors' }],
    ['commonLabels: { a: b }, labelWithoutSelector: true', { labelsIn: 'metadata' }],
    ['commonAnnotations: { a: $ARGOCD_APP_NAME }', { annotations: { a: '$ARGOCD_APP_NAME' } }],
    ['components: [../c, ../gone], ignoreMissingComponents: true', { components: ['../c'] }],
    ['patches: [{ path: p.yaml }]', { patches: [{ path: 'p.yaml' }] }],
  ])('is edited before it is built: %s', async (options, edits) => {
    const tree = { ...files, 'c/kustomization.yaml': 'kind: Component\n' }
    const [target] = await stated({
      ...tree,
      'apps/pay.yaml': application(`path: a, kustomize: { ${options} }`),
    })
    expect(target?.kind === 'kustomization' && target.edits).toMatchObject(edits)
  })

  it('is not rendered if a label is there already, unless it is forced', async () => {
    const tree = { 'a/kustomization.yaml': 'commonLabels: { a: b }\n' }
    const labelled = (more: string): string =>
      application(`path: a, kustomize: { commonLabels: { a: c }${more} }`)
    expect(await reasons({ ...tree, 'apps/pay.yaml': labelled('') })).toEqual([
      '`a` is in `a/kustomization.yaml` already, and Argo CD refuses to change it',
    ])
    expect(await reasons({ ...tree, 'apps/pay.yaml': labelled(', forceCommonLabels: true') })).toEqual([''])
  })
})

describe('an Application is not rendered', () => {
  it.each([
    [
      'from a registry',
      'chart: redis',
      'the chart `redis` is not in this repository; `meshgate fetch` gets it',
    ],
    ['by a plug-in', 'path: pay, plugin: {}', 'a config management plugin renders it'],
    [
      'of another revision',
      'path: pay, targetRevision: v1',
      'the source is the revision `v1`, which this tree does not contain',
    ],
    ['with a template', "path: '{{ path }}'", 'the path `{{ path }}` is a template'],
  ])('%s', async (_, source, reason) => {
    expect(await reasons({ ...payChart, 'apps/pay.yaml': application(source) })).toEqual([reason])
  })

  it('of another repository', async () => {
    const withPassword = application('path: pay').replace(url, 'https://user:secret@git.example/other')
    expect(await reasons({ ...payChart, 'apps/pay.yaml': withPassword })).toEqual([
      'the source is in another repository, `git.example/other`; if it is this one, list it in `repository.aliases`',
    ])
  })

  it('if nothing says which repository this is', async () => {
    const files = { ...payChart, 'apps/pay.yaml': application('path: pay') }
    expect(await reasons(files, () => unknownRepository)).toEqual([
      'no file states which repository this is; list its URL under `repository.aliases` in the configuration',
    ])
    const configured = { ...files, '.meshgate.yaml': `repository: { aliases: [${url}] }\n` }
    expect(await reasons(configured, () => unknownRepository)).toEqual([''])
  })

  it('but named at its line if its folder or chart is missing', async () => {
    const [folder] = await stated({ 'apps/pay.yaml': application('path: gone') })
    const namedAt = { file: 'apps/pay.yaml', line: 6 }
    expect(folder?.missing).toEqual([{ source: 'gone', what: 'folder', namedAt }])
    const files = { 'a/b.yaml': object, 'apps/pay.yaml': application('path: a, helm: { releaseName: b }') }
    expect((await release(files)).missing).toEqual([{ source: 'a', what: 'chart', namedAt }])
    const kustomize = {
      'a/b.yaml': object,
      'apps/pay.yaml': application('path: a, kustomize: { version: b }'),
    }
    expect((await stated(kustomize))[0]?.missing).toEqual([{ source: 'a', what: 'kustomization', namedAt }])
  })

  it('if a kustomization changes it', async () => {
    const patch = 'patches: [{ target: { kind: Application }, patch: "[]" }]\n'
    const files = { 'apps/kustomization.yaml': `resources: [pay.yaml]\n${patch}` }
    expect(await stated({ ...payChart, ...files, 'apps/pay.yaml': application('path: pay') })).toEqual([])
  })
})

describe('the environment of what an Application renders', () => {
  it.each([
    ['values files', 'x/pay.yaml', 'path: pay, helm: { valueFiles: [values-prod.yaml] }', 'prod'],
    ['the folder', 'x/pay.yaml', 'path: env/stage/all', 'stage'],
    ['its own file', 'clusters/dev/pay.yaml', 'path: pay', 'dev'],
    ['nothing', 'apps/pay.yaml', 'path: pay', null],
  ])('is that in the path of %s', async (_, file, source, environment) => {
    const files = { 'pay/values-prod.yaml': '', 'env/stage/all/a.yaml': object }
    const [target] = await stated({ ...payChart, ...files, [file]: application(source) })
    expect(target?.environment).toBe(environment)
  })
})
