import type { MissingSource } from '../../core/target.ts'
import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'

export const sourceMissing = defineRule({
  id: 'gitops/source-missing',
  severity: 'error',
  summary: 'A values file, chart or folder is named and does not exist.',
  why: 'The GitOps controller fails on the missing source, or applies the release without what it was meant to say.',
  fix: 'Correct the path, or add the file.',
  on: {
    *target({ missing }) {
      for (const source of missing) {
        yield {
          node: source.namedAt ?? { file: source.source, line: 1 },
          message: `no ${nouns[source.what]} ${quote(source.source)} in this repository`,
          about: source.source,
        }
      }
    },
  },
})

const nouns = {
  'values file': 'values file',
  chart: 'chart',
  manifests: 'manifests at',
} as const satisfies Record<MissingSource['what'], string>
