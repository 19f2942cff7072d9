import type { Manager } from '../../../core/target.ts'
import { joinPath } from '../../../core/path.ts'
import { resolveLinks } from '../../../core/tree.ts'
import { requestText } from '../../../registry/chart-request.ts'
import { findChart } from '../../../registry/find-chart.ts'
import { sourceignoreOf } from '../../../syntax/ignore-files.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { rootOf } from '../../root.ts'
import type { ReleaseChart } from './chart-reference.ts'

/**
 * The chart of a release: its folder in the tree, the folder to which paths of values files are relative, and the beginning
 * of ids.
 */
interface FoundChart {
  readonly folder: string
  readonly source: string
  /** Equal for all versions of a chart. */
  readonly id: string
}

/** The chart if it is in the repository, or locked and in the cache; otherwise the reason why it is not rendered. */
export function findReleaseChart(
  { reference }: ReleaseChart,
  reader: Reader,
): FoundChart | { readonly reason: string } {
  if (reference.in === 'unknown') return reference
  if (reference.in === 'registry') {
    const { request } = reference
    const lookup = findChart(reader, request)
    if (lookup.status !== 'found') return { reason: `the chart \`${requestText(request)}\` ${lookup.reason}` }
    const { folder } = lookup
    return { folder, source: folder, id: `${request.repository}/${request.name}` }
  }
  const { path, source } = reference
  if (isUnfilled(path)) return { reason: `the chart \`${path}\` is a template` }
  const folder = resolveLinks(reader.tree, path) ?? path
  const { hasFile } = treePaths(reader)
  const file = [folder, joinPath(folder, 'Chart.yaml')].find(hasFile)
  if (file === undefined) return { reason: `this repository has no chart \`${path || '.'}\`` }
  return sourceignoreOf(reader.tree, reference)(file)
    ? { reason: `\`.sourceignore\` or \`ignore\` of the source excludes the chart \`${path || '.'}\`` }
    : { folder, source, id: folder || '.' }
}

/** The field `chart` of a Manager, with the `name` in Chart.yaml; `{}` if the file or its name is missing. */
export function chartNameOf({ folder }: FoundChart, reader: Reader): Pick<Manager, 'chart'> {
  const chart = rootOf(reader, joinPath(folder, 'Chart.yaml'))?.get('name').text ?? ''
  return chart === '' ? {} : { chart }
}

/** `values.yaml` alone is the default (source-controller `internal/helm/chart/builder.go`, GetValuesFiles). */
export function replacesDefaults({ valuesFiles }: ReleaseChart): boolean {
  const [first, ...others] = valuesFiles
  return first !== undefined && !(others.length === 0 && joinPath('', first.text) === 'values.yaml')
}

/** The values files of a chart, named from the root of its source, or why they cannot be read. */
export function valuesFilesOf(
  chart: ReleaseChart,
  source: string,
  reader: Reader,
): { readonly paths: readonly string[] } | { readonly reason: string } {
  if (!replacesDefaults(chart)) return { paths: [] }
  const named = chart.valuesFiles.map(({ text }) => joinPath(source, text))
  const hasFile = (path: string): boolean =>
    reader.tree.read(resolveLinks(reader.tree, path) ?? path) !== undefined
  const missing = named.find((path) => !hasFile(path))
  return missing === undefined || chart.ignoresMissingFiles
    ? { paths: named.filter(hasFile) }
    : { reason: `this repository has no values file \`${missing}\`` }
}
