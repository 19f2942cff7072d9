import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { ListenerConflict } from './listener-conflicts.ts'
import type { Reference } from './references.ts'

/** A part of a Gateway API object that istiod refuses. istiod reports it only in the status. */
export interface Refusal {
  /** The object that is refused, wholly or partly. */
  readonly object: Manifest
  readonly code: RefusalCode
  readonly node: Node
  /** The other nodes that it depends on. With other values there, istiod may accept it. */
  readonly basis?: readonly Node[]
  /** What a refused reference means. */
  readonly reference?: Reference
  readonly conflict?: ListenerConflict
  /** True if later releases accept it. */
  readonly isByRelease?: true
  /** The refused text: a hostname, a protocol, a kind. */
  readonly detail?: string
  /** The hostnames of all listeners that refuse a route for their hostname, each once. */
  readonly hostnames?: readonly string[]
}

/** Why something is refused. */
export type RefusalCode =
  | 'backend-kind'
  | 'backend-name'
  | 'backend-not-found'
  | 'backend-port'
  | 'certificate-kind'
  | 'certificate-unusable'
  | 'filter'
  | 'header-value'
  | 'hostname'
  | 'kind-not-allowed'
  | 'listener-conflict'
  | 'listener-port'
  | 'listener-set-not-allowed'
  | 'namespace-not-allowed'
  | 'not-granted'
  | 'port-not-found'
  | 'protocol'
  | 'section-not-found'
  | 'tls-missing'
  | 'too-many-certificates'
