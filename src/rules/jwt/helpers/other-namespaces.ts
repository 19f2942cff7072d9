import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { mayHaveUnseenObjects } from '../../../model/presence.ts'
import { namespaceOf } from '../../shared/namespace-of.ts'
import { quote } from '../../message/quote.ts'

/**
 * What a message adds where policies of the root namespace, which hold everywhere, may live in another repository;
 * `''` where this one holds them.
 */
export function otherNamespacesNote(mesh: Mesh): string {
  return mesh.holdsNamespace(mesh.rootNamespace)
    ? ''
    : ` (policies of ${quote(mesh.rootNamespace)} are not in this repository)`
}

/**
 * What a message adds where something that the files do not show may hold in the namespace of an object; `''` where
 * they show all that matters.
 */
export function unseenPoliciesNote(mesh: Mesh, by: Manifest): string {
  const more = mayHaveUnseenObjects(mesh, by) ? ` (not all of ${namespaceOf(by)} is in this repository)` : ''
  return otherNamespacesNote(mesh) || more
}
