import type { TargetReport } from '../../core/report.ts'
import { namedFiles, type SourceLine, type Target } from '../../core/target.ts'
import { joinPath } from '../../core/path.ts'
import { renderFailed } from '../../rules/helm/render-failed.ts'
import { valuesSchema } from '../../rules/helm/values-schema.ts'
import { buildFailed } from '../../rules/gitops/build-failed.ts'
import { reference } from '../../rules/gitops/reference.ts'
import { yamlInvalid } from '../../rules/schema/yaml-invalid.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { LostCheck } from '../../model/check-problems.ts'
import { targetReports } from '../target-reports.ts'
import { differsBetween } from './differing-files.ts'
import { uncheckedYaml, type CheckedExtent } from './unchecked-yaml.ts'
import { brokenManifests, filesTakenForTemplates, unreadFiles, leftValues } from './lost-files.ts'
import { treesOf, type TreesWithFailures, filesOfTarget } from './trees-with-failures.ts'

/**
 * What head can no longer check:
 *
 * - a release or kustomization that only base renders, and one that fails in both and whose files the change touches
 * - a manifest file that is YAML in base alone, and one that is YAML in neither and differs
 * - everything if there is no target
 *
 * Failures that are reported as new errors are omitted, and so is what exceeded the time budget.
 */
export function lostChecks(base: InspectedTree, head: InspectedTree, extent: CheckedExtent): LostCheck[] {
  const reports = targetReports(head, base)
  const reportsOfBase = targetReports(base, null)
  if (reports.length === 0)
    return reportsOfBase.some(isChecked)
      ? noTargets(reportsOfBase, base)
      : uncheckedYaml(treesOf(base, head), extent)
  const inBase = new Map(reportsOfBase.map((report) => [report.id, report]))
  const trees = { base, head, failing: failingTargets(head), failingInBase: failingTargets(base) }
  const targets = reports.flatMap((report): LostCheck[] => {
    const before = inBase.get(report.id)
    const code = codeOf(report, before, trees)
    if (code === null || isSaidOfTargets(report, before, head)) return []
    const reason = report.reason ?? report.status
    return [
      {
        code,
        node: placeOf(report, head),
        target: report.id,
        reason,
        isGuess: restsOnGuess(report.id, head),
        ...(code === 'not-rendered' && { missingObjects: missingObjects(report.id, trees) ?? [] }),
      },
    ]
  })
  return [
    ...unreadFiles(trees),
    ...brokenManifests(trees),
    ...filesTakenForTemplates(trees),
    ...leftValues(trees),
    ...targets,
  ]
}

function noTargets(reports: readonly TargetReport[], base: InspectedTree): LostCheck[] {
  const [first] = reports.filter(isChecked)
  if (!first) return []
  const reason = `${first.id} and all others are gone`
  return [{ code: 'no-targets', node: placeOf(first, base), target: first.id, reason }]
}

/** True if a failure depends on the values of a release, and nothing states them. */
function restsOnGuess(id: string, { targets, findings }: InspectedTree): boolean {
  const target = targets.find((each) => each.id === id)
  if (target?.kind !== 'helm') return false
  if (target.guess !== 'defaults') return target.guess === 'keys'
  // Whoever installs the chart may have to set a new value: see `severityOf`.
  return findings.some(
    ({ rule, severity, targets: ids }) =>
      rulesOfFailures.has(rule) && severity !== 'error' && ids.includes(id),
  )
}

function codeOf(
  report: TargetReport,
  before: TargetReport | undefined,
  trees: TreesWithFailures,
): LostCheck['code'] | null {
  const { id, status } = report
  if (isChecked(report) || status === 'left-out' || isOutOfTime(id, trees.head)) return null
  const isFailing = trees.failing.has(id)
  const isNewError = isFailing && !trees.failingInBase.has(id)
  if (before && isChecked(before)) return !isNewError && losesObjects(id, trees) ? 'not-rendered' : null
  return before && isFailing && filesDiffer(id, trees) ? 'still-fails' : null
}

function isChecked({ status }: TargetReport): boolean {
  return status === 'rendered' || status === 'unchanged' || status === 'read'
}

/**
 * True if the targets of an object report its loss: for a base of a kustomization, and for an object of a controller
 * with as many targets as in base.
 */
function isSaidOfTargets(
  { id, renderedAs = [] }: TargetReport,
  before: TargetReport | undefined,
  { gitops }: InspectedTree,
): boolean {
  const object = gitops.find((target) => target.id === id)
  if (!object) return false
  const sources = before?.renderedAs?.length ?? 0
  return object.builtWith !== undefined || (sources > 0 && renderedAs.length >= sources)
}

function isOutOfTime(id: string, { renders }: InspectedTree): boolean {
  const render = renders.get(id)
  return render !== undefined && render.status !== 'rendered' && render.isOutOfTime === true
}

/** The rules that report why a target does not render. */
const rulesOfFailures: ReadonlySet<string> = new Set(
  [renderFailed, valuesSchema, buildFailed, reference, yamlInvalid].map(({ id }) => id),
)

function failingTargets({ findings, gitops }: InspectedTree): Set<string> {
  const errors = findings.filter(
    ({ rule, severity, confidence }) =>
      rulesOfFailures.has(rule) && severity === 'error' && confidence === 'certain',
  )
  // A source that does not exist is no target.
  const objects = new Set(errors.flatMap(({ at, object }) => (object ? objectKey(at.file, object.name) : [])))
  const failing = gitops.filter(({ path, name }) => objects.has(objectKey(path, name)))
  return new Set([...errors.flatMap(({ targets }) => targets), ...failing.map(({ id }) => id)])
}

function objectKey(file: string, name: string): string {
  return `${file}\0${name}`
}

/** True unless head renders the target in part, with all objects of base. */
function losesObjects(id: string, trees: TreesWithFailures): boolean {
  const missing = missingObjects(id, trees)
  return missing === null || missing.length > 0
}

/** The objects of base, as kind and name, that head does not render of a target; `null` if it renders none of the target. */
function missingObjects(id: string, { base, head }: TreesWithFailures): readonly string[] | null {
  const rendered = head.rendered.find((target) => target.id === id)
  if (!rendered || rendered.manifests.length === 0) return null
  const names = new Set(rendered.manifests.map(nameOf))
  const before = base.rendered.find((target) => target.id === id)
  return (before?.manifests ?? [])
    .filter((manifest) => !names.has(nameOf(manifest)))
    .map(({ kind, name }) => `${kind} \`${name}\``)
}

function nameOf({ apiVersion, kind, namespace, name }: Manifest): string {
  return JSON.stringify([apiVersion, kind, namespace, name])
}

function filesDiffer(id: string, { base, head }: TreesWithFailures): boolean {
  const trees = treesOf(base, head)
  const files = [base, head].flatMap(({ targets }, index) =>
    targets.filter((target) => target.id === id).flatMap((target) => filesOfTarget(target, trees[index]!)),
  )
  return [...new Set(files)].some(differsBetween(trees))
}

function placeOf({ id, path }: TargetReport, { targets, gitops }: InspectedTree): SourceLine {
  const target = targets.find((each) => each.id === id)
  const named = target?.listedAt ?? target?.statedBy
  if (named) return named
  const object = gitops.find((each) => each.id === id)
  if (object) return { file: object.path, line: object.line ?? 1 }
  return { file: (target && firstFile(target)) ?? path, line: 1 }
}

function firstFile(target: Target): string | undefined {
  if (target.kind === 'helm') return joinPath(target.path, 'Chart.yaml')
  return target.kind === 'kustomization' ? target.file : namedFiles(target)[0]
}
