import { groupBy } from '../core/group.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'

/** An object in base and head. */
export interface ManifestPair {
  readonly base: Manifest | undefined
  readonly head: Manifest | undefined
}

/** Pairs manifests by identity, the nth with the nth; in the order of head, removed manifests last. */
export function pairManifests(base: readonly Manifest[], head: readonly Manifest[]): ManifestPair[] {
  const unpaired = groupBy(base, identity)
  const pairs = head.map((manifest) => ({ base: unpaired.get(identity(manifest))?.shift(), head: manifest }))
  return [...pairs, ...[...unpaired.values()].flat().map((manifest) => ({ base: manifest, head: undefined }))]
}

function identity(manifest: Manifest): string {
  return [groupOf(manifest), manifest.kind, manifest.namespace, manifest.name].join('\0')
}
