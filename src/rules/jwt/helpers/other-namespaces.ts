import type { Confidence } from '../../../core/report.ts'
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

/** How much of what a rule concludes from absence the files show, and what its message adds. */
export interface Doubt {
  readonly note: string
  readonly confidence: Confidence
  /** `info` where a part of what is applied is not known: then nothing can be concluded. */
  readonly severity?: 'info'
}

/**
 * The doubt about what no policy does: one of the root namespace may live in another repository, and what is not
 * rendered may make one in the namespace of an object (`by`).
 */
export function doubtAboutPolicies(mesh: Mesh, by: Manifest): Doubt {
  const elsewhere = otherNamespacesNote(mesh)
  if (!mayHaveUnseenObjects(mesh, by))
    return { note: elsewhere, confidence: elsewhere === '' ? 'certain' : 'likely' }
  const note = elsewhere || ` (not all of ${namespaceOf(by)} is in this repository)`
  return { note, confidence: 'likely', severity: 'info' }
}
