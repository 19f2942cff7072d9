import { compareNames } from '../../../istio/hosts/entry-listeners.ts'
import { createdAt } from '../../../istio/gateway-api/age.ts'
import { compareText } from '../../../core/order.ts'
import type { Manifest } from '../../../model/manifest.ts'

/**
 * Compares objects as istiod ranks conflicting ones: by the time of creation, then by name and namespace (istio
 * `pilot/pkg/model/config.go`, configCompareByCreationTime). An object without a time counts as older.
 */
export function compareCreation(first: Manifest, second: Manifest): number {
  return compareText(createdAt(first), createdAt(second)) || compareNames(first, second)
}

/** Some objects, the older ones first: times of creation are read once. */
export function oldestFirst(objects: readonly Manifest[]): Manifest[] {
  const dated = objects.map((object) => ({ object, created: createdAt(object) }))
  return dated
    .toSorted(
      (first, second) =>
        compareText(first.created, second.created) || compareNames(first.object, second.object),
    )
    .map(({ object }) => object)
}

/** The missing input that tells which of two objects is older; none if both state their creation. */
export function unknownAge(first: Manifest, second: Manifest): string[] {
  if (first === second || (createdAt(first) !== '' && createdAt(second) !== '')) return []
  return [`which is older, ${manifestTitle(first)} or ${manifestTitle(second)}`]
}

/** `KIND NAMESPACE/NAME` of an object, for sentences. */
export function manifestTitle({ kind, namespace, name }: Manifest): string {
  return `${kind} ${namespace}/${name}`
}
