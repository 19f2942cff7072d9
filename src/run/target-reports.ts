import { shortNameList } from '../core/join-words.ts'
import type { FailedRender, OmittedSource, Render } from '../core/render.ts'
import type { TargetName, TargetReport } from '../core/report.ts'
import type { MissingSource, Target } from '../core/target.ts'
import { unknownValuesReason } from '../discover/gitops/flux/unknown-values.ts'
import { fileRoles, type FileRole } from '../discover/parts/file-roles.ts'
import { isKustomizationFile } from '../discover/kustomizations.ts'
import {
  isTooSlow,
  lacksChartsOnly,
  stopsForCharts,
  withoutDebugHint,
  worstSeverity,
} from '../model/render-failure.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { oneLine } from '../rules/message/one-line.ts'
import { withDistinctIds, gitopsReport } from './gitops-reports.ts'

/**
 * The report entries of all targets of head, then those of its objects of Argo CD and Flux, kustomizations and helmfile
 * releases (`InspectedTree.gitops`). `base` is `null` if nothing is compared.
 */
export function targetReports(head: InspectedTree, base: InspectedTree | null): TargetReport[] {
  const reports = head.targets.map((target) => ({
    ...targetName(target),
    ...(target.statedBy && { statedBy: target.statedBy }),
    ...(target.manager && target.manager.cluster !== '' && { cluster: target.manager.cluster }),
    ...outcome(target, head.renders.get(target.id), base?.renders.get(target.id)),
    ...uncheckedReason(target, head),
    ...kustomizationOf(target, head),
  }))
  const byId = new Map(reports.map((report) => [report.id, report]))
  return [
    ...reports,
    ...withDistinctIds(head.gitops, head.targets).map((target) => gitopsReport(target, byId)),
  ]
}

/** The kustomization that includes a manifest file, or the file itself if it is a kustomization. */
function kustomizationOf(target: Target, tree: InspectedTree): Pick<TargetReport, 'partOf'> {
  const { kustomizationsByPath } = tree
  if (target.kind !== 'manifests' || target.files.length !== 1) return {}
  const partOf =
    kustomizationsByPath.get(target.path) ?? (isKustomizationFile(target.path) ? target.path : undefined)
  return partOf === undefined ? {} : { partOf }
}

/** Why a file is not or only partly checked as objects. */
function uncheckedReason(target: Target, { sources }: InspectedTree): Pick<TargetReport, 'reason'> {
  if (target.kind !== 'manifests' || target.loose !== 'alone') return {}
  const reason = uncheckedReasons[fileRoles(sources.reader)(target.path).use]
  return reason === undefined ? {} : { reason }
}

const uncheckedReasons: Readonly<Record<FileRole['use'], string | undefined>> = {
  objects: undefined,
  patch: 'a patch: only what it says alone is checked',
  data: 'no object of a cluster, but data of a kustomization or a test',
  unapplied: 'no kustomization or controller here applies it: only what it says alone is checked',
}

/** The name of a target in reports. */
export function targetName(target: Target): TargetName {
  const path = target.path || '.'
  const name = target.kind === 'kustomization' ? { name: path } : {}
  return { id: target.id, kind: target.kind, path, ...name, ...namedFields(target) }
}

function namedFields(target: Target): Pick<TargetReport, 'release' | 'namespace' | 'environment'> {
  const release = target.kind === 'helm' || target.kind === 'values' ? target.release : null
  const namespace = target.namespace ?? null
  return {
    ...(release === null ? {} : { release }),
    ...(namespace === null ? {} : { namespace }),
    ...(target.environment === null ? {} : { environment: target.environment }),
  }
}

/** Why a target is not rendered whose source does not exist. */
export function missingSourceReason({ what, source }: MissingSource): string {
  return `${what} \`${source}\` does not exist`
}

type Outcome = Pick<TargetReport, 'status' | 'reason'>

