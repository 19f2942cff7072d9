import { describe, expect, it } from 'vitest'
import type { ListedTarget, TargetListing } from '../../src/core/listed-target.ts'
import { unknownRepository } from '../../src/core/repository.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { targetsText } from '../../src/report/targets-text.ts'
import { listTargets, type ListingInput } from '../../src/run/list-targets.ts'
import { evaluators, type Files } from './scene.ts'

async function listing(files: Files, changes: Partial<ListingInput> = {}): Promise<TargetListing> {
  return listTargets({
    tree: memoryTree(files),
    paths: [],
    environments: [],
    together: false,
    configFile: '.meshgate.yaml',
    maskKey: 'key',
    repository: () => unknownRepository,
    evaluators,
    ...changes,
  })
}

async function listed(files: Files, changes: Partial<ListingInput> = {}): Promise<readonly ListedTarget[]> {
  return (await listing(files, changes)).targets
}

const chart = {
  'pay/Chart.yaml': 'apiVersion: v2\nname: pay\nversion: 1.0.0\n',
  'pay/values.yaml': 'replicas: 1\n',
  'pay/values-prod.yaml': 'replicas: 3\n',
  'pay/templates/a.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  n: "{{ .Values.replicas }}"\n',
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'

const application = (spec: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: pay\n  namespace: argocd\nspec:\n${spec}`

describe('the listing of targets', () => {
  it('names the values file that makes an environment, the chart and the line', async () => {
    const [release] = await listed(chart)
    expect(release).toEqual({
      id: 'pay@prod',
      kind: 'helm',
      name: 'pay',
      file: 'pay/values-prod.yaml',
      line: 1,
      sources: ['pay', 'pay/values-prod.yaml'],
      environment: 'prod',
      cluster: null,
      namespace: null,
      status: 'to-render',
      reason: null,
    })
  })

  it('names the charts that a kustomization renders', async () => {
    const charts =
      'helmGlobals: { chartHome: ../charts }\nhelmCharts:\n  - { name: web }\n  - { name: cache, repo: https://charts.example.com, version: 1.2.0 }\n'
    const [kustomization] = await listed({
      'k/kustomization.yaml': `resources: [a.yaml]\n${charts}`,
      'k/a.yaml': configMap,
      'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    })
    expect(kustomization?.sources).toEqual([
      'k/a.yaml',
      'charts/web',
      'cache 1.2.0 of https://charts.example.com',
    ])
  })

  it('names the line of the configuration that lists a target', async () => {
    const configuration =
      'targets:\n  - manifests: [a.yaml]\n  - chart: pay\n    environment: dev\n    namespace: shop\n'
    const targets = await listed({ ...chart, 'a.yaml': configMap, '.meshgate.yaml': configuration })
    expect(targets.map(({ file, line, status }) => `${file}:${line} ${status}`)).toEqual([
      '.meshgate.yaml:3 to-render',
      '.meshgate.yaml:2 read',
    ])
    expect(targets[0]).toMatchObject({ environment: 'dev', namespace: 'shop' })
  })

  it.each([
    [
      'an Application with a path',
      application(
        '  source: {repoURL: https://git.example/apps, path: pay, targetRevision: main}\n  destination: {name: prod, namespace: shop}\n',
      ),
      { sources: ['pay of https://git.example/apps at main'], cluster: 'prod', namespace: 'shop' },
    ],
    [
      'an Application with several sources',
      application(
        '  sources:\n    - {repoURL: https://charts.example, chart: istiod, targetRevision: 1.27.0}\n    - {repoURL: https://git.example/apps, ref: values}\n  destination: {server: https://10.0.0.1}\n',
      ),
      {
        sources: ['istiod 1.27.0 of https://charts.example', 'values `$values` of https://git.example/apps'],
        cluster: 'https://10.0.0.1',
        namespace: null,
      },
    ],
    [
      'an ApplicationSet',
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: all\nspec:\n  generators:\n    - git: {repoURL: https://git.example/apps}\n    - list: {elements: []}\n  template:\n    spec:\n      source: {repoURL: https://git.example/apps, path: "{{path}}"}\n      destination: {namespace: shop}\n',
      {
        sources: ['{{path}} of https://git.example/apps', 'generator git', 'generator list'],
        cluster: null,
        namespace: 'shop',
      },
    ],
    [
      'a Kustomization of Flux',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: apps\nspec:\n  path: ./apps\n  targetNamespace: shop\n  sourceRef: {kind: GitRepository, name: flux-system}\n  kubeConfig: {secretRef: {name: prod-kubeconfig}}\n',
      {
        sources: ['./apps of GitRepository/flux-system'],
        cluster: 'prod-kubeconfig',
        namespace: 'shop',
      },
    ],
    [
      'a HelmRelease with a chart',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\n  namespace: web\nspec:\n  chart:\n    spec: {chart: podinfo, version: 6.5.0, sourceRef: {kind: HelmRepository, name: podinfo}}\n',
      { sources: ['podinfo 6.5.0 of HelmRepository/podinfo'], cluster: null, namespace: 'web' },
    ],
    [
      'a HelmRelease with a reference to a chart',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\nspec:\n  targetNamespace: other\n  chartRef: {kind: OCIRepository, name: podinfo}\n',
      { sources: ['OCIRepository/podinfo'], cluster: null, namespace: 'other' },
    ],
    [
      'a HelmRelease that states no chart',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\nspec: {}\n',
      { sources: [], cluster: null, namespace: null },
    ],
  ])('says what is rendered from what, and where to: %s', async (_, text, expected) => {
    const targets = await listed({ 'object.yaml': `# a comment\n---\n${text}` })
    const target = targets.find(({ status }) => status === 'not-rendered')
    expect(target).toMatchObject({ ...expected, file: 'object.yaml', line: 3 })
    expect(target?.reason).toMatch(/./)
  })

  it('names what a kustomization takes in, and the releases of a helmfile with their lines', async () => {
    const targets = await listed({
      'overlay/kustomization.yaml': 'namespace: shop\nresources:\n  - ../base\n',
      'base/kustomization.yaml': 'resources:\n  - a.yaml\n',
      'base/a.yaml': configMap,
      'helmfile.yaml':
        'releases:\n  - name: web\n    chart: stable/web\n    version: 1.2.3\n    namespace: web\n    kubeContext: prod\n',
    })
    const shown = targets.map(
      ({ status, kind, file, line, sources, cluster, namespace }) =>
        `${status} ${kind} ${file}:${line} ${sources.join()} ${cluster} ${namespace}`,
    )
    expect(shown.toSorted()).toEqual([
      'not-rendered helmfile-release helmfile.yaml:2 stable/web 1.2.3 prod web',
      'to-render kustomization base/kustomization.yaml:1 base/a.yaml null null',
      'to-render kustomization overlay/kustomization.yaml:1 base null shop',
    ])
  })

  it('masks credentials in the addresses of sources', async () => {
    const source = '  source: {repoURL: "https://bot:s3cr3tW0rd99@git.example/apps", path: pay}\n'
    const targets = await listed({ 'a.yaml': application(source) })
    expect(JSON.stringify(targets)).toContain('git.example/apps')
    expect(JSON.stringify(targets)).not.toContain('s3cr3tW0rd99')
  })

  it('says what the configuration leaves out, and what is asked for alone', async () => {
    const files = {
      'a/app.yaml': application('  source: {path: x}\n'),
      'b/app.yaml': application('  source: {path: y}\n'),
      '.meshgate.yaml': 'exclude: [b]\n',
    }
    const statuses = (targets: readonly ListedTarget[]) =>
      targets.filter(({ kind }) => kind === 'application').map(({ file, status }) => `${file} ${status}`)
    expect(statuses(await listed(files))).toEqual(['a/app.yaml not-rendered', 'b/app.yaml left-out'])
    expect(statuses(await listed(files, { paths: ['a'] }))).toEqual(['a/app.yaml not-rendered'])
    await expect(listed(files, { paths: ['c'] })).rejects.toThrow('no file or folder `c`')
    await expect(listed(files, { environments: ['prod'] })).rejects.toThrow('no target has the environment')
  })

  it('is printed as one table for each reason, without empty columns, files by folder', async () => {
    const targets = await listing({
      ...chart,
      'app.yaml': application('  source: {repoURL: https://git.example/apps, path: pay}\n'),
      'plain/a.yaml': configMap,
      'plain/b.yaml': configMap.replace('name: a', 'name: b'),
    })
    expect(targetsText(targets)).toBe(`to render (1)
  kind  name  defined at              environment  renders from
  helm  pay   pay/values-prod.yaml:1  prod         pay

not rendered: no file states which repository this is; list its URL under \`repository.aliases\` in the configuration (1)
  kind         name  defined at  renders from
  application  pay   app.yaml:1  pay of https://git.example/apps

read as they stand (3)
  ./      1 file
  plain/  2 files

5 targets: 1 to render, 1 not rendered and 3 read as they stand
`)
  })

  it('gives objects of one name different ids', async () => {
    const app = application('  source: {path: x}\n')
    const ids = (await listed({ 'a.yaml': `${app}---\n${app}` })).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })

  it('has targets of GitOps controllers for each environment, as the report has', async () => {
    const files = { ...chart, 'app.yaml': application('  source: {path: x}\n') }
    const found = await listed(files, { environments: ['prod'] })
    expect(found.map(({ kind }) => kind)).toEqual(['helm', 'application'])
  })

  it('names files that are not checked, with the reason', async () => {
    const found = await listing({ ...chart, 'pay/values-stage.yaml': 'other: 1\nmore: 2\n' })
    expect(found.skipped.map(({ file }) => file)).toEqual(['pay/values-stage.yaml'])
    expect(targetsText(found)).toContain('\nnot checked: pay/values-stage.yaml: ')
  })

  it('of nothing says so', async () => {
    expect(targetsText(await listing({ 'README.md': 'text\n' }))).toBe('no targets\n')
  })
})
