import { oncePer } from '../core/once-per.ts'
import { lint, type LintFinding, type SubjectTest } from '../lint.ts'
import { createMesh, type MeshInput } from '../model/mesh.ts'
import { sortByLocation } from '../lint/deduplicate.ts'
import { rules } from '../rules/index.ts'
import { meshOfPart, type ChangedMeshes, type LintedPart } from './change/changed-meshes.ts'
import { isSameMesh } from './same-contents.ts'
import type { HostServices } from './types.ts'

/**
 * Applies the rules to a mesh. A mesh that is the same in head and in base, since the change touches nothing that it is
 * made of, is linted once in a run.
 *
 * The mesh is created here and dropped after linting, with all that rules have computed for it, to save memory.
 *
 * @param host the services of the run
 */
export function lintOnce(input: MeshInput, host: HostServices): readonly LintFinding[] {
  const { byTargets, byMesh } = lintedMeshes(host)
  const name = JSON.stringify(input.targets.map(({ id }) => id))
  const earlier = byTargets.get(name)
  const isSame = earlier !== undefined && isSameMesh(earlier.input, input)
  const findings = isSame ? earlier.findings : lint(createMesh(input), rules)
  if (!isSame) byTargets.set(name, { input, findings })
  byMesh.set(input, findings)
  return findings
}

/**
 * Lints a mesh of the second tree. Findings outside the reach of the change are taken from the mesh of the other tree.
 */
export function lintSecond(
  input: MeshInput,
  change: ChangedMeshes,
  host: HostServices,
): readonly LintFinding[] {
  const extent = change.extentOf(input)
  const counterpart = change.counterpartOf(input)
  const first = counterpart && lintedMeshes(host).byMesh.get(counterpart)
  if (!first || extent === 'all') return lintOnce(input, host)
  return extent === 'none' ? first : sortByLocation([...outsideOf(extent, first), ...lintPart(input, extent)])
}

/** The findings of targets that a change does not reach. */
function outsideOf({ targets }: LintedPart, findings: readonly LintFinding[]): LintFinding[] {
  return findings.filter(({ target }) => target !== null && !targets.has(target))
}

/** The findings of the targets that a change reaches, and of what belongs to no single target. */
function lintPart(input: MeshInput, extent: LintedPart): LintFinding[] {
  const isLinted: SubjectTest = (subject) => subject.target === null || extent.isLinted(subject)
  return lint(createMesh(meshOfPart(input, extent)), rules, isLinted)
}

interface LintedMesh {
  readonly input: MeshInput
  readonly findings: readonly LintFinding[]
}

/** The last mesh of the same targets, and the findings of each mesh. */
const lintedMeshes = oncePer((_host: HostServices) => ({
  byTargets: new Map<string, LintedMesh>(),
  byMesh: new WeakMap<MeshInput, readonly LintFinding[]>(),
}))
