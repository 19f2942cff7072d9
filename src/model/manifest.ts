import type { LineOrigins } from '../core/render.ts'
import type { ObjectRef } from '../core/report.ts'
import type { Node } from './node.ts'

/** One Kubernetes object with its place. */
export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  /** Where it is applied: its own `metadata.namespace`, else that of its release. */
  readonly namespace: string
  readonly root: Node
  readonly spec: Node
  /** The id of the target it belongs to. */
  readonly target: string
  /** For a rendered manifest, where the lines of its text came from; absent for a file as it stands. */
  readonly origins?: LineOrigins
}

/** The API group of an object, `''` for the core group. */
export function groupOf(manifest: Manifest): string {
  const slash = manifest.apiVersion.indexOf('/')
  return slash < 0 ? '' : manifest.apiVersion.slice(0, slash)
}

/** The object as a report names it, with the field of `node` if one is given. */
export function objectRef(manifest: Manifest, node?: Node): ObjectRef {
  const { apiVersion, kind, namespace, name } = manifest
  return { apiVersion, kind, namespace, name, ...(node && node.path !== '' ? { path: node.path } : {}) }
}
