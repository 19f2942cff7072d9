import { namedFiles } from '../core/target.ts'
import { hasPath } from '../core/tree.ts'
import { compareFindings, type TreePresence } from '../diff/findings.ts'
import type { LocatedFinding } from '../inspect/locate.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { isSearchedFor } from '../inspect/unsearched-values.ts'
import { unseenTargets } from './unseen-targets.ts'

/** The findings of head and those that only base has, each with its status. */
export interface ComparedTrees {
  readonly findings: readonly LocatedFinding[]
  /** False for a finding of base that head could not check again: it is not known to be fixed. */
  readonly isKnown: (finding: LocatedFinding) => boolean
}

/**
 * The findings of a report: the new ones of head, the existing ones in what the change may affect, and the fixed ones of
 * base. A finding of base that head could not check again is not known to be fixed, and is left out.
 */
export function compareTrees(base: InspectedTree, head: InspectedTree): LocatedFinding[] {
  const { findings, isKnown } = comparedTrees(base, head)
  const isListed = (finding: LocatedFinding): boolean =>
    finding.status !== 'existing' || isOfChange(finding, head)
  return findings.filter((finding) => isKnown(finding) && isListed(finding))
}

/** Compares the findings of base and head. */
export function comparedTrees(base: InspectedTree, head: InspectedTree): ComparedTrees {
  const complete = new Set(head.rendered.flatMap(({ id, isPartial }) => (isPartial ? [] : id)))
  const failed = new Set(head.targets.flatMap(({ id }) => (complete.has(id) ? [] : id)))
  const refused = new Set(head.sources.reader.tree.refused.map(({ file }) => file))
  const unseen = unseenTargets(base, head)
  const isKnown = (finding: LocatedFinding): boolean =>
    finding.status !== 'fixed' ||
    (!refused.has(finding.at.file) &&
      isChecked(finding, head) &&
      isSearchedFor(finding, head.unsearched) &&
      (finding.targets.length === 0 || finding.targets.some((id) => !unseen.has(id))) &&
      (!needsRender(finding) || finding.targets.some((id) => !failed.has(id))))
  return { findings: compareFindings(base.findings, head.findings, presenceInTree(head)), isKnown }
}

/**
 * False for a finding of targets that are equal in both trees. Such findings are omitted, since only those that the
 * change reaches were searched.
 */
function isOfChange({ targets }: LocatedFinding, { unchanged }: InspectedTree): boolean {
  return targets.length === 0 || targets.some((id) => !unchanged.has(id))
}

/** Tells which files and targets a tree has. */
export function presenceInTree({ sources }: InspectedTree): TreePresence {
  return {
    hasFile: (file) => hasPath(sources.reader.tree, file),
    hasTarget: (id) => sources.targets.has(id),
  }
}

/** False for a finding of targets that head had no time to check. */
function isChecked({ targets }: LocatedFinding, { unchecked }: InspectedTree): boolean {
  if (unchecked.size === 0) return true
  return targets.some((id) => !unchecked.has(id))
}

/** True for a finding that depends on a render. */
function needsRender({ cause, lintFinding }: LocatedFinding): boolean {
  return cause === 'template' || lintFinding.view === 'deadValue' || lintFinding.view === 'undefinedValue'
}

/**
 * The renders of base and head to compare. It omits targets that failed on one side, and targets that only a failed
 * render would state. Otherwise a failed render would look like removed objects. It also omits files of which a controller
 * applies the objects on the other side only (`releasedFiles`).
 */
export function comparableRenders(
  base: InspectedTree,
  head: InspectedTree,
): [InspectedTree['rendered'], InspectedTree['rendered']] {
  const failed = new Set([
    ...[...idsWithoutRender(base), ...idsWithoutRender(head)],
    ...[...targetsUnreadableIn(base, head), ...targetsUnreadableIn(head, base)],
    ...unseenTargets(base, head),
    ...releasedFiles(base, head),
    ...releasedFiles(head, base),
  ])
  return [
    base.rendered.filter(({ id }) => !failed.has(id)),
    head.rendered.filter(({ id }) => !failed.has(id)),
  ]
}

/** The ids of the targets that use a file which the other tree contains and cannot read. */
function targetsUnreadableIn({ targets }: InspectedTree, otherTree: InspectedTree): string[] {
  const refused = new Set(otherTree.sources.reader.tree.refused.map(({ file }) => file))
  return targets.flatMap((target) =>
    target.kind === 'manifests' && target.files.some((file) => refused.has(file)) ? target.id : [],
  )
}

/**
 * The ids of files that nothing in a tree applies, and whose objects a controller applies in the other one. They are no added
 * or removed objects: a file that stays when its Application goes is not applied any more.
 */
function releasedFiles({ targets }: InspectedTree, otherTree: InspectedTree): string[] {
  const loose = targets.flatMap((target) =>
    target.kind === 'manifests' && target.loose === 'alone' ? [target] : [],
  )
  if (loose.length === 0) return []
  const managed = new Set(otherTree.targets.flatMap((target) => (target.manager ? namedFiles(target) : [])))
  return loose.flatMap(({ id, files }) => (files.every((file) => managed.has(file)) ? id : []))
}

function idsWithoutRender({ targets, rendered }: InspectedTree): string[] {
  const renderedIds = new Set(rendered.map(({ id }) => id))
  return targets.map(({ id }) => id).filter((id) => !renderedIds.has(id))
}
