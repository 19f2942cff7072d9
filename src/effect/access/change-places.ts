import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { ObjectChanges } from './object-changes.ts'

/**
 * The deepest field inside a place that contains all its changes: in head if head has it, else in base. `null` if the place is
 * equal in both; the place itself if no version of its object is found.
 */
export function differingPlace(
  place: DecidingPlace,
  changes: Pick<ObjectChanges, 'versionsOf'>,
): DecidingPlace | null {
  const { head, base } = changes.versionsOf(place.object)
  const inHead = placeIn(head, place)
  const inBase = placeIn(base, place)
  if (!inHead?.node.exists || !inBase?.node.exists) return inHead?.node.exists ? inHead : (inBase ?? place)
  if (canonicalJson(inHead.node) === canonicalJson(inBase.node)) return null
  const node = differingField(inHead.node, inBase.node)
  return node.root.yaml === inHead.node.root.yaml ? { ...inHead, node } : { ...inBase, node }
}

function placeIn(version: Manifest | undefined, { node }: DecidingPlace): DecidingPlace | undefined {
  return version && { object: version, node: version.root.at(...node.pathKeys) }
}

/** The deepest field that contains all differences: of head, or of base if only base has it. */
function differingField(head: Node, base: Node): Node {
  const children =
    head.kind === 'map' && base.kind === 'map' ? changedEntries(head, base) : changedItems(head, base)
  const [only, another] = children
  if (!only || another) return head
  return only.head && only.base ? differingField(only.head, only.base) : (only.head ?? only.base)!
}

/** A child that only one side has, or that differs. */
interface ChangedChild {
  readonly head: Node | undefined
  readonly base: Node | undefined
}

function changedEntries(head: Node, base: Node): ChangedChild[] {
  const keys = new Set([...head.entries(), ...base.entries()].map(([key]) => key))
  return [...keys].flatMap((key) => {
    const [ofHead, ofBase] = [head.get(key), base.get(key)]
    if (canonicalJson(ofHead) === canonicalJson(ofBase)) return []
    return [{ head: ofHead.exists ? ofHead : undefined, base: ofBase.exists ? ofBase : undefined }]
  })
}

/** Items are matched by their content. Maps at the same index are compared with each other. */
function changedItems(head: Node, base: Node): ChangedChild[] {
  const [texts, others] = [head, base].map((list) => new Set(list.items().map(canonicalJson)))
  const added = head.items().filter((item) => !others!.has(canonicalJson(item)))
  const removed = base.items().filter((item) => !texts!.has(canonicalJson(item)))
  const [first] = added
  if (added.length === 1 && removed.length === 1 && first!.kind !== 'scalar')
    return [{ head: first, base: removed[0] }]
  return added.length > 0
    ? added.map((item) => ({ head: item, base: undefined }))
    : removed.map((item) => ({ head: undefined, base: item }))
}
