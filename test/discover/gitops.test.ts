import { describe, expect, it } from 'vitest'
import { gitopsInScope } from '../../src/discover/gitops/targets.ts'
import { chart, found } from './trees.ts'

const object = (apiVersion: string, kind: string, name: string, namespace?: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${namespace ? `  namespace: ${namespace}\n` : ''}`

async function outline(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { gitops } = await found(files)
  return gitops.map(({ kind, id, isExcluded: leftOut }) => `${kind} ${id}${leftOut ? ' left out' : ''}`)
}

describe('targets of GitOps controllers', () => {
  it('are the objects of Argo CD and Flux, in every group that served them', async () => {
    const files = {
      'argocd/apps.yaml': [
        object('argoproj.io/v1alpha1', 'Application', 'cart', 'argocd'),
        object('argoproj.io/v1alpha1', 'ApplicationSet', 'shops'),
        object('argoproj.io/v1alpha1', 'AppProject', 'default'),
      ].join('---\n'),
      'flux/all.yaml': `apiVersion: v1\nkind: List\nitems:\n${[
        object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'web'),
        object('helm.fluxcd.io/v1', 'HelmRelease', 'old'),
        object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'infra'),
      ]
        .map((text) => `  - ${text.trimEnd().replaceAll('\n', '\n    ')}\n`)
        .join('')}`,
      'other.yaml': object('app.k8s.io/v1beta1', 'Application', 'crd'),
    }
    expect(await outline(files)).toEqual([
      'application argocd/apps.yaml:Application/argocd/cart',
      'application-set argocd/apps.yaml:ApplicationSet/shops',
      'helm-release flux/all.yaml:HelmRelease/web',
      'helm-release flux/all.yaml:HelmRelease/old',
      'flux-kustomization flux/all.yaml:Kustomization/infra',
    ])
  })

  it('are looked for in the folder of a chart, but not among its templates', async () => {
    const application = object('argoproj.io/v1alpha1', 'Application', 'web')
    const files = {
      'web/Chart.yaml': chart('web'),
      'web/application.yaml': application,
      'web/templates/application.yaml': application,
      'web/charts/sub/application.yaml': application,
      'templates/application.yaml': application,
    }
    expect(await outline(files)).toEqual([
      'application templates/application.yaml:Application/web',
      'application web/application.yaml:Application/web',
    ])
  })

  it('are bases and components, with the kustomization that is built with them', async () => {
    const { gitops } = await found({
      'base/kustomization.yaml': 'resources: [all.yaml]\n',
      'metrics/kustomization.yml': 'kind: Component\n',
      'prod/Kustomization': 'resources: [../base]\ncomponents: [../metrics/]\n',
    })
    expect(gitops.map(({ id, partOf, builtWith }) => [id, partOf, builtWith])).toEqual([
      ['kustomize:base', 'prod/Kustomization', 'kustomize:prod'],
      ['kustomize:metrics', 'prod/Kustomization', 'kustomize:prod'],
    ])
  })

  it('are the releases of helmfiles, or a helmfile as a whole where it is a template', async () => {
    const files = {
      'helmfile.yaml': 'releases:\n  - name: web\n    chart: ./web\n  - chart: ./api\n',
      'helmfile.d/apps.yaml.gotmpl': 'releases:\n{{ range .Values.apps }}\n  - name: {{ . }}\n{{ end }}\n',
      'values.yaml': 'releases:\n  - name: no\n',
    }
    expect(await outline(files)).toEqual([
      'helmfile-release helmfile.d/apps.yaml.gotmpl',
      'helmfile-release helmfile.yaml:web',
      'helmfile-release helmfile.yaml:release 2',
    ])
  })

  it.each([
    ['exclude: [old]\n', '`exclude` in .meshgate.yaml excludes it'],
    ['targets:\n  - { chart: web }\n', '`targets` in .meshgate.yaml does not list it'],
    ["manifests: ['new/**']\n", '`manifests` in .meshgate.yaml does not match it'],
  ])('are marked where the configuration leaves them out: %s', async (config, reason) => {
    const { gitops } = await found({
      '.meshgate.yaml': config,
      'old/app.yaml': object('argoproj.io/v1alpha1', 'Application', 'web'),
      'web/Chart.yaml': chart('web'),
    })
    expect(gitops.map(({ isExcluded: leftOut, reason: why }) => [leftOut, why])).toEqual([[true, reason]])
  })

  it('are looked at where `targets` lists their file', async () => {
    const files = {
      '.meshgate.yaml': "targets:\n  - { manifests: ['argocd/*.yaml'] }\n",
      'argocd/app.yaml': object('argoproj.io/v1alpha1', 'Application', 'web'),
    }
    expect(await outline(files)).toEqual(['application argocd/app.yaml:Application/web'])
  })

  it('are scoped by the paths that a person names', async () => {
    const { gitops } = await found({
      'a/app.yaml': object('argoproj.io/v1alpha1', 'Application', 'a'),
      'b/kustomization.yaml': 'kind: Component\n',
    })
    expect(gitopsInScope(gitops, ['b']).map(({ id }) => id)).toEqual(['kustomize:b'])
  })
})
