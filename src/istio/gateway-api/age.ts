import { compareText } from '../../core/order.ts'
import type { Manifest } from '../../model/manifest.ts'

/**
 * Compares objects as the Gateway API ranks conflicting ones: the older one first, then by namespace and name. Files
 * seldom state a time of creation; without one, an object counts as older than those with one.
 */
export function compareAge(first: Manifest, second: Manifest): number {
  return (
    compareText(createdAt(first), createdAt(second)) ||
    compareText(first.namespace, second.namespace) ||
    compareText(first.name, second.name)
  )
}

/** When an object was created: RFC 3339 in UTC, so that texts compare as times; `''` if it is not stated. */
export function createdAt({ root }: Manifest): string {
  return root.at('metadata', 'creationTimestamp').text
}
