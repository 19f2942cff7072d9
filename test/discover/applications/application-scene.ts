import { expect } from 'vitest'
import type { Repository } from '../../../src/core/repository.ts'
import type { HelmTarget, Target } from '../../../src/core/target.ts'
import { chart, found } from '../trees.ts'

export const url = 'https://git.example/org/platform'

export const repository = (): Repository => ({ urls: [`${url}.git`], branches: [], mainBranch: 'main' })

/** The targets of a tree that its Applications state. */
export async function stated(files: Readonly<Record<string, string>>): Promise<readonly Target[]> {
  const { targets } = await found(files, { repository })
  return targets.filter(({ statedBy }) => statedBy)
}

export async function release(files: Readonly<Record<string, string>>): Promise<HelmTarget> {
  const [target] = await stated(files)
  expect(target?.kind).toBe('helm')
  return target as HelmTarget
}

/** Why the Applications of a tree are not rendered. */
export async function reasons(
  files: Readonly<Record<string, string>>,
  origin = repository,
): Promise<string[]> {
  const { gitops } = await found(files, { repository: origin })
  return gitops.flatMap(({ kind, reason }) => (kind === 'application' ? reason : []))
}

/** An Application with one source; `source` is YAML in flow style. */
export function application(source: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: pay, namespace: argocd }
spec:
  destination: { server: https://k8s.example, namespace: shop }
${more}  source: { repoURL: ${url}, ${source} }
`
}

export const payChart = { 'pay/Chart.yaml': chart('pay'), 'pay/values.yaml': 'a: 1\n' }
