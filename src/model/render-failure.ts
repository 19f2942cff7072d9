import { compareSeverity } from '../core/order.ts'
import type { FailedRender, Origin, SchemaError } from '../core/render.ts'
import type { Severity } from '../core/report.ts'
import type { Node } from './node.ts'

/** A render that failed, with the values that went into it, merged and placed. */
export interface RenderFailure {
  readonly failure: FailedRender
  readonly values: Node | null
  /** True if base renders the same target. */
  readonly rendersInBase: boolean
}

/**
 * Why a chart fails: `dependency`, charts from elsewhere are not vendored; `kubernetes`, it is for another version than
 * the one that meshgate renders for; `limit`, it took longer than a render may, which depends on the machine; `refusal`, a template demands a value or refuses one (`required`, `fail`); `nil`, a
 * template reads in a value that is missing; `output`, a template cannot do with the values what it wants to; `syntax`,
 * a template can never be executed; `chart`, anything else, such as a values file that is no YAML.
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

/** What a refusal of a values schema can be. */
export type RefusalKind = Extract<BreakageKind, 'refusal' | 'output' | 'chart'>

/** One thing that keeps a chart from being rendered. */
export interface Breakage {
  readonly kind: BreakageKind
  /** Helm's message. */
  readonly message: string
  /** The line the message names; `null` where it names none. */
  readonly at: Origin | null
  /** The template that fails, as a path in the tree; `null` for the chart as a whole. */
  readonly template: string | null
}

/**
 * What keeps a chart from being rendered, refusals of its values schema left out. A template that fails because what
 * it includes is in a broken file, or what it includes or reads in a chart that is not there, is left out, too: it may
 * well be right. Helm asks only the chart itself whether all its dependencies are there, not those below.
 */
export function breakagesOf(failure: FailedRender): Breakage[] {
  if (failure.schemaErrors.length > 0 || failure.target.missing.length > 0) return []
  const whole = { kind: kindOfWhole(failure), message: failure.message, at: failure.at, template: null }
  const templates = failure.broken.map(({ file, message, at, printsNull }) => ({
    kind: printsNull && isNoYaml(message) ? ('nil' as const) : kindOfTemplate(message),
    message,
    at,
    template: file,
  }))
  if (templates.length === 0) return [whole]
  const stopped = !failure.message.startsWith(templates[0]!.message)
  if (stopped) return [whole, ...templates.filter(isUnparsed)]
  const lacksCharts = failure.unvendored.length > 0
  const lacksDefinitions = lacksCharts || templates.some(isUnparsed)
  const own = templates.filter(
    ({ kind, message }) =>
      !(lacksDefinitions && isIncludeOfNothing(message)) && !(lacksCharts && kind === 'nil'),
  )
  return own.length > 0 ? own : [{ ...templates[0]!, kind: 'dependency' }]
}

/**
 * How bad a breakage is for a release, by who says that there is such a release. Where nobody does, other values may be
 * given when it is installed; that base renders it shows that none are needed.
 */
export function severityOf(
  { kind }: Pick<Breakage, 'kind'>,
  { failure: { target }, rendersInBase }: RenderFailure,
): Severity {
  if (kind === 'dependency' || kind === 'kubernetes') return 'info'
  if (kind === 'limit') return rendersInBase ? 'error' : 'info'
  if (!target.guess || kind === 'syntax' || kind === 'chart') return 'error'
  if (target.guess === 'environment' || kind === 'nil') return rendersInBase ? 'error' : 'info'
  // A new demand may be meant: whoever installs the chart has to give the value.
  if (kind === 'refusal') return rendersInBase ? 'warning' : 'info'
  return 'error'
}

/** What a refusal of a values schema is in terms of breakages: others may give a value that is missing. */
export function kindOfRefusal({ message, schemaFile }: SchemaError): RefusalKind {
  if (schemaFile !== undefined) return 'chart'
  return /^`[^`]*` is missing$/.test(message) ? 'refusal' : 'output'
}

/** The most severe of what a failed render has wrong. */
export function worstOf(failure: RenderFailure): Severity {
  const kinds = [
    ...breakagesOf(failure.failure),
    ...failure.failure.schemaErrors.map((error) => ({ kind: kindOfRefusal(error) })),
  ]
  const severities = kinds.map((kind) => severityOf(kind, failure))
  return severities.toSorted(compareSeverity)[0] ?? 'info'
}

function kindOfWhole({ message, unvendored }: FailedRender): BreakageKind {
  const names = /found in Chart\.yaml, but missing in charts\/ directory: (.*)/.exec(message)?.[1]
  if (names?.split(', ').every((name) => unvendored.includes(name))) return 'dependency'
  if (tooLong.test(message)) return 'limit'
  return message.startsWith('chart requires kubeVersion: ') ? 'kubernetes' : 'chart'
}

/** What a pool of workers says of a job that it gives up (src/host/engine/pool-member.ts). */
const tooLong = /^rendering took longer than \d+ s$/

/** `execution error at` is what Helm makes of `required` and `fail`. */
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

/** What Helm says of a template that renders no YAML (`pkg/releaseutil/manifest_sorter.go`). */
function isNoYaml(message: string): boolean {
  return message.startsWith('YAML parse error on ')
}

/** What `garbledTemplates` in src/render/helm.ts says: the encoding of a file depends on no values. */
function isGarbled(message: string): boolean {
  return message.startsWith('the template is not UTF-8 text')
}

/** What Go's text/template and Helm's `include` say of a template that nothing defines. */
function isIncludeOfNothing(message: string): boolean {
  return /no template "[^"]*" associated with template|template "[^"]*" not defined/.test(message)
}

/** What Go's text/template, its reflection and sprig say where a value is nil. */
const missingValue =
  /nil pointer|got interface \{\}|is nil, not|index of (untyped )?nil|over <nil>|invalid value; expected|zero Value/
