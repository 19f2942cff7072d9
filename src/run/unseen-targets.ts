import type { GitopsTarget, Manager, Target } from '../core/target.ts'
import { replacementTest } from '../discover/gitops/argo/replaced.ts'
import type { InspectedTree } from '../inspect/types.ts'

/**
 * The ids of targets of one tree that may exist in the other tree without being visible: the render that states them
 * fails or is partial, or an ApplicationSet is not evaluated. Also the ids of targets that only the other tree has and that
 * such a target would replace there (`replacementTest`). None of them counts as added or removed.
 */
export function unseenTargets(base: InspectedTree, head: InspectedTree): ReadonlySet<string> {
  return new Set([...unseenBeside(base, head), ...unseenBeside(head, base)].map(({ id }) => id))
}

/** The targets of a tree that are not visible in the other tree, with their replacements there. */
function unseenBeside(tree: InspectedTree, otherTree: InspectedTree): Target[] {
  const unseenReasonOf = unseenReasonFinder(tree, otherTree)
  const unseen = tree.targets.filter(({ id }) => unseenReasonOf(id) !== null)
  if (unseen.length === 0) return []
  const ids = new Set(tree.targets.map(({ id }) => id))
  const isReplaced = replacementTest(unseen)
  return [...unseen, ...otherTree.targets.filter((target) => !ids.has(target.id) && isReplaced(target))]
}

/** What of another tree hides whether it has a target. */
export type UnseenReason =
  | { readonly is: 'not-rendered'; readonly object: GitopsTarget }
  | { readonly is: 'incomplete'; readonly target: string }

/**
 * Returns a function that finds what hides a target of a tree in another one: an object of a controller that is not rendered
 * there, or a target that is rendered in part or not at all. `null` for a target that is shown there, or not there.
 */
export function unseenReasonFinder(
  tree: InspectedTree,
  otherTree: InspectedTree,
): (id: string) => UnseenReason | null {
  const incomplete = incompleteTargets(otherTree)
  const unknown = new Map(
    otherTree.gitops.flatMap((object) => (object.reason === '' ? [] : [[object.id, object]])),
  )
  const shown = new Set(otherTree.targets.map(({ id }) => id))
  const byId = new Map(tree.targets.map((target) => [target.id, target]))
  return (first) => {
    // Objects may apply each other in a cycle.
    const followed = new Set<string>()
    for (let id: string | undefined = first; id !== undefined && !followed.has(id);) {
      if (shown.has(id)) return null
      followed.add(id)
      const { statedBy, renderedBy, manager }: Partial<Target> = byId.get(id) ?? {}
      const stating = statedBy && unknown.get(statedBy.target)
      if (stating && !isNotGenerated(manager, stating)) return { is: 'not-rendered', object: stating }
      if (renderedBy !== undefined && incomplete.has(renderedBy))
        return { is: 'incomplete', target: renderedBy }
      id = renderedBy
    }
    return null
  }
}

/** True if an ApplicationSet certainly no longer generates an Application. */
function isNotGenerated(manager: Manager | undefined, { generated }: GitopsTarget): boolean {
  return manager?.generatedBy !== undefined && generated?.includes(manager.name) === false
}

/** The ids of targets that do not render, or only in part. */
function incompleteTargets({ targets, rendered }: InspectedTree): ReadonlySet<string> {
  const complete = new Set(rendered.flatMap(({ id, isPartial }) => (isPartial ? [] : id)))
  return new Set(targets.flatMap(({ id }) => (complete.has(id) ? [] : id)))
}
