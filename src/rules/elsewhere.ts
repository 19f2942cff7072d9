import type { Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import { mayHoldMore } from '../model/presence.ts'
import { namespaceOf } from './namespace-of.ts'
import { quote } from './quote.ts'

/**
 * What a message adds where policies of the root namespace, which hold everywhere, may live in another repository;
 * `''` where this one holds them.
 */
export function elsewhere(mesh: Mesh): string {
  return mesh.holdsNamespace(mesh.rootNamespace)
    ? ''
    : ` (policies of ${quote(mesh.rootNamespace)} are not in this repository)`
}

/**
 * What a message adds where something that the files do not show may hold in the namespace of an object; `''` where
 * they show all that matters.
 */
export function unseen(mesh: Mesh, by: Manifest): string {
  const more = mayHoldMore(mesh, by) ? ` (not all of ${namespaceOf(by)} is in this repository)` : ''
  return elsewhere(mesh) || more
}
