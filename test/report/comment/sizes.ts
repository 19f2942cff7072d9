import type { Change, Report } from '../../../src/core/report.ts'
import { finding, lineChange, place, richReport } from '../rich-report.ts'

const label = (name: string, environments: string[] = ['stage', 'prod']): Change => ({
  type: 'changed',
  object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name },
  target: `apps/${name}`,
  environments,
  fields: [{ path: 'metadata.labels.helm.sh/chart', before: 'base-1.4.0', after: 'base-1.4.1' }],
  causes: [lineChange('charts/base/Chart.yaml', 4, 'version: 1.4.0', 'version: 1.4.1')],
  diff: '@@ -5,1 +5,1 @@ metadata.labels\n-    helm.sh/chart: base-1.4.0\n+    helm.sh/chart: base-1.4.1\n',
})

/** A report with one finding and one change. */
export function smallReport(): Report {
  const { findings, changes, ...rich } = richReport()
  return {
    ...rich,
    findings: findings.slice(0, 1),
    changes: changes.slice(0, 1),
    checkChanges: [],
    consequences: [],
    deletions: [],
    noLongerChecked: [],
    newlyChecked: [],
  }
}

/** A new chart version: a label of many objects, and one object that really changes. */
export function labelsReport(objects: number): Report {
  const { changes, ...small } = smallReport()
  return {
    ...small,
    changes: [...changes, ...Array.from({ length: objects }, (_, index) => label(`c${index}`))],
  }
}

/** Far more than a comment can hold. */
export function hugeReport(): Report {
  const lines = Array.from({ length: 40 }, (_, index) => `+    key${index}: value\n`).join('')
  return {
    ...labelsReport(300),
    findings: Array.from({ length: 400 }, (_, index) =>
      finding({ at: place(`apps/a${index}/values-prod.yaml`, index + 1, 3, 9), fingerprint: `v1:${index}` }),
    ),
    changes: Array.from({ length: 300 }, (_, index) => ({
      ...label(`c${index}`),
      fields: [],
      diff: `@@ -1,0 +2,40 @@ data\n${lines}`,
    })),
  }
}
