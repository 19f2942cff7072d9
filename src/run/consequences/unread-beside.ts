import type { ChangedMesh } from '../../effect/consequences/changed-objects.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { MeshConsequence } from '../../model/consequence.ts'
import { missingTexts, nearInputs, unreadInputs, type UnreadInput } from '../request/unread-inputs.ts'
import { isOfLooseFile } from '../unread.ts'

/** Both trees, as they were inspected. */
interface TreePair {
  readonly base: InspectedTree
  readonly head: InspectedTree
}

/**
 * The consequences of a mesh, each with what of base and head is not read and may touch it among what it rests on: what may
 * be in any namespace, and releases in the namespaces that decide.
 */
export function withUnread(
  consequences: readonly MeshConsequence[],
  changed: ChangedMesh,
  trees: TreePair,
): MeshConsequence[] {
  if (consequences.length === 0) return []
  const { base, head } = changed
  const inputs = distinctInputs([...unreadInputs(head, trees.head), ...unreadInputs(base, trees.base)])
  const ofFiles = [base, head].some(isOfLooseFile) ? [filesAppliedTogether] : []
  return consequences.map((consequence) => {
    const near = nearInputs(inputs, decidingNamespaces(consequence, changed))
    return { ...consequence, missing: [...consequence.missing, ...missingTexts(near), ...ofFiles] }
  })
}

const filesAppliedTogether = 'which files are applied together (`targets` or `--together` says it)'

function distinctInputs(inputs: readonly UnreadInput[]): UnreadInput[] {
  const byKey = new Map(inputs.map((input) => [`${input.name}\0${input.namespace ?? ''}`, input]))
  return [...byKey.values()]
}

function decidingNamespaces(
  { place, namespaces = [] }: MeshConsequence,
  { base, head }: ChangedMesh,
): ReadonlySet<string> {
  return new Set([base.rootNamespace, head.rootNamespace, place.object.namespace, ...namespaces])
}
