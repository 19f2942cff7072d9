import { expect, it } from 'vitest'
import type { Report, TargetReport } from '../../src/core/report.ts'
import { comment } from '../../src/report/comment/comment.ts'
import { targetTitles } from '../../src/report/target-titles.ts'
import { commentOptions, richReport } from './rich-report.ts'

const statedBy = { target: 'flux:web', file: 'flux/web.yaml', line: 1 }

const targets: readonly TargetReport[] = [
  { id: 'web:prod', kind: 'helm', path: 'web', release: 'web', status: 'rendered' },
  { id: 'kustomize:apps/web:web', kind: 'kustomization', path: 'apps/web', statedBy, status: 'rendered' },
  { id: 'flux:web', kind: 'flux-kustomization', path: 'flux/web.yaml', name: 'web', status: 'rendered' },
  { id: 'loose', kind: 'manifests', path: 'loose.yaml', status: 'read' },
]

it('a target is named by its release, or by its path and the object that applies it', () => {
  const titleOf = targetTitles({ targets: [...targets] })
  expect([...targets.map(({ id }) => titleOf(id)), titleOf('gone')]).toEqual([
    'web',
    'apps/web (Flux Kustomization web)',
    'flux:web',
    'loose.yaml',
    'gone',
  ])
})

it('the details of files that are checked in part have a title', () => {
  const { summary } = richReport()
  const report: Report = {
    ...richReport(),
    targets: [{ id: 'a', kind: 'manifests', path: 'a.yaml', status: 'read', reason: 'a patch' }],
    ...{ findings: [], skipped: [], comparisons: [] },
    summary: {
      ...summary,
      suppressed: 0,
      targets: { ...summary.targets, failed: 0, notRendered: 0, leftOut: 0 },
    },
  }
  expect(comment(report, commentOptions)).toContain('<summary>files that are checked in part</summary>')
})
