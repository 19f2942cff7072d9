import type { Config } from '../../core/config.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Render } from '../../core/render.ts'
import type { Edit } from '../../core/report.ts'
import type { Target } from '../../core/target.ts'
import { lint, type LintFinding } from '../../lint.ts'
import type { Manifest } from '../../model/manifest.ts'
import { createMesh, type Mesh } from '../../model/mesh.ts'
import { rules } from '../../rules/index.ts'
import type { Reader } from '../../yaml/reader.ts'
import { renderAgain } from '../../inspect/schedule.ts'
import type { Host, InspectedTree } from '../../inspect/types.ts'
import { adjustSeverities } from '../../inspect/severities.ts'
import { allManifests, contentsOfTarget, type TargetContents } from '../../inspect/target-contents.ts'
import { appliedTogether, objectsThatMayBe } from '../../inspect/applied-together.ts'
import { countFindings, factsOf } from './finding-key.ts'
import { overlay } from './overlay.ts'
import { affectedTargets } from './affected-targets.ts'
import { readersOf } from './readers.ts'
import type { Touched, FixAttempt } from './types.ts'

/**
 * Makes edits in memory, and renders and checks again whatever reads the edited files. `null` if that cannot be done,
 * or if what could be rendered before no longer can.
 */
export async function attemptEdits(
  edits: readonly Edit[],
  side: InspectedTree,
  config: Config,
  host: Host,
): Promise<FixAttempt | null> {
  const reader = overlay(side.sources.reader, edits)
  if (!reader) return null
  const files = [...new Set(edits.map(({ file }) => file))]
  const targets = [...new Set(files.flatMap((file) => readersOf(file, side.targets, reader)))]
  const renders = await renderAgain(reader, targets, host)
  if (targets.some(({ id }) => isBroken(side.renders.get(id), renders.get(id)))) return null
  const meshes = meshesAgain(targets, renders, side, reader)
  const touched = targets.map((target) => touchedTarget(target, side.meshes, meshes))
  const looked = affectedTargets(touched, meshes)
  const problems: LintFinding[] = []
  const isDone = host.budget.within('repair', () => {
    for (const mesh of meshes) problems.push(...lint(mesh, rules, looked))
  })
  if (!isDone) return null
  const found = adjustSeverities(problems, config)
  const known = side.findings.map((finding) => finding.lintFinding)
  const [facts, before] = [countFindings(found), factsOf(side)]
  const proposing = new Set(known.filter(({ fix }) => fix).map(({ rule }) => rule))
  return {
    looked,
    moved: new Set(
      targets.filter(({ id }) => hasMoved(side.renders.get(id), renders.get(id))).map(({ id }) => id),
    ),
    isClean: [...facts].every(([fact, times]) => times <= (before.get(fact) ?? 0)),
    left: countFindings(found.filter(({ rule }) => proposing.has(rule))),
    touched,
  }
}

/** True if less is rendered than before. */
function isBroken(before: Render | undefined, after: Render | undefined): boolean {
  if (!after || after.status === 'rendered') return before?.status === 'rendered' && !after
  if (before?.status !== 'failed') return before !== undefined
  const failing = new Set(before.broken.map(({ file }) => file))
  return (
    (before.partial !== null && after.partial === null) || after.broken.some(({ file }) => !failing.has(file))
  )
}

function hasMoved(before: Render | undefined, after: Render | undefined): boolean {
  return !(
    before?.status === 'rendered' &&
    after?.status === 'rendered' &&
    before.manifest === after.manifest
  )
}

/** The meshes that edited targets are in; where plain files are edited all, since all look around at them. */
function meshesAgain(
  edited: readonly Target[],
  renders: ReadonlyMap<string, Render>,
  side: InspectedTree,
  reader: Reader,
): Mesh[] {
  const meshes = [...new Set(side.meshes.values())]
  // What reads none of the edited files is what it was.
  const world = (target: Target): TargetContents =>
    edited.includes(target)
      ? contentsOfTarget(target, renders.get(target.id), reader, side.inBase)
      : contentsOfTarget(target, side.renders.get(target.id), side.sources.reader, side.inBase)
  const isPlain = edited.some(({ kind, environment }) => kind === 'manifests' && environment === null)
  const aroundOf = aroundAgain(edited, world)
  return meshes
    .filter((mesh) => isPlain || mesh.targets.some((target) => edited.includes(target)))
    .flatMap((mesh) =>
      appliedTogether(mesh.targets.map(world), () => aroundOf(mesh), mesh.context).map(createMesh),
    )
}

/** What is around a mesh once targets are edited: again one array for all that had one. */
function aroundAgain(
  edited: readonly Target[],
  world: (target: Target) => TargetContents,
): (mesh: Mesh) => readonly Manifest[] {
  const again = oncePer((around: readonly Manifest[]): readonly Manifest[] => {
    const ids = new Set(around.map(({ target }) => target))
    const changed = edited.filter(({ id }) => ids.has(id))
    if (changed.length === 0) return around
    const own = new Set(changed.map(({ id }) => id))
    const others = around.filter(({ target }) => !own.has(target))
    return [...others, ...changed.flatMap((target) => objectsThatMayBe(world(target)))]
  })
  return ({ around = none }) => again(around)
}

const none: readonly Manifest[] = []

function touchedTarget(target: Target, before: InspectedTree['meshes'], after: readonly Mesh[]): Touched {
  const own = (meshes: Iterable<Mesh | undefined>): Manifest[] =>
    [...meshes].flatMap((mesh) =>
      mesh ? allManifests(mesh).filter((manifest) => manifest.target === target.id) : [],
    )
  return { target, before: own([before.get(target.id)]), after: own(after) }
}
