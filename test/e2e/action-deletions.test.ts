import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { openScene } from './gate.ts'

const url = 'https://github.com/octo-org/mesh'

/** An Application that prunes, and takes along what it applied. */
const application = (name: string, path: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io] }
spec:
  project: default
  destination: { namespace: shop, server: 'https://kubernetes.default.svc' }
  source: { repoURL: ${url}, path: ${path} }
  syncPolicy: { automated: { prune: true } }
`

const files = {
  '.meshgate.yaml': `repository: { aliases: ['${url}'] }\nrules: { gitops/deletes/cascade: error }\n`,
  'root.yaml': application('root', 'apps'),
  'apps/shop.yaml': application('shop', 'shop'),
  'apps/web.yaml': application('web', 'web'),
  'shop/data.yaml': 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\n',
  'shop/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n',
  'web/page.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: page }\n',
  'web/old.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: old }\n',
}

describe.skipIf(!existsSync('dist/action.js'))('a pull request that removes an Application', async () => {
  const scene = await openScene({}, files)
  afterAll(() => scene.close())
  scene.repository.commit('topic', { 'apps/shop.yaml': null, 'web/old.yaml': null })
  const result = await scene.run('topic')
  const comment = scene.github.state.comments[0]?.body ?? ''

  it('is blocked at the Application in base', () => {
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'findings' } })
    expect(
      result.report?.findings.map(({ severity, rule, code, at }) => [severity, rule, code, at.file]),
    ).toEqual([
      ['error', 'gitops/deletes', 'cascade', 'apps/shop.yaml'],
      ['info', 'gitops/deletes', 'pruned', 'web/old.yaml'],
    ])
  })

  it('has what becomes of each object, data first', () => {
    expect(
      result.report?.deletions.map(({ outcome, object: { kind, name } }) => [outcome, kind, name]),
    ).toEqual([
      ['deleted', 'PersistentVolumeClaim', 'data'],
      ['deleted', 'Application', 'shop'],
      ['deleted', 'ConfigMap', 'settings'],
      ['deleted', 'ConfigMap', 'old'],
    ])
  })

  it.each([
    ['the comment', comment],
    ['the summary', result.summary],
  ])('is said first in %s', (_, text) => {
    const deletion = text.indexOf('PersistentVolumeClaim')
    expect(deletion).toBeGreaterThan(0)
    expect(deletion).toBeLessThan(text.indexOf('gitops/deletes'))
  })
})
