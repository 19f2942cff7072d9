import { expect, it } from 'vitest'
import type { TargetReport } from '../../src/core/report.ts'
import { groupTitle, notRenderedGroups } from '../../src/report/coverage.ts'

const application: TargetReport = {
  id: 'argocd/billing',
  kind: 'application',
  path: 'apps/billing',
  name: 'billing',
  status: 'failed',
  reason: 'folder `apps/billing` does not exist',
  renderedAs: ['apps/billing', 'apps/common'],
}

const folder: TargetReport = {
  id: 'apps/billing',
  kind: 'manifests',
  path: 'apps/billing',
  status: 'failed',
  reason: 'folder `apps/billing` does not exist',
}

const ids = (targets: TargetReport[]): string[][] =>
  notRenderedGroups(targets).map((group) => group.targets.map(({ id }) => id))

it('a reason that an Application gives is not given by what it is rendered as, too', () => {
  const common = { ...folder, id: 'apps/common', reason: 'folder `apps/common` does not exist' }
  expect(ids([application, folder, common])).toEqual([['argocd/billing'], ['apps/common']])
  expect(ids([{ ...application, renderedAs: [] }, folder])).toEqual([['argocd/billing'], ['apps/billing']])
})

it('the title of a group has each name once', () => {
  const named = ['grafana', 'loki', 'grafana', 'tempo', 'mimir'].map((name, index): TargetReport => ({
    ...application,
    id: String(index),
    name,
  }))
  const title = (targets: readonly TargetReport[]): string => groupTitle(targets, 2, (name) => `\`${name}\``)
  expect(title(named)).toBe('5 Applications (`grafana` 2 times, `loki`, 2 more)')
  expect(title(named.slice(0, 1))).toBe('Application `grafana`')
  expect(title([named[0]!, named[2]!])).toBe('2 Applications (`grafana` 2 times)')
})
