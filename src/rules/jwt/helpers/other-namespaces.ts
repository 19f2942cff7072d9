import type { Confidence } from '../../../core/report.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { mayHaveUnseenObjects } from '../../../model/presence.ts'
import { namespaceOf } from '../../shared/namespace-of.ts'
import { quote } from '../../message/quote.ts'

/**
 * The addition to a message where policies of the root namespace, which apply everywhere, may be in another
 * repository; `''` where this repository has the root namespace.
 */
export function otherNamespacesNote(mesh: Mesh): string {
  return mesh.holdsNamespace(mesh.rootNamespace)
    ? ''
    : ` (policies of ${quote(mesh.rootNamespace)} are not in this repository)`
}

/** The confidence of a conclusion from a missing policy, and the addition to the message. */
export interface MissingPolicyDoubt {
  readonly note: string
  readonly confidence: Confidence
  /** `info` where some applied objects are unknown, so that the conclusion is weak. */
  readonly severity?: 'info'
}

/**
 * The doubt about the conclusion that no policy applies to an object: the root namespace may have one in another repository,
 * and releases that were not rendered may have one in the namespace of the object; then the severity is `info`. Without doubt
 * `note`, the end of a message, is `''` and the confidence `certain`, else `likely`.
 */
export function doubtAboutPolicies(mesh: Mesh, object: Manifest): MissingPolicyDoubt {
  const rootNote = otherNamespacesNote(mesh)
  if (!mayHaveUnseenObjects(mesh, object))
    return { note: rootNote, confidence: rootNote === '' ? 'certain' : 'likely' }
  const note = rootNote || ` (not all of ${namespaceOf(object)} is in this repository)`
  return { note, confidence: 'likely', severity: 'info' }
}
