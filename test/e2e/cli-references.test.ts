import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { temporaryRepository, type Repository } from '../host/repository.ts'
import { check } from './cli.ts'

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  destination: { namespace: shop, name: in-cluster }
  source:
    repoURL: https://git.example.com/org/platform
    targetRevision: main
    path: apps/shop
`
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: shop }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: shop, image: registry.example.com/shop }] }
`

/** Findings in one line each: `status severity file:line code`. */
function outline({ findings }: Report): string[] {
  return findings
    .filter(({ rule }) => rule === 'gitops/reference')
    .map(({ status, severity, at, code }) => `${status} ${severity} ${at.file}:${at.line} ${code}`)
}

describe.skipIf(!existsSync('dist/cli.js'))('references in a clone', () => {
  let clone: Repository
  beforeAll(() => {
    clone = temporaryRepository()
    clone.commit({
      'argocd/shop.yaml': application,
      'apps/shop/kustomization.yaml': 'resources: [deployment.yaml]\n',
      'apps/shop/deployment.yaml': deployment,
    })
    clone.git('branch', 'before')
    clone.git('mv', 'apps/shop', 'apps/store')
    clone.git('mv', 'apps/store/deployment.yaml', 'apps/store/shop.yaml')
    clone.commit()
  })
  afterAll(() => clone.remove())

  it('of another repository lead nowhere that is known', () => {
    clone.git('remote', 'add', 'origin', 'git@git.example.com:org/other.git')
    expect(outline(check(clone.path).report)).toEqual([
      'new error apps/store/kustomization.yaml:1 missing-file',
    ])
  })

  it('are those of its remote, whatever its spelling', () => {
    clone.git('remote', 'set-url', 'origin', 'ssh://git@GIT.example.com:22/org/platform.git')
    const { exitCode, report } = check(clone.path, '--base', 'before')
    expect(exitCode).toBe(1)
    expect(outline(report)).toEqual([
      'new error apps/store/kustomization.yaml:1 missing-file',
      'new error argocd/shop.yaml:10 missing-folder',
    ])
  })

  it('are fixed where base had them', () => {
    clone.git('checkout', '--quiet', '-b', 'repaired', 'before')
    expect(outline(check(clone.path, '--base', 'main').report)).toEqual([])
    expect(outline(check(clone.path, '--base', 'HEAD').report)).toEqual([])
    clone.git('checkout', '--quiet', '-b', 'again', 'main')
    clone.commit({ 'apps/store/kustomization.yaml': 'resources: [shop.yaml]\n' })
    expect(outline(check(clone.path, '--base', 'main').report).toSorted()).toEqual([
      'existing error argocd/shop.yaml:10 missing-folder',
      'fixed error apps/store/kustomization.yaml:1 missing-file',
    ])
  })
})
