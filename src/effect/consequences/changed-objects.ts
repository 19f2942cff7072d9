import { canonicalJson } from '../../model/canonical-json.ts'
import type { ConsequencePlace } from '../../model/consequence.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'

/** An object that differs between two meshes; `null` on the side that lacks it. */
export interface ManifestChange {
  readonly base: Manifest | null
  readonly head: Manifest | null
}

/** A mesh of base and the same one of head, with the objects that differ. */
export interface ChangedMesh {
  readonly base: Mesh
  readonly head: Mesh
  readonly objects: readonly ManifestChange[]
  /** Set if the meshes contain only the objects that decide about the difference. */
  readonly isPart?: true
  /** The meshes that `base` and `head` are parts of; absent if these are whole. */
  readonly whole?: { readonly base: Mesh; readonly head: Mesh }
  /** True if head has no such mesh. `head` then contains the objects that other new meshes have of it. */
  readonly isRemoved?: true
}

/** The same change with whole meshes. A proof needs all objects that policies select. */
export function wholeMeshChange(changed: ChangedMesh): ChangedMesh {
  return changed.whole ? { ...changed, ...changed.whole } : changed
}

/** `head has no such mesh` for a removed mesh, `base has no such mesh` for a new one; empty for any other. */
export function lackingSides({ base, isRemoved }: ChangedMesh): string[] {
  return [
    ...(isRemoved ? ['head has no such mesh'] : []),
    ...(base.targets.length === 0 ? ['base has no such mesh'] : []),
  ]
}

/** The version of an object in head, or that in base if head has none. */
export function shownVersion({ base, head }: ManifestChange): Manifest {
  return (head ?? base)!
}

/** The changed objects of some kinds. */
export function changesOfKinds(
  objects: readonly ManifestChange[],
  kinds: readonly MeshKind[],
): ManifestChange[] {
  const names = new Set<MeshKind | undefined>(kinds)
  return objects.filter((object) => names.has(knownKind(shownVersion(object))))
}

/** The first field that differs; for a removed object its name in base. */
export function placeOfChange(change: ManifestChange): ConsequencePlace {
  const { base, head } = change
  if (!head) return { object: base!, node: nameNode(base!), side: 'base' }
  if (!base) return { object: head, node: nameNode(head), side: 'head' }
  const isInSpec = !isEqualNode(base.spec, head.spec)
  const node = isInSpec ? differingNode(base.spec, head.spec) : differingNode(base.root, head.root)
  return { object: head, node, side: 'head' }
}

function nameNode({ root }: Manifest): Node {
  return root.at('metadata', 'name')
}

/** The deepest node of head that contains all differences, or the first difference. */
function differingNode(base: Node, head: Node): Node {
  if (base.kind === 'map' && head.kind === 'map') return differingEntry(base, head)
  return base.kind === 'list' && head.kind === 'list' ? differingItem(base, head) : head
}

function differingEntry(base: Node, head: Node): Node {
  const names = new Set([...head.entries(), ...base.entries()].map(([name]) => name))
  const name = [...names].find((key) => !isEqualNode(base.get(key), head.get(key)))
  return name === undefined ? head : differingNode(base.get(name), head.get(name))
}

/** An item that base does not have; if it replaces another item, the first difference between both. */
function differingItem(base: Node, head: Node): Node {
  const [inBase, inHead] = [base, head].map((list) => new Set(list.items().map(canonicalJson)))
  const added = head.items().find((item) => !inBase!.has(canonicalJson(item)))
  if (!added) return head
  const index = Number(added.pathKeys.at(-1))
  const before = base.item(index)
  return before.exists && !inHead!.has(canonicalJson(before)) ? differingNode(before, added) : added
}

/** True for nodes with equal contents; an absent node equals only absent nodes. */
export function isEqualNode(base: Node, head: Node): boolean {
  return base.exists === head.exists && canonicalJson(base) === canonicalJson(head)
}
