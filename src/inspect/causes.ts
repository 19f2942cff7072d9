import type { Cause, Provenance } from '../core/cause.ts'
import { groupBy } from '../core/group.ts'
import { compareSeverity } from '../core/order.ts'
import { renderedTextOf } from '../core/render.ts'
import type { Finding } from '../core/report.ts'
import type { HelmTarget } from '../core/target.ts'
import type { TimeBudget } from '../core/time-budget.ts'
import { locationOf } from '../lint.ts'
import { Node } from '../model/node.ts'
import type { Locatable } from '../rules/rule.ts'
import { excerptOf } from './excerpt.ts'
import type { Host, InspectedTree } from './types.ts'
import type { LocatedFinding } from './locate.ts'
import { findingCheckFor } from './finding-check.ts'
import { fieldOf } from './rendered-field.ts'
import { withCause, placeOfPart } from './cause-place.ts'

/** Most findings of a run whose causes are looked for. Those that base has, too, stay where they are. */
const mostFindings = 200

/** Finds what a person has to edit for what rendered objects show. */
export interface Causes {
  /** The cause of what a node of a finding shows; `undefined` for a node that no release renders. */
  of(node: Locatable, finding: LocatedFinding): Promise<Cause | undefined>
}

/** The causes of one side; each release is opened once. `undefined` where nobody can look for them. */
export function causesIn(side: InspectedTree, provenance: Host['provenance']): Causes | undefined {
  if (!provenance) return undefined
  const { reader, targets, origins } = side.sources
  const opened = new Map<string, Provenance>()

  function provenanceOf(target: HelmTarget): Provenance {
    const known = opened.get(target.id) ?? provenance!(reader.tree, target, manifestOf(target))
    opened.set(target.id, known)
    return known
  }

  function manifestOf({ id }: HelmTarget): string | undefined {
    return renderedTextOf(side.renders.get(id))?.manifest
  }

  return {
    async of(node, { lintFinding: found }) {
      const target = found.target === null ? undefined : targets.get(found.target)
      if (!(node instanceof Node) || !origins.has(locationOf(node).file) || target?.kind !== 'helm')
        return undefined
      const mesh = side.meshes.get(target.id)
      const field = fieldOf(node, mesh?.manifests ?? [])
      if (!field) return undefined
      const judge = mesh && node === found.node ? findingCheckFor(found, mesh) : undefined
      return provenanceOf(target).cause(field, judge)
    },
  }
}

/**
 * Moves findings in rendered objects to the line that a person edits: the value that causes them, the map where a
 * missing one belongs, or, where nothing in any values does it, the line of the template where they already are.
 */
export async function pointAtCauses(
  findings: readonly LocatedFinding[],
  side: InspectedTree,
  causes: Causes | undefined,
  budget: TimeBudget,
): Promise<LocatedFinding[]> {
  const chosen = new Set(inTurn(findings.filter(isNew)).slice(0, mostFindings))
  return Promise.all(
    findings.map(async (finding) =>
      causes && chosen.has(finding) && !budget.isSpent('repair')
        ? { ...finding, ...(await point(finding, side, causes)) }
        : finding,
    ),
  )
}

function isNew({ status, cause }: LocatedFinding): boolean {
  return status === 'new' && cause === 'template'
}

/**
 * First one finding of each rule at each line of a template, then the others, errors first: a line that is wrong for
 * all that it renders leaves room for the rest.
 */
function inTurn(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const alike = groupBy(findings, ({ rule, at }) => JSON.stringify([rule, at]))
  return [...alike.values()]
    .flatMap((same) => same.map((finding, turn) => ({ finding, turn })))
    .toSorted(
      (one, other) =>
        Number(one.turn > 0) - Number(other.turn > 0) ||
        byWeight(one.finding, other.finding) ||
        one.turn - other.turn,
    )
    .map(({ finding }) => finding)
}

/** New findings before those that base has too, then by severity. */
export function byWeight(one: Finding, other: Finding): number {
  return (
    Number(one.status === 'existing') - Number(other.status === 'existing') ||
    compareSeverity(one.severity, other.severity)
  )
}

/** Where values would have what is missing; `undefined` where no values feed it. */
async function whereMissing(finding: LocatedFinding, causes: Causes): Promise<Cause | undefined> {
  const { missing } = finding.lintFinding
  const cause = missing ? await causes.of(missing, finding) : undefined
  return cause?.kind === 'missing' ? cause : undefined
}

async function point(
  finding: LocatedFinding,
  side: InspectedTree,
  causes: Causes,
): Promise<Partial<Finding>> {
  const cause = (await whereMissing(finding, causes)) ?? (await causes.of(finding.lintFinding.node, finding))
  if (!cause) return {}
  const related = await Promise.all(
    finding.lintFinding.related.map(async ({ node, note }, index) => {
      const own = await causes.of(node, finding)
      return { at: own?.primary ? placeOfPart(own.primary) : finding.related[index]!.at, note }
    }),
  )
  return withCause({ ...finding, related }, cause, (place) =>
    excerptOf(place, side.sources.reader, side.sources.mask),
  )
}