function outcome(target: Target, render: Render | undefined, baseRender: Render | undefined): Outcome {
  const [missing] = target.missing
  if (target.kind === 'values') return { status: 'not-rendered', reason: target.reason }
  if (missing) return { status: 'failed', reason: missingSourceReason(missing) }
  if (target.kind === 'manifests') return { status: 'read' }
  if (render?.status === 'failed') return failureOf(render, baseRender)
  if (render?.status === 'not-built')
    return {
      status: render.isOutOfTime || isTooSlow(render.message) ? 'not-rendered' : 'failed',
      reason: oneLine(render.message),
    }
  if (render?.omitted) return { status: 'not-rendered', reason: omissionReason(render.omitted) }
  if (target.kind === 'helm' && target.settings?.unknownValues)
    return { status: 'not-rendered', reason: unknownValuesReason(target.settings.unknownValues) }
  return { status: isUnchanged(render, baseRender) ? 'unchanged' : 'rendered' }
}

/**
 * The outcome of a failed render: `not-rendered` if nothing states that the chart is released, or if it needs charts
 * from a registry.
 */
function failureOf(failure: FailedRender, baseRender: Render | undefined): Outcome {
  if (failure.isOutOfTime) return { status: 'not-rendered', reason: failure.message }
  const rendersInBase = baseRender?.status === 'rendered'
  const isFailed = worstSeverity({ failure, values: null, rendersInBase }) !== 'info'
  const advice = failure.unvendored.length > 0 ? fetchAdvice : ''
  return { status: isFailed ? 'failed' : 'not-rendered', reason: `${reasonOf(failure)}${advice}` }
}

/** The advice for a chart whose dependencies are in a registry, and for a kustomization that renders one. */
const fetchAdvice = '; `meshgate fetch` gets charts of registries'

/** Limit on the templates that a reason names. */
const maxNamed = 5

function reasonOf(failure: FailedRender): string {
  const { message: written, broken, partial: rest } = failure
  const message = oneLine(withoutDebugHint(written))
  if (rest === null) return message
  const lacksCharts = lacksChartsOnly(failure) || stopsForCharts(failure)
  if (lacksCharts && failure.unvendored.length > 0) return withoutDependencies(failure)
  if (broken.length === 0) return `rendered in part: ${message}`
  const names = broken.map(({ file }) => `\`${file}\``)
  const hidden = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : ''
  return `${names.slice(0, maxNamed).join(', ')}${hidden} cannot be rendered: ${message}`
}

/** "rendered without the dependency `redis`, which `charts/` does not have; 2 templates need it". */
function withoutDependencies({ unvendored, broken }: FailedRender): string {
  const names = [...new Set(unvendored.map(({ name }) => `\`${name}\``))]
  const [noun, pronoun] = names.length === 1 ? ['dependency', 'it'] : ['dependencies', 'them']
  const templates = broken.length === 1 ? '1 template needs' : `${broken.length} templates need`
  const rest = broken.length === 0 ? '' : `; ${templates} ${pronoun}`
  return `rendered without the ${noun} ${shortNameList(names, maxNamed)}, which \`charts/\` does not have${rest}`
}

/** "built without the remote base `https://...` and 2 more, which this repository does not contain". */
function omissionReason(omitted: readonly OmittedSource[]): string {
  const sources = omitted.filter(({ kind }) => kind !== 'patch-without-target')
  const [first] = sources.length > 0 ? sources : omitted
  const hidden = sources.length > 1 ? ` and ${sources.length - 1} more` : ''
  const advice = sources.some(({ kind }) => kind === 'chart') ? fetchAdvice : ''
  return `built without \`${first!.source}\`${hidden}, which this repository does not contain${advice}`
}

function isUnchanged(render: Render | undefined, baseRender: Render | undefined): boolean {
  return (
    render?.status === 'rendered' &&
    baseRender?.status === 'rendered' &&
    render.manifest === baseRender.manifest
  )
}
