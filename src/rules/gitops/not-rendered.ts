import type { OmittedSource } from '../../core/render.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const notRendered = defineRule({
  id: 'gitops/not-rendered',
  codes: ['remote-chart', 'no-chart-named', 'no-release', 'no-chart', 'remote-base', 'plugin'],
  severity: 'info',
  summary:
    'A target is applied but cannot be rendered, because the repository does not contain a part of it.',
  why: 'The manifests of a chart or base that is elsewhere are not known, so they are neither checked nor part of the diff. Of such a release only the values are checked, by their layout; a kustomization is built without the missing part.',
  fix: 'Vendor the chart or base, or map the chart to a folder in `.meshgate.yaml`. With `strict` the run counts as incomplete.',
  on: {
    *target(target) {
      // gitops/reference reports a chart that is missing from the repository.
      if (target.kind !== 'values' || target.missing.length > 0) return
      yield {
        code: target.reasonCode,
        node: target.statedBy ?? { file: target.values[0] ?? target.path, line: 1 },
        message: `${target.release ?? 'this file'} is not rendered: ${target.reason}; only its values are checked`,
      }
    },
    *build({ build }) {
      if (build.status === 'not-built') return
      for (const { kind, source, file, line } of build.omitted ?? []) {
        if (kind === 'patch-without-target') continue
        const { code, without } = omissions[kind]
        yield {
          code,
          node: { file, line },
          message: `\`${build.target.path || '.'}\` is built without ${without(quote(source))} is not checked`,
          about: source,
        }
      }
    },
  },
})

const omissions = {
  remote: {
    code: 'remote-base',
    without: (source) => `the remote resource ${source}, which is not in this repository; what it adds`,
  },
  chart: {
    code: 'remote-chart',
    without: (source) => `the chart ${source}, which is not in this repository; what it adds`,
  },
  plugin: {
    code: 'plugin',
    without: (source) => `running ${source}, a plug-in or function; what it adds, changes or refuses`,
  },
} as const satisfies Record<
  Exclude<OmittedSource['kind'], 'patch-without-target'>,
  { code: string; without: (source: string) => string }
>
