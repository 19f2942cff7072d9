import type { Manifest } from './manifest.ts'

/** Manifests whose nodes can be dropped, to be read again where somebody asks for them. */
export interface RereadManifests {
  readonly manifests: readonly Manifest[]
  /** Drops the nodes. What somebody asks for afterwards is read again, all of it, and kept from then on. */
  readonly drop: () => void
}

/**
 * Manifests of a text that has far fewer bytes than its nodes.
 *
 * @param read reads all of them, each time alike
 */
export function rereadManifests(read: () => readonly Manifest[]): RereadManifests {
  let kept: readonly Manifest[] | null = read()
  const at = (index: number): Manifest => (kept ??= read())[index]!
  const manifests = kept.map(({ apiVersion, kind, name, namespace, target, origins }, index): Manifest => ({
    apiVersion,
    kind,
    name,
    namespace,
    target,
    ...(origins && { origins }),
    get root() {
      return at(index).root
    },
    get spec() {
      return at(index).spec
    },
  }))
  return { manifests, drop: () => (kept = null) }
}
