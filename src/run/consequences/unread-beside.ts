import { distinctBy } from '../../core/distinct.ts'
import type { ChangedMesh } from '../../effect/consequences/changed-objects.ts'
import type { InspectedPair } from '../../inspect/types.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { missingTexts, nearInputs, unreadInputs, type UnreadInput } from '../request/unread-inputs.ts'
import { isOfLooseFile, unreadBeside, unreadInTree, readingChangeTexts } from '../unread.ts'

/**
 * Adds to the consequences of a mesh the unread inputs that may affect them, of base and head: inputs that may be in
 * any namespace, and releases in the namespaces that decide. What only head cannot read is named without effect, so
 * that a change with an additional unreadable Application is still blocked. Objects that base rendered from it are not
 * compared (`comparableRenders`).
 */
export function withUnread(
  consequences: readonly MeshConsequence[],
  changed: ChangedMesh,
  trees: InspectedPair,
): MeshConsequence[] {
  if (consequences.length === 0) return []
  const { base, head } = changed
  const ofBase = unreadInputs(base, trees.base)
  const keysOfBase = new Set(ofBase.map(keyOf))
  const inputs = distinctBy([...unreadInputs(head, trees.head), ...ofBase], keyOf)
  const ofFiles = [base, head].some(isOfLooseFile) ? [filesAppliedTogether] : []
  return consequences.map((consequence) => {
    const near = nearInputs(inputs, decidingNamespaces(consequence, changed))
    const others = [...consequence.missing, ...ofFiles]
    return others.length > 0 || near.some((input) => keysOfBase.has(keyOf(input)))
      ? { ...consequence, missing: [...consequence.missing, ...missingTexts(near), ...ofFiles] }
      : { ...consequence, brought: missingTexts(near) }
  })
}

const filesAppliedTogether = 'which files are applied together (`targets` or `--together` says it)'

function keyOf({ name, namespace }: UnreadInput): string {
  return `${name}\0${namespace ?? ''}`
}

function decidingNamespaces(
  { place, namespaces = [] }: MeshConsequence,
  { base, head }: ChangedMesh,
): ReadonlySet<string> {
  const ofPlace = place.object ? [place.object.namespace] : []
  return new Set([base.rootNamespace, head.rootNamespace, ...ofPlace, ...namespaces])
}

/** The unread inputs of both trees and of a mesh on both sides, for which nothing can be proved. */
export function unreadOfPair(
  { base, head }: Pick<ChangedMesh, 'base' | 'head'>,
  trees: InspectedPair,
  configFile: string,
): string[] {
  return [
    ...unreadInTree(trees.head),
    ...unreadInTree(trees.base),
    ...(head.targets.length > 0 ? unreadBeside(head, trees.head) : []),
    ...(base.targets.length > 0 ? unreadBeside(base, trees.base) : []),
    ...readingChangeTexts(trees.head, trees.base, configFile),
  ]
}
