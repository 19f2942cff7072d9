import type { Cause, CausePart } from '../core/cause.ts'
import { groupBy } from '../core/group.ts'
import { compareSeverity } from '../core/order.ts'
import type { Finding } from '../core/report.ts'
import type { TimeBudget } from '../core/time-budget.ts'
import { excerptOf } from './excerpt.ts'
import type { LocatedFinding } from './locate.ts'
import { movedToCause, partLocation } from './cause-location.ts'
import type { Causes, TreeOfRenders } from './causes.ts'

/** Limit on findings in a run whose causes are searched. Findings that base has as well are not moved. */
const maxFindings = 200

/**
 * Moves new findings in rendered objects to the line that has to be edited: the value that causes them, or the map in
 * which a value is missing. A finding that no values cause stays at the line of the template.
 */
export async function pointAtCauses(
  findings: readonly LocatedFinding[],
  inspected: TreeOfRenders,
  causes: Causes | undefined,
  budget: TimeBudget,
): Promise<LocatedFinding[]> {
  const chosen = new Set(byPriority(findings.filter(isNew)).slice(0, maxFindings))
  return Promise.all(
    findings.map(async (finding) =>
      causes && chosen.has(finding) && !budget.isSpent('repair')
        ? { ...finding, ...(await fieldsAtCause(finding, inspected, causes)) }
        : finding,
    ),
  )
}

function isNew({ status, cause }: LocatedFinding): boolean {
  return status === 'new' && cause === 'template'
}

/**
 * Sorts findings for the limit: first one finding of each rule at each template line, then the others; errors first. So
 * a line that is wrong in everything it renders does not use up the limit.
 */
function byPriority(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const groups = groupBy(findings, ({ rule, at }) => JSON.stringify([rule, at]))
  return [...groups.values()]
    .flatMap((group) => group.map((finding, index) => ({ finding, index })))
    .toSorted(
      (first, second) =>
        Number(first.index > 0) - Number(second.index > 0) ||
        compareWeight(first.finding, second.finding) ||
        first.index - second.index,
    )
    .map(({ finding }) => finding)
}

/** Compares findings for sorting: new ones before those that base has, too, then by severity. */
export function compareWeight(first: Finding, second: Finding): number {
  return (
    Number(first.status === 'existing') - Number(second.status === 'existing') ||
    compareSeverity(first.severity, second.severity)
  )
}

/** The map in the values in which a missing value belongs; `undefined` if no values are rendered there. */
async function missingValueCause(finding: LocatedFinding, causes: Causes): Promise<Cause | undefined> {
  const { missing } = finding.lintFinding
  const cause = missing ? await causes.of(missing, finding) : undefined
  return cause?.kind === 'missing' ? cause : undefined
}

/** The fields of a finding that change when it is moved to its cause; none if no cause is found. */
async function fieldsAtCause(
  finding: LocatedFinding,
  inspected: TreeOfRenders,
  causes: Causes,
): Promise<Partial<Finding>> {
  const { lintFinding } = finding
  const cause = (await missingValueCause(finding, causes)) ?? (await causes.of(lintFinding.node, finding))
  if (!cause) return {}
  const relatedNodes = lintFinding.related.map(({ node }) => node)
  const relatedParts = await causes.ofRelated(relatedNodes, finding)
  const related = lintFinding.related.map(({ note }, index) => {
    const causePart = relatedParts[index]
    return { at: causePart ? partLocation(causePart) : finding.related[index]!.at, note }
  })
  const breaking = await breakingCause(finding, cause, relatedParts, causes)
  const nodeNotes = breaking ? [{ at: partLocation(cause.primary!), note: lintFinding.nodeNote! }] : []
  const target = inspected.sources.targets.get(lintFinding.target ?? '')
  return movedToCause(
    { ...finding, related: [...nodeNotes, ...related] },
    breaking ?? cause,
    lintFinding.components,
    target?.kind === 'kustomization',
    (location) => excerptOf(location, inspected.sources.reader, inspected.sources.mask),
  )
}

/** The cause of a node that a finding refers to, if a stronger source breaks the rule there (`Problem.nodeNote`). */
async function breakingCause(
  finding: LocatedFinding,
  { primary }: Cause,
  relatedParts: readonly (CausePart | null | undefined)[],
  causes: Causes,
): Promise<Cause | undefined> {
  const { nodeNote, related } = finding.lintFinding
  if (nodeNote === null || primary?.role !== 'cause') return undefined
  const partners = relatedParts.flatMap((causePart) => (causePart?.role === 'cause' ? causePart : []))
  const breaking = await causes.breakingOverride(finding, primary, partners)
  const node = related[relatedParts.indexOf(breaking)]?.node
  return breaking && node ? causes.of(node, finding) : undefined
}
