import { describe, expect, it } from 'vitest'
import { found, outline } from '../trees.ts'
import { url, repository, stated, release, reasons, application, payChart } from './application-scene.ts'

/** An Application with several sources. */
function applicationOf(...sources: readonly string[]): string {
  const items = sources.map((source) => `    - { ${source} }\n`).join('')
  return application('path: nothing').replace(/ {2}source: .*\n/, `  sources:\n${items}`)
}

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
