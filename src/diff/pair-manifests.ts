import { groupBy } from '../core/group.ts'
import { storedGroupOf, type Manifest } from '../model/manifest.ts'
import { generatedStem } from './generated-name.ts'

/** An object in base and head. */
export interface ManifestPair {
  readonly base: Manifest | undefined
  readonly head: Manifest | undefined
}

/**
 * Pairs manifests by identity, the nth with the nth; in the order of head, removed manifests last. A generated ConfigMap or
 * Secret is the same with another hash in its name.
 */
export function pairManifests(base: readonly Manifest[], head: readonly Manifest[]): ManifestPair[] {
  const unpaired = groupBy(base, identity)
  const pairs = head.map((manifest) => ({ base: unpaired.get(identity(manifest))?.shift(), head: manifest }))
  const removed = [...unpaired.values()].flat()
  const rehashed = rehashedBases(removed, pairs)
  const paired = new Set(rehashed.values())
  return [
    ...pairs.map((pair) => ({ ...pair, base: pair.base ?? rehashed.get(pair.head) })),
    ...removed
      .filter((manifest) => !paired.has(manifest))
      .map((manifest) => ({ base: manifest, head: undefined })),
  ]
}

/** The generated objects of base by their counterparts in head with another hash; ambiguous ones are left out. */
function rehashedBases(
  removed: readonly Manifest[],
  pairs: readonly ManifestPair[],
): ReadonlyMap<Manifest | undefined, Manifest> {
  const gone = byStem(removed)
  if (gone.size === 0) return new Map()
  const added = byStem(pairs.flatMap((pair) => (pair.head && !pair.base ? pair.head : [])))
  return new Map(
    [...added].flatMap(([stem, [head, ...others]]) => {
      const [base, ...otherBases] = gone.get(stem) ?? []
      return base && others.length + otherBases.length === 0 ? [[head, base] as const] : []
    }),
  )
}

function byStem(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  return groupBy(
    manifests.filter((manifest) => generatedStem(manifest) !== null),
    (manifest) => generatedStem(manifest)!,
  )
}

function identity(manifest: Manifest): string {
  return [storedGroupOf(manifest), manifest.kind, manifest.namespace, manifest.name].join('\0')
}
