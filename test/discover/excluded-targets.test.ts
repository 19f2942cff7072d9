import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/core/target.ts'
import { chart, found, object, outline } from './trees.ts'

const application = (environment: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web-${environment} }
spec:
  source: { repoURL: https://git.example/a, path: overlays/${environment} }
  destination: { namespace: web }
`

const files = {
  'argocd/dev.yaml': application('dev'),
  'argocd/prod.yaml': application('prod'),
  'base/kustomization.yaml': 'resources: [service.yaml]\n',
  'base/service.yaml': object,
  'overlays/dev/kustomization.yaml': 'resources: [../../base]\nnamePrefix: d-\n',
  'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: p-\n',
  'charts/api/Chart.yaml': chart('api'),
  'charts/api/templates/a.yaml': 'a: {{ .Values.a }}\n',
  'charts/api/values-dev.yaml': 'a: 1\n',
  'charts/api/values-prod.yaml': 'a: 2\n',
}

const foundWith = (overrides: string) =>
  found({
    ...files,
    '.meshgate.yaml': `repository: { aliases: [https://git.example/a] }\noverrides: ${overrides}\n`,
  })

/** The targets that are rendered, as `path environment`. */
const placesOf = (targets: readonly Target[]): string[] =>
  targets.filter(({ kind }) => kind !== 'manifests').map(({ path, environment }) => `${path} ${environment}`)

describe('what `overrides` leave out', () => {
  it('is no target, and the Application that applies it is left out with the reason', async () => {
    const { targets, gitops } = await foundWith('[{ environments: [dev], exclude: true }]')
    expect(placesOf(targets)).toEqual(['charts/api prod', 'overlays/prod prod'])
    const ofDev = gitops.find(({ name }) => name === 'web-dev')
    expect(ofDev).toMatchObject({ isExcluded: true, reason: '`overrides` in .meshgate.yaml excludes it' })
    const others = gitops.filter((target) => target !== ofDev)
    expect(others.map(({ isExcluded }) => isExcluded)).toEqual(others.map(() => false))
  })

  it('is what both the patterns and the environments mean', async () => {
    const { targets } = await foundWith('[{ paths: [charts/**], environments: [dev], exclude: true }]')
    expect(placesOf(targets)).toEqual(['charts/api prod', 'overlays/dev dev', 'overlays/prod prod'])
  })

  it('may be single files of manifests', async () => {
    const { targets } = await found({
      'mesh/a.yaml': object,
      'mesh/b.yaml': object,
      '.meshgate.yaml':
        'targets: [{ environment: prod, manifests: [mesh] }]\noverrides: [{ paths: [mesh/b.yaml], exclude: true }]\n',
    })
    expect(outline(targets)).toEqual(['manifests mesh@prod: mesh/a.yaml'])
  })
})
