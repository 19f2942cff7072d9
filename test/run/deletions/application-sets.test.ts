import { describe, expect, it } from 'vitest'
import { url, application, object, deletions, findings, volume, settings, without } from './deletion-scene.ts'

describe('an ApplicationSet', () => {
  const set = (
    elements: readonly string[],
    policy = '{}',
    template = '',
  ): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: all, namespace: argocd }
spec:
  goTemplate: true
  syncPolicy: ${policy}
  generators: [{ list: { elements: [${elements.map((name) => `{ name: ${name} }`).join(', ')}] } }]
  template:
    metadata: { name: '{{ .name }}'${template} }
    spec:
      destination: { namespace: '{{ .name }}' }
      source: { repoURL: ${url}, path: 'apps/{{ .name }}' }
`
  const files = { 'apps/web/data.yaml': volume, 'apps/shop/settings.yaml': settings }
  const orphans = ['orphaned PersistentVolumeClaim web/data', 'info orphaned apps/web/data.yaml:3']

  it.each([
    [
      'deletes an Application that it no longer generates',
      '{}',
      '',
      ['deleted PersistentVolumeClaim web/data', 'warning cascade set.yaml:1'],
    ],
    ['may leave its objects', '{ preserveResourcesOnDeletion: true }', '', orphans],
    ['may have a template with another finalizer', '{}', ', finalizers: [example.com/mine]', orphans],
    ['may delete nothing', '{ applicationsSync: create-update }', '', orphans],
  ])('%s', async (_, policy, template, expected) => {
    const base = { ...files, 'set.yaml': set(['web', 'shop'], policy, template) }
    const head = { ...files, 'set.yaml': set(['shop'], policy, template) }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual(expected)
  })

  const taken = [
    'deleted PersistentVolumeClaim web/data',
    'deleted ConfigMap shop/settings',
    'deleted ApplicationSet argocd/all',
    'warning cascade sets/set.yaml:3',
  ]
  const left = [
    'deleted ApplicationSet argocd/all',
    'orphaned PersistentVolumeClaim web/data',
    'orphaned ConfigMap shop/settings',
    'info orphaned apps/shop/settings.yaml:3',
    'info orphaned apps/web/data.yaml:3',
    'info pruned sets/set.yaml:3',
  ]
  const finalized = ', finalizers: [resources-finalizer.argocd.argoproj.io]'

  it.each([
    ['takes along what its Applications applied', '{}', '', '', taken],
    ['takes it along if it may delete no Application', '{ applicationsSync: create-only }', '', '', taken],
    [
      'leaves its Applications if it may delete none and has the finalizer',
      '{ applicationsSync: create-only }',
      '',
      finalized,
      left,
    ],
    ['leaves what is to be preserved', '{ preserveResourcesOnDeletion: true }', '', '', left],
    [
      'takes along what its template says in spite of that',
      '{ preserveResourcesOnDeletion: true }',
      finalized,
      '',
      taken,
    ],
  ])('%s', async (_, policy, template, more, expected) => {
    const base = {
      ...files,
      'root.yaml': application('root', 'sets'),
      'sets/set.yaml': set(['web', 'shop'], policy, template).replace(
        'name: all, namespace: argocd',
        (name) => `${name}${more}`,
      ),
      'sets/x.yaml': object('ConfigMap', 'x'),
    }
    const head = without(base, 'sets/set.yaml')
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual(expected)
  })

  it('deletes the last Application that it no longer generates', async () => {
    const base = { ...files, 'set.yaml': set(['web']) }
    const head = { ...files, 'set.yaml': set([]) }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual([
      'deleted PersistentVolumeClaim web/data',
      'warning cascade set.yaml:1',
    ])
  })

  it('deletes an Application in spite of another that is not rendered', async () => {
    const base = { ...files, 'set.yaml': set(['web', 'shop']) }
    const ofOthers = set(['shop', 'x']).replace(
      `repoURL: ${url}`,
      `repoURL: '{{ if eq .name "x" }}https://git.example/x/y{{ else }}${url}{{ end }}'`,
    )
    const head = { ...files, 'set.yaml': ofOthers }
    expect([...(await deletions(base, head)), ...(await findings(base, head))]).toEqual([
      'deleted PersistentVolumeClaim web/data',
      'warning cascade set.yaml:1',
    ])
  })

  it('leaves unknown what becomes of what it generated, if head does not show what it generates', async () => {
    const base = { ...files, 'set.yaml': set(['web', 'shop']) }
    const head = {
      ...files,
      'set.yaml': set(['shop']).replace('generators: [', 'generators: [{ pullRequest: {} }, '),
    }
    expect(await deletions(base, head)).toEqual(['unseen PersistentVolumeClaim web/data'])
  })
})
