import type { Config } from '../../core/config.ts'
import type { Render } from '../../core/render.ts'
import type { Edit } from '../../core/report.ts'
import type { LintFinding } from '../../lint.ts'
import type { MeshInput } from '../../model/mesh.ts'
import type { ChangedMeshes } from '../../inspect/change/changed-meshes.ts'
import { lintExtent } from '../../inspect/check-meshes.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import { editMeshes } from './edited-meshes.ts'
import { countFindings, findingCounts } from './finding-key.ts'
import { editedReader } from './overlay.ts'
import { renderEdited } from './render-edited.ts'
import { readerForUse, targetsReading } from './readers.ts'
import type { FixAttempt } from './types.ts'

/**
 * Applies edits in memory, renders all targets that read the edited files and those that these state, and checks all that
 * the edits may affect. `null` if an edited file is not UTF-8, if a target fails more than before or is not stated any
 * more, or if the time for fixes is used up.
 */
export async function attemptEdits(
  edits: readonly Edit[],
  head: InspectedTree,
  config: Config,
  host: HostServices,
): Promise<FixAttempt | null> {
  const reader = editedReader(head.sources.reader, edits)
  if (!reader) return null
  const files = [...new Set(edits.map(({ file }) => file))]
  const use = readerForUse(files, reader, head.sources.reader)
  const reading = [...new Set(files.flatMap((file) => targetsReading(file, head.targets, use)))]
  const edited = await renderEdited(reading, head, reader, host)
  if (!edited) return null
  const { targets, renders } = edited
  if (targets.some(({ id }) => isBroken(head.renders.get(id), renders.get(id)))) return null
  const { before, after, change, editedTargets } = editMeshes(targets, renders, head, reader)
  const [problemsBefore, problems]: [LintFinding[], LintFinding[]] = [[], []]
  const isDone = host.budget.within('repair', () => {
    problems.push(...lintReached(after, change))
    // Findings of targets that the change does not reach are not among those of head.
    if (head.unchanged.size > 0) problemsBefore.push(...lintReached(before, change))
  })
  if (!isDone) return null
  const findings = adjustSeverities(problems, config)
  const headFindings = head.findings.map((finding) => finding.lintFinding)
  const counts = countFindings(findings)
  const countsBefore = head.unchanged.size > 0 ? countFindings(problemsBefore) : findingCounts(head)
  const rulesWithFixes = new Set(headFindings.filter(({ fix }) => fix).map(({ rule }) => rule))
  return {
    checkedTargets: new Set(after.flatMap((mesh) => reachedTargets(mesh, change))),
    changedTargets: new Set(
      targets.filter(({ id }) => isChanged(head.renders.get(id), renders.get(id))).map(({ id }) => id),
    ),
    isClean: [...counts].every(([fact, times]) => times <= (countsBefore.get(fact) ?? 0)),
    remaining: countFindings(findings.filter(({ rule }) => rulesWithFixes.has(rule))),
    editedTargets,
  }
}

function lintReached(meshes: readonly MeshInput[], { extentOf }: ChangedMeshes): readonly LintFinding[] {
  return meshes.flatMap((mesh) => lintExtent(mesh, extentOf(mesh)))
}

function reachedTargets(mesh: MeshInput, { extentOf }: ChangedMeshes): string[] {
  const extent = extentOf(mesh)
  const ids = mesh.targets.map(({ id }) => id)
  if (extent === 'none') return []
  return extent === 'all' ? ids : ids.filter((id) => extent.targets.has(id))
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
