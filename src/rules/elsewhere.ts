import type { Mesh } from '../model/mesh.ts'
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
