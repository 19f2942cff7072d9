import type { SourceLine } from '../core/source-line.ts'
import type { ClusterQuestion } from '../core/cluster-question.ts'
import { compareSeverity } from '../core/order.ts'
import type { FailedBuild, FailedRender, Rendered, SchemaError } from '../core/render.ts'
import type { Severity } from '../core/report.ts'
import type { Node } from './node.ts'

/** A failed render, with its merged values. */
export interface RenderFailure {
  readonly failure: FailedRender
  readonly values: Node | null
  /** True if the target renders in base. */
  readonly rendersInBase: boolean
}

/** A kustomization that could not be built, or not completely. */
export interface IncompleteBuild {
  readonly build: Rendered | FailedBuild
  /** True if the target is built in base. */
  readonly rendersInBase: boolean
}

/**
 * Why a chart fails to render:
 * - `dependency`: charts from elsewhere are not vendored;
 * - `kubernetes`: it requires another version than the one that meshgate renders for;
 * - `limit`: it took longer than a render may, which depends on the machine;
 * - `refusal`: a template requires a value or refuses one (`required`, `fail`);
 * - `nil`: a template reads inside a missing value;
 * - `output`: a template cannot process the values;
 * - `syntax`: a template can never be executed;
 * - `chart`: anything else, such as an invalid values file.
 */
export type BreakageKind =
  | 'dependency'
  | 'kubernetes'
  | 'limit'
  | 'refusal'
  | 'nil'
  | 'output'
  | 'syntax'
  | 'chart'

/** The kinds that a violation of a values schema can have. */
export type RefusalKind = Extract<BreakageKind, 'refusal' | 'output' | 'chart'>

/** One reason why a chart cannot be rendered. */
export interface Breakage {
  readonly kind: BreakageKind
  /** Helm's message. */
  readonly message: string
  /** The line that the message names; `null` if it names none. */
  readonly at: SourceLine | null
  /** Path in the tree of the template that fails; `null` for the chart as a whole. */
  readonly template: string | null
  /** The question whose answer decides that the template fails; absent if it fails in every cluster. */
  readonly asks?: ClusterQuestion
}

/**
 * The reasons why a chart cannot be rendered, without violations of its values schema. A template is left out if it fails
 * because it includes a broken file, or includes or reads something of a missing chart: it may be correct. Helm checks
 * only the chart itself for missing dependencies, not its subcharts.
 */
export function breakagesOf(failure: FailedRender): Breakage[] {
  if (failure.schemaErrors.length > 0 || failure.target.missing.length > 0) return []
  const wholeChart = { kind: kindOfWhole(failure), message: failure.message, at: failure.at, template: null }
  const templates = failure.broken.map(({ file, message, at, printsNothing, asks }): Breakage => ({
    kind: printsNothing && isNoYaml(message) ? ('nil' as const) : kindOfTemplate(message),
    message,
    at,
    template: file,
    ...(asks && { asks }),
  }))
  if (templates.length === 0) return [wholeChart]
  const isStopped = !failure.message.startsWith(templates[0]!.message)
  if (isStopped) return [wholeChart, ...templates.filter(isUnparsed)]
  const lacksCharts = failure.unvendored.length > 0
  const lacksDefinitions = lacksCharts || templates.some(isUnparsed)
  const independent = templates.filter(
    ({ kind, message }) =>
      !(lacksDefinitions && isIncludeOfNothing(message)) && !(lacksCharts && kind === 'nil'),
  )
  return independent.length > 0 ? independent : [{ ...templates[0]!, kind: 'dependency' }]
}

/** True for a release of which everything is rendered but dependencies that are not vendored. */
export function lacksChartsOnly(failure: FailedRender): boolean {
  return failure.broken.length === 0 && failsForChartsOnly(failure)
}

/** True for a release that fails for the dependencies that `charts/` of its chart lacks, as far as Helm can tell. */
export function stopsForCharts(failure: FailedRender): boolean {
  return isMissingInCharts(failure.message) && failsForChartsOnly(failure)
}

function failsForChartsOnly(failure: FailedRender): boolean {
  return failure.partial !== null && breakagesOf(failure).every(isOfDependency)
}

function isMissingInCharts(message: string): boolean {
  return message.includes('found in Chart.yaml, but missing in charts/ directory: ')
}

function isOfDependency({ kind }: Breakage): boolean {
  return kind === 'dependency'
}

