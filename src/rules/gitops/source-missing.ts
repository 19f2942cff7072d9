import type { MissingSource } from '../../core/target.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const sourceMissing = defineRule({
  id: 'gitops/source-missing',
  codes: ['missing-values-file', 'missing-chart', 'missing-manifests'],
  severity: 'error',
  summary: 'A values file, chart or folder does not exist although it is referenced.',
  why: 'The GitOps controller fails on the missing source, or applies the release without its values.',
  fix: 'Correct the path, or add the file.',
  on: {
    *target({ missing }) {
      for (const source of missing) {
        const { code, noun } = sources[source.what]
        yield {
          code,
          node: source.namedAt ?? { file: source.source, line: 1 },
          message: `no ${noun} ${quote(source.source)} in this repository`,
          about: source.source,
        }
      }
    },
  },
})

const sources = {
  'values file': { code: 'missing-values-file', noun: 'values file' },
  chart: { code: 'missing-chart', noun: 'chart' },
  manifests: { code: 'missing-manifests', noun: 'manifests at' },
} as const satisfies Record<MissingSource['what'], { code: string; noun: string }>
