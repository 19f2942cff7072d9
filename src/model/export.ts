import type { Manifest } from './manifest.ts'

/**
 * True if an object of the networking group is visible in a namespace: `exportTo` holds `*`, that namespace, or
 * `.` for its own; without `exportTo` it is visible everywhere, the default of MeshConfig.
 */
export function isExportedTo(manifest: Manifest, namespace: string): boolean {
  const exportTo = manifest.spec.items('exportTo').map(({ text }) => text)
  if (exportTo.length === 0) return true
  return exportTo.some(
    (to) => to === '*' || to === namespace || (to === '.' && manifest.namespace === namespace),
  )
}
