import type { Cause, CausePart, FindingCheck, Provenance, RenderedField } from '../core/cause.ts'
import { oncePerPair } from '../core/once-per.ts'
import { renderedTextOf } from '../core/render.ts'
import type { RenderableTarget } from '../core/target.ts'
import { locationOf, type LintFinding } from '../lint.ts'
import { Node } from '../model/node.ts'
import type { Locatable } from '../rules/problem.ts'
import type { HostServices, InspectedTree } from './types.ts'
import type { LocatedFinding, Sources } from './locate.ts'
import { findingCheckFor } from './finding-check.ts'
import { inputKeys } from './input-keys.ts'
import { causeCache, type CauseParts } from './kept-causes.ts'
import { builtFieldOf, fieldOf } from './rendered-field.ts'
import { variableCause } from './variable-cause.ts'
import { renderedStatements } from './rendered-statements.ts'
import { renderedManifests } from './rendered-manifests.ts'

/** Finds the source that has to be edited to change a rendered field. */
export interface Causes {
  /** The cause of a node's value in a rendered object; `undefined` for a node that no release renders. */
  of(node: Locatable, finding: LocatedFinding): Promise<Cause | undefined>
  /** The lines to edit for nodes that a finding refers to; `undefined` for a node that no release renders. */
  ofRelated(
    nodes: readonly Locatable[],
    finding: LocatedFinding,
  ): Promise<readonly (CausePart | null | undefined)[]>
  /**
   * The override that breaks the rule, among the values that decide what a finding refers to
   * (`Provenance.breakingOverride`).
   */
  breakingOverride(
    finding: LocatedFinding,
    causePart: CausePart,
    partners: readonly CausePart[],
  ): Promise<CausePart | null>
}

/**
 * The parts of a tree that the search for causes reads. Without the mesh of a target, no probe checks whether a finding
 * is gone.
 */
export type TreeOfRenders = Pick<InspectedTree, 'sources' | 'renders' | 'meshes' | 'meshParts'>

/** The causes of findings in one tree; each release is opened once. `undefined` if the host has no provenance. */
export function causesIn(inspected: TreeOfRenders, host: CausesHost): Causes | undefined {
  const { provenance, kept, budget } = host
  if (!provenance) return undefined
  const provenanceOf = openProvenance(inspected, provenance)
  const cache = causeCache(kept, inspected.sources.reader)
  const questionOf = questionsOf(inspected, host)
  const isRepeatable = (target: RenderableTarget) => (): boolean =>
    !budget.isSpent('repair') && provenanceOf(target).isRepeatable
  return {
    async of(node, { lintFinding }) {
      const probed = probedField(node, lintFinding, inspected)
      if (!probed) return undefined
      const { target, field, check } = probed
      const find = async (): Promise<Cause> => {
        const cause = await provenanceOf(target).cause(field, check)
        return (await variableCause(cause, probed, inspected, provenanceOf)) ?? cause
      }
      return cache.cause(questionOf('cause', [probed], lintFinding), find, isRepeatable(target))
    },
    async ofRelated(nodes, { lintFinding }) {
      const fields = nodes.map((node) => probedField(node, lintFinding, inspected))
      const present = fields.filter((field) => field !== undefined)
      if (!present[0]) return nodes.map(() => undefined)
      // All of them are fields of the target of the finding.
      const { target } = present[0]
      const find = (): Promise<CauseParts> => partsOf(fields, present, provenanceOf(target))
      return cache.parts(questionOf('related', fields, lintFinding), find, isRepeatable(target))
    },
    async breakingOverride({ lintFinding }, causePart, partners) {
      const probed = probedField(lintFinding.node, lintFinding, inspected)
      const { target, field, check } = probed ?? {}
      if (!target || !field || !check) return null
      const question = questionOf('override', [probed], lintFinding, [causePart, ...partners].map(placeOf))
      const find = (): Promise<CausePart | null> =>
        provenanceOf(target).breakingOverride({ causePart, partners }, field, check)
      return cache.choice(question, partners, find, isRepeatable(target))
    },
  }
}

