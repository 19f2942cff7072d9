import type { Cause, CausePart, FindingCheck, Provenance, RenderedField } from '../core/cause.ts'
import { renderedTextOf } from '../core/render.ts'
import type { RenderableTarget } from '../core/target.ts'
import { locationOf, type LintFinding } from '../lint.ts'
import { Node } from '../model/node.ts'
import type { Locatable } from '../rules/problem.ts'
import type { HostServices, InspectedTree } from './types.ts'
import type { LocatedFinding } from './locate.ts'
import { findingCheckFor } from './finding-check.ts'
import { builtFieldOf, fieldOf } from './rendered-field.ts'
import { variableCause } from './variable-cause.ts'
import { renderedStatements } from './rendered-statements.ts'
import { renderedManifests } from './target-contents.ts'

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
export function causesIn(
  inspected: TreeOfRenders,
  provenance: HostServices['provenance'],
): Causes | undefined {
  if (!provenance) return undefined
  const provenanceOf = openProvenance(inspected, provenance)
  return {
    async of(node, { lintFinding }) {
      const probed = probedField(node, lintFinding, inspected)
      if (!probed) return undefined
      const cause = await provenanceOf(probed.target).cause(probed.field, probed.check)
      return (await variableCause(cause, probed, inspected, provenanceOf)) ?? cause
    },
    async ofRelated(nodes, { lintFinding }) {
      const fields = nodes.map((node) => probedField(node, lintFinding, inspected))
      const present = fields.filter((field) => field !== undefined)
      if (!present[0]) return nodes.map(() => undefined)
      // All of them are fields of the target of the finding.
      const found = provenanceOf(present[0].target)
      const shown = await found.shownValues(present.map(({ field }) => field))
      return Promise.all(
        fields.map(
          async (field) =>
            field && (shown[present.indexOf(field)] ?? (await found.cause(field.field, field.check)).primary),
        ),
      )
    },
    async breakingOverride({ lintFinding }, causePart, partners) {
      const { target, field, check } = probedField(lintFinding.node, lintFinding, inspected) ?? {}
      return target && field && check
        ? provenanceOf(target).breakingOverride({ causePart, partners }, field, check)
        : null
    },
  }
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

/** Opens each target of a tree once to find what decides its fields. */
export function openProvenance(
  { sources, renders }: Pick<TreeOfRenders, 'sources' | 'renders'>,
  provenance: NonNullable<HostServices['provenance']>,
): (target: RenderableTarget) => Provenance {
  const opened = new Map<string, Provenance>()
  const statementOf = renderedStatements(sources)
  return (target) => {
    const { id } = target
    const ofTarget =
      opened.get(id) ??
      provenance(sources.reader.tree, target, renderedTextOf(renders.get(id))?.manifest, statementOf(target))
    opened.set(id, ofTarget)
    return ofTarget
  }
}