/**
 * The severity of a breakage: `info` for the kinds `dependency` and `kubernetes`, else `error` for a release that is stated.
 * A guessed release (`target.guess`) may get other values when it is installed: most kinds are `info`, unless the target
 * renders in base, which shows that none are needed. If the answer of a cluster decides (`asks`), `error` becomes `warning`.
 */
export function severityOf(breakage: Pick<Breakage, 'kind' | 'asks'>, failed: RenderFailure): Severity {
  const severity = severityInAnyCluster(breakage, failed)
  return breakage.asks && severity === 'error' ? 'warning' : severity
}

function severityInAnyCluster(
  { kind }: Pick<Breakage, 'kind'>,
  { failure: { target }, rendersInBase }: RenderFailure,
): Severity {
  if (kind === 'dependency' || kind === 'kubernetes') return 'info'
  if (kind === 'limit') return rendersInBase ? 'error' : 'info'
  if (!target.guess || kind === 'syntax' || kind === 'chart') return 'error'
  if (target.guess === 'keys') return 'info'
  if (target.guess === 'environment' || kind === 'nil') return rendersInBase ? 'error' : 'info'
  // A new requirement may be intended: whoever installs the chart has to set the value.
  if (kind === 'refusal') return rendersInBase ? 'warning' : 'info'
  return 'error'
}

/** The kind of breakage of a schema violation: a missing value may be given elsewhere. */
export function kindOfRefusal({ message, schemaFile }: SchemaError): RefusalKind {
  if (schemaFile !== undefined) return 'chart'
  return /^`[^`]*` is missing$/.test(message) ? 'refusal' : 'output'
}

/** The highest severity among the breakages and violations of a failed render. */
export function worstSeverity(failure: RenderFailure): Severity {
  const kinds = [
    ...breakagesOf(failure.failure),
    ...failure.failure.schemaErrors.map((error) => ({ kind: kindOfRefusal(error) })),
  ]
  const severities = kinds.map((kind) => severityOf(kind, failure))
  return severities.toSorted(compareSeverity)[0] ?? 'info'
}

function kindOfWhole({ message, unvendored }: FailedRender): BreakageKind {
  const names = /found in Chart\.yaml, but missing in charts\/ directory: (.*)/.exec(message)?.[1]
  const isRemote = (wanted: string): boolean => unvendored.some(({ name }) => name === wanted)
  if (names?.split(', ').every(isRemote)) return 'dependency'
  if (isTooSlow(message)) return 'limit'
  return message.startsWith('chart requires kubeVersion: ') ? 'kubernetes' : 'chart'
}

/** True for the message of a pool of workers about a job that took too long (src/host/engine/job-limit.ts). */
export function isTooSlow(message: string): boolean {
  return /^rendering took longer than [\d.]+ s( of processor time)?$/.test(message)
}

/** Helm reports `required` and `fail` as `execution error at`. */
function kindOfTemplate(message: string): BreakageKind {
  if (isParseError(message) || isIncludeOfNothing(message) || isGarbled(message)) return 'syntax'
  if (message.startsWith('execution error at (')) return 'refusal'
  return missingValue.test(message) ? 'nil' : 'output'
}

function isUnparsed({ message }: Breakage): boolean {
  return isParseError(message)
}

/** `cleanupParseError` in Helm's pkg/engine/engine.go. */
function isParseError(message: string): boolean {
  return /^parse error (at|in) \(/.test(message)
}

/** Helm's message for a template whose output is not YAML (`pkg/releaseutil/manifest_sorter.go`). */
export function isNoYaml(message: string): boolean {
  return message.startsWith('YAML parse error on ')
}

/** The message of `garbledTemplates` in src/render/helm.ts; the encoding of a file does not depend on values. */
function isGarbled(message: string): boolean {
  return message.startsWith('the template is not UTF-8 text')
}

/** Messages of Go's text/template and Helm's `include` for an undefined template. */
function isIncludeOfNothing(message: string): boolean {
  return /no template "[^"]*" associated with template|template "[^"]*" not defined/.test(message)
}

/** Messages of Go's text/template, its reflection and sprig for a nil value. */
const missingValue =
  /nil pointer|got interface \{\}|is nil, not|index of (untyped )?nil|over <nil>|invalid value; expected|zero Value/

/** The message of Helm without its advice for users of `helm template`. */
export function withoutDebugHint(message: string): string {
  return message.replace(/\s*Use --debug flag to render out invalid YAML\s*$/, '')
}
