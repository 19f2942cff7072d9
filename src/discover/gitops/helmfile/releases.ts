import type { HelmfileParameter, HelmfileRelease, HelmfileValues } from '../../../core/evaluated-helmfile.ts'
import type {
  HelmTarget,
  MissingSource,
  PlacedText,
  ReleaseParameter,
  ReleaseSettings,
  ValuesTarget,
} from '../../../core/target.ts'
import { joinPath } from '../../../core/path.ts'
import { chartRequestAt } from '../../../registry/chart-request.ts'
import { findChart } from '../../../registry/find-chart.ts'
import { isGatewayChart } from '../../../registry/istio-charts.ts'
import type { Reader } from '../../../yaml/reader.ts'
import type { EmbeddedValues } from '../../../core/embedded-values.ts'
import { treePaths } from '../../references/tree-paths.ts'
import { defaultEnvironment, type HelmfileRun, type ReleaseOfHelmfile } from './run-releases.ts'

/** The target of a release, or the reason why there is none, as the end of a sentence. */
export function helmfileTarget(stated: ReleaseOfHelmfile, reader: Reader): HelmTarget | string {
  const { release, run, statedBy } = stated
  const { environment } = run
  if (release.failure) return release.failure.message
  const chart = release.chartPath === null ? chartFromRegistry(release, reader) : { path: release.chartPath }
  if ('reason' in chart) return `the chart \`${release.chart}\` ${chart.reason}`
  const unreadable = release.chartPath === null ? null : chartProblem(release, chart.path, reader)
  if (unreadable !== null) return unreadable
  const missing = missingSources(release, chart.path, reader)
  if (missing[0] && run.evidence === 'contents' && !findsFiles(run, reader))
    return `\`${missing[0].source}\` is not in this tree, and nothing shows whether helmfile reads \`${run.file}\` by itself`
  const plain = plainFiles(release.values)
  const suffix = environment === null ? '' : `@${environment}`
  return {
    kind: 'helm',
    id: `${(release.chartPath ?? release.chartAddress) || '.'}:${release.name}${suffix}`,
    path: chart.path,
    environment,
    release: release.name,
    namespace: release.namespace === '' ? null : release.namespace,
    values: plain.map(({ file }) => file),
    settings: {
      ...settingsOf(release, release.values.slice(plain.length), reader),
      files: run.result.read,
      ...(isTemplated(release) && {
        helmfile: { file: run.file, environment: environment ?? defaultEnvironment },
      }),
    },
    missing,
    statedBy: { target: statedBy, file: release.file, line: release.line },
  }
}

/** True if a chart or values file that a helmfile names exists, relative to the folder of the helmfile. */
function findsFiles({ result, file }: HelmfileRun, reader: Reader): boolean {
  const paths = treePaths(reader)
  return (
    result.read.some((path) => path !== file && !result.nested.includes(path)) ||
    result.releases.some(({ chartPath }) => chartPath !== null && paths.hasFolder(chartPath))
  )
}

/** True if a template generated values or parameters. */
function isTemplated({ values, parameters }: HelmfileRelease): boolean {
  return values.some(({ lines }) => lines !== null) || parameters.some(({ place }) => place === null)
}

function settingsOf(
  { parameters, skipCRDs, skipSchemaValidation, kubeVersion, apiVersions }: HelmfileRelease,
  values: readonly HelmfileValues[],
  reader: Reader,
): ReleaseSettings {
  return {
    values: values.map((layer) => placedText(layer, reader)),
    parameters: parameters.map((parameter) => parameterOf(parameter, reader)),
    includeCrds: !skipCRDs,
    skipTests: false,
    skipSchemaValidation,
    ...(kubeVersion !== '' && { kubeVersion }),
    apiVersions,
  }
}

/**
 * The values of a release of Istio's chart `gateway` as a target that is checked without the chart, for a chart that is not
 * available. `null` for any other chart, for a chart in a folder, and for a release that failed, that has `set` parameters or
 * missing values files, or whose values are not all written as they are in files of the tree.
 *
 * @param reason why the chart is not available, as the end of a sentence
 */
