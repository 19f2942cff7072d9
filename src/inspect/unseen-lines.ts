import type { ClusterQuestion, HiddenLines } from '../core/cluster-question.ts'
import { groupBy } from '../core/group.ts'
import type { HelmTarget, SourceLine } from '../core/target.ts'
import { joinPath } from '../core/path.ts'
import { isMounted } from '../core/tree.ts'
import type { UnseenLines } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The lines of a release that only a cluster decides: an item for each question of a template, at the line that asks. For
 * templates of packed charts and charts of a registry, which nobody edits here, an item for each question, at the line that
 * states the release, or line 1 of `Chart.yaml`.
 */
export function unseenLines(
  hidden: readonly HiddenLines[],
  release: HelmTarget,
  reader: Reader,
): UnseenLines[] {
  const isWritten = ({ file }: HiddenLines): boolean => !isMounted(file) && reader.text(file) !== null
  const outside = groupBy(
    hidden.filter((lines) => !isWritten(lines)),
    ({ question }) => question,
  )
  return [
    ...hidden.filter(isWritten).map((lines) => inTemplate(lines, release, reader)),
    ...[...outside].map(([question, templates]) => ({
      question,
      target: release.id,
      at: statedAt(release),
      apis: [],
      templates,
    })),
  ]
}

function inTemplate(lines: HiddenLines, { id }: HelmTarget, reader: Reader): UnseenLines {
  const { question, file } = lines
  const [first = 1] = lines.lines
  const before = (reader.text(file) ?? '').split('\n').slice(0, first)
  const asking = before.findLastIndex((line) => asks[question].test(line))
  const apis = question === 'apis' ? [...(before[asking] ?? '').matchAll(apiVersion)] : []
  return {
    question,
    target: id,
    at: { file, line: asking < 0 ? first : asking + 1 },
    apis: apis.map(([, api]) => api!),
    templates: [lines],
  }
}

const asks: Readonly<Record<ClusterQuestion, RegExp>> = {
  lookup: /\blookup\b/,
  upgrade: /\.Is(Upgrade|Install)\b/,
  apis: /\bAPIVersions\b/,
}

const apiVersion = /["`]([a-z\d.-]+\/v\d\w*(?:\/[A-Z]\w*)?)["`]/g

function statedAt({ statedBy, listedAt, path }: HelmTarget): SourceLine {
  const { file, line } = statedBy ?? listedAt ?? { file: joinPath(path, 'Chart.yaml'), line: 1 }
  return { file, line }
}
