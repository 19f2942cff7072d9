import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { createGitopsFolder } from '../../examples/example-repository.mjs'
import { meshgate } from './cli.ts'

describe.skipIf(!existsSync('dist/cli.js'))('examples/gitops', () => {
  const folder = createGitopsFolder()
  afterAll(() => rmSync(folder, { recursive: true }))
  const { stdout, exitCode } = meshgate(folder, 'check', '--cache-dir', '.charts', '--format', 'json')
  const report = JSON.parse(stdout) as Report

  it('has exactly the defects that its README lists', () => {
    const listed = [...readFileSync('examples/gitops/README.md', 'utf8').matchAll(/^\| `(\S+:\d+)`/gm)]
    expect(listed).toHaveLength(6)
    expect(exitCode).toBe(1)
    expect(report.findings.map(({ at }) => `${at.file}:${at.line}`).toSorted()).toEqual(
      listed.map(([, place]) => place).toSorted(),
    )
  })

  it('is rendered by kustomize, Flux and Argo CD', () => {
    const rendered = report.targets.filter(({ status }) => status === 'rendered')
    const kinds = new Set(rendered.map(({ kind }) => kind))
    expect(kinds).toEqual(
      new Set(['application-set', 'flux-kustomization', 'helm', 'helm-release', 'kustomization']),
    )
    expect(report.targets.filter(({ status }) => status === 'failed').map(({ kind }) => kind)).toEqual([
      'manifests',
      'application',
    ])
  })

  it('renders the chart of a registry from the cache', () => {
    const tracking = report.targets.find(({ kind, name }) => kind === 'helm-release' && name === 'tracking')
    expect(tracking?.status).toBe('rendered')
  })

  it('has an answer to why a HelmRelease renders a field', () => {
    const file = 'infrastructure/egress/home/shipping.yaml'
    const { stdout: answer } = meshgate(
      folder,
      'why',
      file,
      'VirtualService/shipping',
      'spec.http[0].timeout',
    )
    expect(answer).toContain(`--> ${file}:9:18  mediatedTls.shipping.timeout`)
    expect(answer).toContain('infrastructure/egress/base/release.yaml:18  20s  (overridden)')
  })

  it('has no defect left once each is repaired', () => {
    const repair = (file: string, from: string, to: string): void => {
      const path = join(folder, file)
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    }
    repair('apps/web/overlays/prod/kustomization.yaml', 'value: 10s', 'value: 18s')
    repair('clusters/home/settings.yaml', 'KEYS: http:', 'KEYS: https:')
    repair('infrastructure/egress/home/shipping.yaml', 'timeout: 10s', 'timeout: 18s')
    repair('infrastructure/egress/home/tracking.yaml', '        tlsMode: DISABLE\n', '')
    repair('argocd/values/prod.yaml', "'*.partners.example.net'", 'api.partners.example.net')
    repair('argocd/billing.yaml', 'apps/biling', 'apps/billing')
    const repaired = meshgate(folder, 'check', '--cache-dir', '.charts')
    expect(repaired.exitCode).toBe(0)
    expect(repaired.stdout).toMatch(/^no findings/m)
  })
})