/** The parts to edit for fields of one target: the values that show in them, else their causes. */
async function partsOf(
  fields: readonly (ProbedField | undefined)[],
  present: readonly ProbedField[],
  provenance: Provenance,
): Promise<CauseParts> {
  const shown = await provenance.shownValues(present.map(({ field }) => field))
  return Promise.all(
    fields.map(
      async (field) =>
        field &&
        (shown[present.indexOf(field)] ?? (await provenance.cause(field.field, field.check)).primary),
    ),
  )
}

/** The services of the host that find causes and keep them. */
export type CausesHost = Pick<HostServices, 'provenance' | 'kept' | 'releaseKey' | 'budget'>

/** Returns a function that describes a question about fields of one target by all that its answer depends on. */
function questionsOf(
  inspected: TreeOfRenders,
  host: CausesHost,
): (
  kind: string,
  fields: readonly (ProbedField | undefined)[],
  finding: LintFinding,
  parts?: readonly unknown[],
) => string | null {
  const keys = inputKeys(inspected, host)
  return (kind, fields, { rule, code, view, message }, parts = []) => {
    const target = fields.find((field) => field !== undefined)?.target
    const inputs = target && host.kept ? keys.ofTarget(target) : null
    if (!target || inputs === null) return null
    const isChecked = fields.some((field) => field?.check)
    const mesh = inspected.meshes.get(target.id)
    const ofMesh = isChecked && mesh ? keys.ofMesh(mesh) : ''
    if (ofMesh === null) return null
    const places = fields.map((field) => field && [field.field, field.check !== undefined])
    return JSON.stringify([kind, inputs, places, isChecked ? [ofMesh, rule, code, view, message] : [], parts])
  }
}

/** A part of a cause without the text of its file. */
function placeOf({ file, start, end, role }: CausePart): unknown {
  return [file, start, end, role]
}

/** A rendered field in the terms of the engine. */
interface ProbedField {
  readonly target: RenderableTarget
  readonly field: RenderedField
  /** Absent for a field that the finding only refers to. */
  readonly check: FindingCheck | undefined
}

/** The field of a node that a finding is at or refers to; `undefined` for a node that no release renders. */
function probedField(
  node: Locatable,
  lintFinding: LintFinding,
  inspected: TreeOfRenders,
): ProbedField | undefined {
  const { targets, origins } = inspected.sources
  const target = lintFinding.target === null ? undefined : targets.get(lintFinding.target)
  if (!(node instanceof Node) || !origins.has(locationOf(node).file)) return undefined
  if (target?.kind !== 'helm' && target?.kind !== 'kustomization') return undefined
  const mesh = inspected.meshes.get(target.id)
  const text = renderedTextOf(inspected.renders.get(target.id))
  const manifests = text ? renderedManifests(text) : []
  const field = target.kind === 'helm' ? fieldOf(node, manifests) : builtFieldOf(node, manifests)
  const check =
    mesh && node === lintFinding.node
      ? findingCheckFor(lintFinding, mesh, inspected.meshParts.get(target.id))
      : undefined
  return field && { target, field, check }
}

/**
 * Opens each target of a tree once to find what decides its fields. All questions about a tree share what is opened, and so
 * the renders of probes.
 */
export function openProvenance(
  { sources }: Pick<TreeOfRenders, 'sources'>,
  provenance: NonNullable<HostServices['provenance']>,
): (target: RenderableTarget) => Provenance {
  return openedTargets(sources, provenance)
}

const openedTargets = oncePerPair(
  (
    sources: Sources,
    provenance: NonNullable<HostServices['provenance']>,
  ): ((target: RenderableTarget) => Provenance) => {
    const { reader, renders } = sources
    const opened = new Map<string, Provenance>()
    const statementOf = renderedStatements(sources)
    return (target) => {
      const { id } = target
      const ofTarget =
        opened.get(id) ??
        provenance(reader.tree, target, renderedTextOf(renders.get(id))?.manifest, statementOf(target))
      opened.set(id, ofTarget)
      return ofTarget
    }
  },
)
