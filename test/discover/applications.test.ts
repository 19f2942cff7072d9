import { describe, expect, it } from 'vitest'
import { unknownRepository, type Repository } from '../../src/core/repository.ts'
import type { HelmTarget, Target } from '../../src/core/target.ts'
import { chart, found, object, outline } from './trees.ts'

const url = 'https://git.example/org/platform'
const repository = (): Repository => ({ urls: [`${url}.git`], branches: [], mainBranch: 'main' })

/** The targets of a tree that its Applications state. */
async function stated(files: Readonly<Record<string, string>>): Promise<readonly Target[]> {
  const { targets } = await found(files, { repository })
  return targets.filter(({ statedBy }) => statedBy)
}

async function release(files: Readonly<Record<string, string>>): Promise<HelmTarget> {
  const [target] = await stated(files)
  expect(target?.kind).toBe('helm')
  return target as HelmTarget
}

/** Why the Applications of a tree are not rendered. */
async function reasons(files: Readonly<Record<string, string>>, origin = repository): Promise<string[]> {
  const { gitops } = await found(files, { repository: origin })
  return gitops.flatMap(({ kind, reason }) => (kind === 'application' ? reason : []))
}

/** An Application with one source; `source` is YAML in flow style. */
function application(source: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: pay, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
${more}  source: { repoURL: ${url}, ${source} }
`
}

/** An Application with several sources. */
function applicationOf(...sources: readonly string[]): string {
  const items = sources.map((source) => `    - { ${source} }\n`).join('')
  return application('path: nothing').replace(/ {2}source: .*\n/, `  sources:\n${items}`)
}

const payChart = { 'pay/Chart.yaml': chart('pay'), 'pay/values.yaml': 'a: 1\n' }

describe('the release of an Application', () => {
  it('has the name of the Application, and the namespace of its destination', async () => {
    const target = await release({ ...payChart, 'apps/pay.yaml': application('path: pay') })
    expect([target.id, target.release, target.namespace]).toEqual(['pay:pay', 'pay', 'shop'])
    expect(target.statedBy).toEqual({
      target: 'apps/pay.yaml:Application/argocd/pay',
      file: 'apps/pay.yaml',
      line: 1,
    })
  })

  it('has the name and namespace that its source states', async () => {
    const helm = 'helm: { releaseName: web, namespace: other }'
    const target = await release({ ...payChart, 'apps/pay.yaml': application(`path: pay, ${helm}`) })
    expect([target.release, target.namespace]).toEqual(['web', 'other'])
  })

  it('takes the place of the guesses about its chart', async () => {
    const { targets, gitops } = await found(
      { ...payChart, 'pay/values-prod.yaml': 'a: 2\n', 'apps/pay.yaml': application('path: ./pay/') },
      { repository },
    )
    expect(outline(targets)).toEqual(['manifests apps/pay.yaml: apps/pay.yaml', 'helm pay:pay'])
    expect(gitops).toMatchObject([{ kind: 'application', renderedAs: ['pay:pay'], reason: '' }])
  })

  it('has the options of Helm; definitions of kinds are included unless they are skipped', async () => {
    const files = { ...payChart, 'apps/pay.yaml': application('path: pay') }
    expect((await release(files)).settings).toMatchObject({ includeCrds: true, apiVersions: [] })
    const helm =
      'helm: { skipCrds: true, skipTests: true, skipSchemaValidation: true, kubeVersion: "1.30", apiVersions: [a/v1] }'
    const target = await release({ ...payChart, 'apps/pay.yaml': application(`path: pay, ${helm}`) })
    expect(target.settings).toMatchObject({
      includeCrds: false,
      skipTests: true,
      skipSchemaValidation: true,
      kubeVersion: '1.30',
      apiVersions: ['a/v1'],
    })
  })
})

describe('the values of an Application', () => {
  const values = {
    'pay/a.yaml': 'a: 1\n',
    'pay/b.yaml': 'a: 1\n',
    'pay/c.yaml': 'a: 1\n',
    'env/prod/pay.yaml': 'a: 1\n',
  }

  it.each([
    ['from the folder of the source', '[b.yaml, a.yaml]', ['pay/b.yaml', 'pay/a.yaml']],
    ['from the root with a slash in front', '[/env/prod/pay.yaml]', ['env/prod/pay.yaml']],
    ['outside of the folder', '[../env/prod/pay.yaml]', ['env/prod/pay.yaml']],
    ['by a pattern, in lexical order', "['?.yaml']", ['pay/a.yaml', 'pay/b.yaml', 'pay/c.yaml']],
    ['by a pattern of folders', "['/env/**/pay.yaml']", ['env/prod/pay.yaml']],
    [
      'where they are listed, if a pattern matches them',
      "['?.yaml', b.yaml]",
      ['pay/a.yaml', 'pay/c.yaml', 'pay/b.yaml'],
    ],
    ['once', '[a.yaml, ./a.yaml]', ['pay/a.yaml']],
    [
      'with variables',
      '["/env/prod/$ARGOCD_APP_NAME.yaml", "${ARGOCD_APP_NAMESPACE}/../a.yaml"]',
      ['env/prod/pay.yaml', 'pay/a.yaml'],
    ],
  ])('are files %s', async (_, valueFiles, files) => {
    const source = `path: pay, helm: { valueFiles: ${valueFiles} }`
    const target = await release({ ...payChart, ...values, 'apps/pay.yaml': application(source) })
    expect(target.values).toEqual(files)
    expect(target.missing).toEqual([])
  })

  it('are files of another source by its `ref`, from its root', async () => {
    const target = await release({
      ...payChart,
      ...values,
      'apps/pay.yaml': applicationOf(
        `repoURL: ${url}, ref: files`,
        `repoURL: ${url}, path: pay, helm: { valueFiles: [$files/env/prod/pay.yaml] }`,
      ),
    })
    expect([target.values, target.environment]).toEqual([['env/prod/pay.yaml'], 'prod'])
  })

  it('are not known if their source is elsewhere', async () => {
    const files = {
      ...payChart,
      'apps/pay.yaml': applicationOf(
        'repoURL: https://git.example/values, ref: files',
        `repoURL: ${url}, path: pay, helm: { valueFiles: [$files/pay.yaml] }`,
      ),
    }
    expect(await stated(files)).toEqual([])
    expect(await reasons(files)).toEqual(['`$files` is not a source in this repository'])
  })

  it.each([
    ['that does not exist', '[no.yaml]', 'pay/no.yaml'],
    ['pattern without matches', "['no-*.yaml']", 'pay/no-*.yaml'],
    ['outside of the repository', '[../../a.yaml]', '../../a.yaml'],
  ])('name a file %s', async (_, valueFiles, source) => {
    const helm = `path: pay, helm: { valueFiles: ${valueFiles} }`
    const target = await release({ ...payChart, 'apps/pay.yaml': application(helm) })
    const namedAt = { file: 'apps/pay.yaml', line: 6 }
    expect(target.missing).toEqual([{ source, what: 'values file', namedAt }])
  })

  it('may be missing with `ignoreMissingValueFiles`, also those of a pattern', async () => {
    const helm =
      "path: pay, helm: { ignoreMissingValueFiles: true, valueFiles: [no.yaml, 'no-*.yaml', /pay/values.yaml] }"
    const target = await release({ ...payChart, 'apps/pay.yaml': application(helm) })
    expect([target.missing, target.values]).toEqual([[], ['pay/values.yaml']])
  })

  it('name a source that the Application lacks', async () => {
    const target = await release({
      ...payChart,
      'apps/pay.yaml': applicationOf(`repoURL: ${url}, path: pay, helm: { valueFiles: [$no/a.yaml] }`),
    })
    expect(target.missing).toMatchObject([{ source: '$no/a.yaml' }])
  })

  it('are a map in the Application, which wins over a text', async () => {
    const helm = 'path: pay, helm: { values: "a: 1", valuesObject: { a: 2 } }'
    const target = await release({ ...payChart, 'apps/pay.yaml': application(helm) })
    expect(target.settings?.values).toEqual([
      {
        text: '{"a":2}',
        at: { file: 'apps/pay.yaml', document: 0, path: ['spec', 'source', 'helm', 'valuesObject'] },
      },
    ])
  })

  it('are a text in the Application', async () => {
    const files = { ...payChart, 'apps/pay.yaml': application('path: pay, helm: { values: "a: 1" }') }
    expect((await release(files)).settings?.values).toMatchObject([{ text: 'a: 1' }])
  })

  it('are parameters, with variables filled in', async () => {
    const parameters =
      '[{ name: a, value: b }, { name: num, value: "1", forceString: true }, { name: r, value: x-$ARGOCD_APP_NAME-$NONE$$ }]'
    const helm = `path: pay, helm: { parameters: ${parameters}, fileParameters: [{ name: f, path: a.yaml }] }`
    const target = await release({ ...payChart, 'pay/a.yaml': '', 'apps/pay.yaml': application(helm) })
    const path = ['spec', 'source', 'helm', 'parameters', 0, 'value']
    expect(target.settings?.parameters).toMatchObject([
      { flag: 'set', key: 'a', value: { text: 'b', at: { file: 'apps/pay.yaml', document: 0, path } } },
      { flag: 'setString', key: 'num', value: { text: '1' } },
      { flag: 'set', key: 'r', value: { text: 'x-pay-$', at: null } },
      { flag: 'setFile', key: 'f', value: { text: 'pay/a.yaml', at: null } },
    ])
  })
})

describe('the overrides in the folder of a source', () => {
  it('are merged, that of all Applications before that of one; the place of a value is its file', async () => {
    const target = await release({
      ...payChart,
      'pay/.argocd-source.yaml':
        'path: no\nhelm: { releaseName: all, valuesObject: { a: 1 }, skipCrds: null }\n',
      'pay/.argocd-source-pay.yaml': 'helm: { releaseName: own }\n',
      'pay/.argocd-source-cart.yaml': 'helm: { releaseName: cart }\n',
      'apps/pay.yaml': application('path: pay, helm: { skipCrds: true }'),
    })
    expect([target.path, target.release, target.settings?.includeCrds]).toEqual(['pay', 'own', true])
    const at = { file: 'pay/.argocd-source.yaml', document: 0, path: ['helm', 'valuesObject'] }
    expect(target.settings?.values).toEqual([{ text: '{"a":1}', at }])
  })

  it('decide the type of a source', async () => {
    const files = {
      'pay/.argocd-source.yaml': 'kustomize: { version: v5 }\nhelm: null\n',
      'pay/kustomization.yaml': '',
    }
    const [target] = await stated({
      ...payChart,
      ...files,
      'apps/pay.yaml': application('path: pay, helm: { skipCrds: true }'),
    })
    expect(target?.kind).toBe('kustomization')
  })
})

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
      'its chart `redis` is not in this repository; `meshgate fetch` gets it',
    ],
    ['by a plug-in', 'path: pay, plugin: {}', 'a config management plugin renders it'],
    [
      'of another revision',
      'path: pay, targetRevision: v1',
      'its source is the revision `v1`, which this tree does not contain',
    ],
    ['with a template', "path: '{{ path }}'", 'its path `{{ path }}` is a template'],
  ])('%s', async (_, source, reason) => {
    expect(await reasons({ ...payChart, 'apps/pay.yaml': application(source) })).toEqual([reason])
  })

  it('of another repository', async () => {
    const withPassword = application('path: pay').replace(url, 'https://user:secret@git.example/other')
    expect(await reasons({ ...payChart, 'apps/pay.yaml': withPassword })).toEqual([
      'its source is in another repository, `git.example/other`; if it is this one, list it in `repository.aliases`',
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
