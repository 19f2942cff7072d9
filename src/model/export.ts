import type { Manifest } from './manifest.ts'

/**
 * True if an object of the networking group is visible in a namespace: `exportTo` holds `*`, that namespace, or
 * `.` for its own; without `exportTo` it is visible everywhere, the default of MeshConfig.
 */
export function isExportedTo(manifest: Manifest, namespace: string): boolean {
  const to = exports(manifest)
  return to.includes('*') || to.includes(namespace)
}

/** True if there may be a namespace that sees both objects. */
export function seenTogether(one: Manifest, other: Manifest): boolean {
  const [first, second] = [exports(one), exports(other)]
  if (first.includes('*')) return second.some((to) => to !== '~')
  return first.some((to) => to !== '~' && (second.includes('*') || second.includes(to)))
}

/** Where an object is visible: namespaces, `*` for all, `~` for none. */
export function exports(manifest: Manifest): string[] {
  const said = manifest.spec.items('exportTo').map(({ text }) => (text === '.' ? manifest.namespace : text))
  return said.length === 0 ? ['*'] : said
}
