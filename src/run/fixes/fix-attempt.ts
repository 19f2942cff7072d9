import type { Config } from '../../core/config.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Render } from '../../core/render.ts'
import type { Edit } from '../../core/report.ts'
import type { Target } from '../../core/target.ts'
import { lint, type LintFinding } from '../../lint.ts'
import type { LintSubject } from '../../lint/subjects.ts'
import type { Manifest } from '../../model/manifest.ts'
import { createMesh, type Mesh } from '../../model/mesh.ts'
import { rules } from '../../rules/index.ts'
import type { Reader } from '../../yaml/reader.ts'
import { renderAgain } from '../../inspect/schedule.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import { allManifests, contentsOfTarget, type TargetContents } from '../../inspect/target-contents.ts'
import { groupIntoMeshes } from '../../inspect/mesh-inputs.ts'
import { objectsThatMayExist } from '../../inspect/objects-around.ts'
import { countFindings, findingCounts } from './finding-key.ts'
import { overlay } from './overlay.ts'
import { affectedTargets } from './affected-targets.ts'
import { readersOf } from './readers.ts'
import type { EditedTarget, FixAttempt } from './types.ts'

/**
 * Applies edits in memory, and renders and checks all targets that read the edited files. `null` if that is impossible,
 * or if something that rendered before fails.
 */
export async function attemptEdits(
  edits: readonly Edit[],
  head: InspectedTree,
  config: Config,
  host: HostServices,
): Promise<FixAttempt | null> {
  const reader = overlay(head.sources.reader, edits)
  if (!reader) return null
  const files = [...new Set(edits.map(({ file }) => file))]
  const targets = [...new Set(files.flatMap((file) => readersOf(file, head.targets, reader)))]
  const renders = await renderAgain(reader, targets, host)
  if (targets.some(({ id }) => isBroken(head.renders.get(id), renders.get(id)))) return null
  const meshes = rebuiltMeshes(targets, renders, head, reader)
  const editedTargets = targets.map((target) => editedTarget(target, head.meshes, meshes))
  const checkedTargets = affectedTargets(editedTargets, meshes)
  const isChecked = ({ target }: LintSubject): boolean => target === null || checkedTargets.has(target)
  const problems: LintFinding[] = []
  const problemsBefore: LintFinding[] = []
  const isDone = host.budget.within('repair', () => {
    for (const mesh of meshes) problems.push(...lint(mesh, rules, isChecked))
    // Findings of targets that the change does not reach are not among those of head.
    if (head.unchanged.size > 0)
      for (const mesh of meshesOf(targets, head)) problemsBefore.push(...lint(mesh, rules, isChecked))
  })
  if (!isDone) return null
  const findings = adjustSeverities(problems, config)
  const headFindings = head.findings.map((finding) => finding.lintFinding)
  const counts = countFindings(findings)
  const countsBefore = head.unchanged.size > 0 ? countFindings(problemsBefore) : findingCounts(head)
  const rulesWithFixes = new Set(headFindings.filter(({ fix }) => fix).map(({ rule }) => rule))
  return {
    checkedTargets,
    changedTargets: new Set(
      targets.filter(({ id }) => isChanged(head.renders.get(id), renders.get(id))).map(({ id }) => id),
    ),
    isClean: [...counts].every(([fact, times]) => times <= (countsBefore.get(fact) ?? 0)),
    remaining: countFindings(findings.filter(({ rule }) => rulesWithFixes.has(rule))),
    editedTargets,
  }
}

/** True if an edit makes a render fail, or more of its templates fail. */
function isBroken(before: Render | undefined, after: Render | undefined): boolean {
  if (!after || after.status === 'rendered') return before?.status === 'rendered' && !after
  if (before?.status !== 'failed' || after.status !== 'failed') return before?.status !== after.status
  const failing = new Set(before.broken.map(({ file }) => file))
  return (
    (before.partial !== null && after.partial === null) || after.broken.some(({ file }) => !failing.has(file))
  )
}

function isChanged(before: Render | undefined, after: Render | undefined): boolean {
  return !(
    before?.status === 'rendered' &&
    after?.status === 'rendered' &&
    before.manifest === after.manifest
  )
}

/**
 * Builds the meshes of edited targets again; all meshes if manifests without an environment are edited, since these may
 * belong to any.
 */
function rebuiltMeshes(
  edited: readonly Target[],
  renders: ReadonlyMap<string, Render>,
  head: InspectedTree,
  reader: Reader,
): Mesh[] {
  // Targets that read none of the edited files keep their contents.
  const contents = (target: Target): TargetContents =>
    edited.includes(target)
      ? contentsOfTarget(target, renders.get(target.id), reader, head.inBase)
      : contentsOfTarget(target, head.renders.get(target.id), head.sources.reader, head.inBase)
  const otherFilesOf = otherFilesAgain(edited, contents)
  return meshesOf(edited, head).flatMap((mesh) =>
    groupIntoMeshes(mesh.targets.map(contents), () => otherFilesOf(mesh), mesh.context).map(createMesh),
  )
}

/** The meshes of edited targets; all meshes if these may belong to any. */
function meshesOf(edited: readonly Target[], head: InspectedTree): Mesh[] {
  const meshes = [...new Set(head.meshes.values())]
  const isPlain = edited.some(({ kind, environment }) => kind === 'manifests' && environment === null)
  return meshes.filter((mesh) => isPlain || mesh.targets.some((target) => edited.includes(target)))
}

/** The objects of other files beside a mesh after the edits; meshes that shared an array share the new one. */
function otherFilesAgain(
  edited: readonly Target[],
  contents: (target: Target) => TargetContents,
): (mesh: Mesh) => readonly Manifest[] {
  const rebuilt = oncePer((around: readonly Manifest[]): readonly Manifest[] => {
    const ids = new Set(around.map(({ target }) => target))
    const changed = edited.filter(({ id }) => ids.has(id))
    if (changed.length === 0) return around
    const changedIds = new Set(changed.map(({ id }) => id))
    const unchanged = around.filter(({ target }) => !changedIds.has(target))
    return [...unchanged, ...changed.flatMap((target) => objectsThatMayExist(contents(target)))]
  })
  return ({ around = noManifests }) => rebuilt(around)
}

const noManifests: readonly Manifest[] = []

function editedTarget(target: Target, before: InspectedTree['meshes'], after: readonly Mesh[]): EditedTarget {
  const objectsIn = (meshes: Iterable<Mesh | undefined>): Manifest[] =>
    [...meshes].flatMap((mesh) =>
      mesh ? allManifests(mesh).filter((manifest) => manifest.target === target.id) : [],
    )
  return { target, before: objectsIn([before.get(target.id)]), after: objectsIn(after) }
}
