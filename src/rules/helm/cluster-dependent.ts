import type { ClusterQuestion } from '../../core/cluster-question.ts'
import { baseName } from '../../core/path.ts'
import type { UnseenLines } from '../../model/sources.ts'
import { quote, quoteAll } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const clusterDependent = defineRule({
  id: 'helm/cluster-dependent',
  codes: ['lookup', 'upgrade', 'apis'],
  severity: 'info',
  summary:
    'Lines of a template that are rendered only where a cluster has something, and that are not checked.',
  why: 'Charts are rendered without a cluster, as `helm template` does: `lookup` finds nothing, the release is installed, and only the APIs that the repository states are served. Findings and differences do not contain what a template renders in another cluster. Meshgate finds these lines by rendering with the other answer.',
  fix: 'State what the cluster answers: `api-versions` or `is-upgrade` of the target in `.meshgate.yaml`, `apiVersions` in an Application or helmfile. What `lookup` finds cannot be stated: have the template decide by a value, or read the lines yourself.',
  on: {
    *unseenLines({ question, at, apis, templates }) {
      const [first, ...others] = templates
      if (!first) return
      const subject =
        others.length > 0 ? `lines of ${templates.length} templates are` : linesOf(first, at.file)
      yield {
        code: question,
        node: at,
        message: `${subject} rendered only ${conditions[question]({ apis })}, and not checked${advice[question]}`,
      }
    },
  },
})

const conditions: Readonly<Record<ClusterQuestion, (lines: Pick<UnseenLines, 'apis'>) => string>> = {
  lookup: () => 'where the cluster has an object that `lookup` asks for',
  upgrade: () => 'when the release is upgraded',
  apis: ({ apis }) =>
    apis.length > 0
      ? `in a cluster that serves ${quoteAll(apis)}`
      : 'in a cluster that serves APIs which nothing states',
}

const advice: Readonly<Record<ClusterQuestion, string>> = {
  lookup: '',
  upgrade: ': `is-upgrade` of the target renders them',
  apis: ': `api-versions` of the target renders them',
}

/** "lines 4 to 9 and 12 are"; with the name of the template where the finding stands elsewhere. */
function linesOf({ file, lines }: UnseenLines['templates'][number], shown: string): string {
  const ranges = rangesOf(lines).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`))
  const listed = ranges.length > 3 ? [...ranges.slice(0, 3), `${ranges.length - 3} more ranges`] : ranges
  const text = listed.length > 1 ? `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}` : listed[0]!
  const isOne = lines.length === 1
  return `${isOne ? 'line' : 'lines'} ${text}${file === shown ? '' : ` of ${quote(baseName(file))}`} ${isOne ? 'is' : 'are'}`
}

function rangesOf(lines: readonly number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const line of lines) {
    const last = ranges.at(-1)
    if (last && line === last[1] + 1) last[1] = line
    else ranges.push([line, line])
  }
  return ranges
}
