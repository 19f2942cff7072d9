import { defineRule } from '../rule.ts'

export const notRendered = defineRule({
  id: 'gitops/not-rendered',
  codes: ['remote-chart', 'no-chart-named', 'no-release', 'no-chart'],
  severity: 'info',
  summary: 'A release whose chart is not in the repository.',
  why: 'Its values are checked by their layout; what the chart makes of them is not known here, and its manifests are in no diff.',
  fix: 'Vendor the chart under `charts/`, or map it to a folder in `.meshgate.yaml`. With `strict` the run counts as incomplete.',
  on: {
    *target(target) {
      // A chart that should be here and is not has an error of its own.
      if (target.kind !== 'values' || target.missing.length > 0) return
      yield {
        code: target.reasonCode,
        node: { file: target.values[0] ?? target.path, line: 1 },
        message: `${target.release ?? 'this file'} is not rendered: ${target.reason}; only its values are checked`,
      }
    },
  },
})
