import { expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { checkLock } from '../../src/run/fetch/fetch-charts.ts'
import { report, scope, type Files } from './scene.ts'

const url = 'https://charts.example.com'

const release = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: charts, namespace: shop }
spec: { interval: 1h, url: ${url} }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 10m
  chart:
    spec:
      chart: web
      version: 1.0.0
      sourceRef: { kind: HelmRepository, name: charts }
`

const patch = `- op: replace
  path: /spec/chart/spec/version
  value: 2.0.0`

const base = {
  'base/web.yaml': release,
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
}

const overlay = (more: string): Files => ({
  ...base,
  'prod/kustomization.yaml': `resources: [../base]\n${more}`,
})

function cluster(more: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec:
  interval: 10m
  prune: true
  path: ./base
  sourceRef: { kind: GitRepository, name: flux-system }
${more}`
}

/** What `meshgate fetch` gets of charts that a release names, as `name version`. */
it.each<[string, Files, string[]]>([
  ['as it is written', { 'web.yaml': release }, ['1.0.0']],
  [
    'in a JSON patch of a file',
    {
      ...overlay('patches: [{ path: version.yaml, target: { kind: HelmRelease } }]\n'),
      'prod/version.yaml': patch,
    },
    ['2.0.0'],
  ],
  [
    'in an inline patch',
    overlay(
      `patches:\n- target: { kind: HelmRelease }\n  patch: |-\n    ${patch.replaceAll('\n', '\n    ')}\n`,
    ),
    ['2.0.0'],
  ],
  [
    'in a component',
    {
      ...overlay('components: [../newer]\n'),
      'newer/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{ path: version.yaml, target: { kind: HelmRelease } }]\n`,
      'newer/version.yaml': patch,
    },
    ['2.0.0'],
  ],
  [
    'in several overlays',
    {
      ...overlay('patches: [{ path: version.yaml, target: { kind: HelmRelease } }]\n'),
      'prod/version.yaml': patch,
      'dev/kustomization.yaml': 'resources: [../base]\n',
    },
    ['1.0.0', '2.0.0'],
  ],
  [
    'in a patch of Flux',
    {
      ...base,
      'cluster.yaml': cluster(
        `  patches:\n    - target: { kind: HelmRelease }\n      patch: |-\n        ${patch.replaceAll('\n', '\n        ')}\n`,
      ),
    },
    ['2.0.0'],
  ],
  [
    'in a variable of Flux',
    {
      ...base,
      'base/web.yaml': release.replace('1.0.0', '${VERSION:=1.0.0}'),
      'cluster.yaml': cluster('  postBuild: { substitute: { VERSION: 2.0.0 } }\n'),
    },
    ['2.0.0'],
  ],
])('the version of a chart %s is fetched, and has to be locked', async (_, files, expected) => {
  const { missing } = await checkLock({ tree: memoryTree(files), scope }, { has: () => false })
  expect(missing.map(({ version }) => version).toSorted()).toEqual(expected)
  const { findings } = await report({ ...files, 'meshgate.lock': 'version: 1\ncharts: []\n' })
  const unlocked = findings.filter(({ code }) => code === 'not-locked')
  expect(unlocked.map(({ message }) => /`web (.*?)`/.exec(message)?.[1]).toSorted()).toEqual(expected)
})