export function helmfileGateway(
  { release, run, statedBy }: ReleaseOfHelmfile,
  reason: string,
  reader: Reader,
): ValuesTarget | null {
  const { chartAddress, chartPath, parameters, missing, failure, file, line, name, namespace } = release
  if (chartPath !== null || !isGatewayChart(chartRequestAt(chartAddress, '')) || failure) return null
  const places = release.values.map((values) => placedText(values, reader).at)
  if (parameters.length > 0 || missing.length > 0 || places.includes(null)) return null
  const suffix = run.environment === null ? '' : `@${run.environment}`
  return {
    kind: 'values',
    id: `${chartAddress}:${name}${suffix}`,
    path: file,
    environment: run.environment,
    release: name,
    namespace: namespace === '' ? null : namespace,
    values: [],
    inlineValues: places.flatMap((at) => at ?? []),
    isGateway: true,
    missing: [],
    reason,
    reasonCode: 'remote-chart',
    statedBy: { target: statedBy, file, line },
  }
}

/** The folder of a chart of a registry that is locked and in the cache, or why there is none, as a predicate. */
function chartFromRegistry(
  { chartAddress, version }: HelmfileRelease,
  reader: Reader,
): { readonly path: string } | { readonly reason: string } {
  if (chartAddress === '') return { reason: 'is in a repository that the helmfile does not list' }
  const lookup = findChart(reader, chartRequestAt(chartAddress, version))
  return lookup.status === 'found' ? { path: lookup.folder } : { reason: lookup.reason }
}

/** Why the folder of a chart cannot be rendered although it may be correct; `null` if it can be rendered, or is missing. */
function chartProblem({ hasHooks, missing }: HelmfileRelease, chart: string, reader: Reader): string | null {
  const paths = treePaths(reader)
  if (paths.isUnknown(chart)) return `this tree does not contain the files of \`${chart}\``
  if (paths.hasFile(chart)) return `the chart \`${chart}\` is packed`
  const hasFolder = paths.hasFolder(chart)
  if (hasFolder && !paths.hasFile(joinPath(chart, 'Chart.yaml')))
    return `helmfile makes a chart of the folder \`${chart}\`, which meshgate does not do`
  const absent = hasFolder ? missing[0]?.path : chart
  return hasHooks && absent !== undefined
    ? `a hook may create \`${absent}\`, which is not in this tree`
    : null
}

function missingSources(release: HelmfileRelease, chart: string, reader: Reader): MissingSource[] {
  const isMissing = !treePaths(reader).hasFolder(chart)
  const { file, chartLine } = release
  return [
    ...(isMissing
      ? [{ source: chart || '.', what: 'chart', namedAt: { file, line: chartLine } } as const]
      : []),
    ...release.missing.map(({ path, file: at, line }) => ({
      source: path,
      what: 'values file' as const,
      namedAt: { file: at, line },
    })),
  ]
}

/** The values files before all other values, which are passed as files. */
function plainFiles(values: readonly HelmfileValues[]): readonly HelmfileValues[] {
  const firstText = values.findIndex(({ path, lines }) => path !== null || lines !== null)
  return firstText < 0 ? values : values.slice(0, firstText)
}

function placedText(values: HelmfileValues, reader: Reader): PlacedText {
  const { file, text, lines } = values
  if (lines) return { text, at: null, madeFrom: { file, lines } }
  const at = values.path ? placeOfValues(values, reader) : wholeFile(file, reader)
  if (at) return { text: '', at }
  const whole = reader.text(file) ?? ''
  return { text: whole, at: null, madeFrom: { file, lines: whole.split('\n').map((_, index) => index + 1) } }
}

/** A file with one document; `null` if it has none or several, which Helm merges. */
function wholeFile(file: string, reader: Reader): EmbeddedValues | null {
  return reader.documents(file).length === 1 ? { file, document: 0, path: [] } : null
}

/** Where a helmfile states a map of values; `null` if nothing is there. */
export function placeOfValues({ file, path, line }: HelmfileValues, reader: Reader): EmbeddedValues | null {
  const documents = reader.documents(file)
  const lineStart = offsetOfLine(reader.text(file) ?? '', line)
  const document = documents.findLastIndex(({ root }) => root !== null && root.start <= lineStart)
  return path && document >= 0 ? { file, document, path } : null
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0
  for (let at = 1; at < line; at++) offset = text.indexOf('\n', offset) + 1
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

function parameterOf({ flag, key, value, place }: HelmfileParameter, reader: Reader): ReleaseParameter {
  return { flag, key, value: { text: value, at: place && placeOfValues(place, reader) } }
}
