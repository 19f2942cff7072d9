import { expect, it } from 'vitest'
import { environmentRows } from '../../src/core/environment-matrix.ts'
import { report } from './scene.ts'

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

const application = (environment: string, cluster: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web-${environment}, namespace: argocd }
spec:
  project: default
  destination: { namespace: shop, name: ${cluster} }
  source: { repoURL: ${url}, path: web/${environment} }
`

const overlay = (level: string): string =>
  `resources: [../base]\nconfigMapGenerator: [{ name: level, literals: [level=${level}] }]\n`

const files = {
  'apps/dev.yaml': application('dev', 'east'),
  'apps/prod.yaml': application('prod', 'west'),
  'web/base/kustomization.yaml': 'configMapGenerator: [{ name: a, literals: [a=b] }]\n',
  'web/dev/kustomization.yaml': overlay('low'),
  'web/prod/kustomization.yaml': overlay('low'),
}

it('are in the report, with the matrix of their targets', async () => {
  const base = { ...files, 'web/prod/kustomization.yaml': overlay('high') }
  const { environments, matrix } = await report(files, base, { options })
  expect(environments).toEqual([
    {
      name: 'dev',
      clusters: ['east'],
      namespaces: ['shop'],
      targets: ['kustomize:web/dev:web-dev@dev'],
    },
    {
      name: 'prod',
      clusters: ['west'],
      namespaces: ['shop'],
      targets: ['kustomize:web/prod:web-prod@prod'],
    },
  ])
  expect(matrix).toEqual([
    {
      kind: 'kustomization',
      name: 'web/*',
      cells: [
        { environment: 'dev', target: 'kustomize:web/dev:web-dev@dev', status: 'unchanged', changes: 0 },
        { environment: 'prod', target: 'kustomize:web/prod:web-prod@prod', status: 'rendered', changes: 1 },
      ],
    },
  ])
})

it('are taken out of names as whole words', () => {
  const target = (name: string, environment: string) => ({ kind: 'helm', name, environment })
  const rows = environmentRows([
    target('pay-prod', 'prod'),
    target('pay-dev', 'dev'),
    target('product', 'prod'),
  ])
  expect(rows.map(({ name, targets }) => `${name} ${targets.length}`)).toEqual(['pay-* 2', 'product 1'])
})
