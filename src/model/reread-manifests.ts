import type { LineOrigins } from '../core/render.ts'
import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/** Manifests whose nodes can be dropped, to be read again where somebody asks for them. */
export interface RereadManifests {
  readonly manifests: readonly Manifest[]
  /** Drops the nodes. The first access afterwards reads all manifests again, which are then kept. */
  readonly drop: () => void
}

/** A manifest without its nodes. */
export type ManifestIdentity = Omit<Manifest, 'root' | 'spec' | 'part' | 'originals'>

/**
 * Manifests of a text that has far fewer bytes than its nodes.
 *
 * @param read reads all of them, each time alike
 * @param identities of all of them, if they are known without reading
 */
export function rereadManifests(
  read: () => readonly Manifest[],
  identities: readonly ManifestIdentity[] | null = null,
): RereadManifests {
  let kept: readonly Manifest[] | null = identities ? null : read()
  const at = (index: number): Manifest => (kept ??= read())[index]!
  return {
    manifests: (identities ?? kept!).map((identity, index) => new RereadManifest(identity, index, at)),
    drop: () => (kept = null),
  }
}

/**
 * A class, since there are tens of thousands: an object with getters of its own takes 700 bytes, one of a class 120. Its
 * nodes are no fields of its own: a copy with other fields is made by `manifestWith`.
 */
class RereadManifest implements Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly target: string
  declare readonly origins?: LineOrigins
  // Node compiles private fields to a slower form than those of TypeScript.
  private readonly index: number
  private readonly at: (index: number) => Manifest

  constructor(
    { apiVersion, kind, name, namespace, target, origins }: ManifestIdentity,
    index: number,
    at: (index: number) => Manifest,
  ) {
    this.apiVersion = apiVersion
    this.kind = kind
    this.name = name
    this.namespace = namespace
    this.target = target
    if (origins) this.origins = origins
    this.index = index
    this.at = at
  }

  get root(): Node {
    return this.at(this.index).root
  }

  get spec(): Node {
    return this.at(this.index).spec
  }
}
