import { defineRule } from '../rule.ts'

export const notRendered = defineRule({
  id: 'gitops/not-rendered',
  codes: ['remote-chart', 'no-chart-named', 'no-release', 'no-chart'],
  severity: 'info',
  summary: 'A release whose chart is not in the repository.',
  why: 'Only the values are checked, by their layout. The manifests of the chart are not known, so they are neither checked nor part of the diff.',
  fix: 'Vendor the chart under `charts/`, or map it to a folder in `.meshgate.yaml`. With `strict` the run counts as incomplete.',
  on: {
    *target(target) {
      // gitops/reference reports a chart that is missing from the repository.
      if (target.kind !== 'values' || target.missing.length > 0) return
      yield {
        code: target.reasonCode,
        node: { file: target.values[0] ?? target.path, line: 1 },
        message: `${target.release ?? 'this file'} is not rendered: ${target.reason}; only its values are checked`,
      }
    },
  },
})
