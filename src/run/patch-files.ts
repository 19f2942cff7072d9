import { oncePer } from '../core/once-per.ts'
import { folderOf, joinPath } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The files that kustomizations patch objects with (`patches`, `patchesStrategicMerge`). What stands in them looks
 * like an object and lacks most of it.
 */
export const patchFiles = oncePer((reader: Reader): ReadonlySet<string> => {
  const roots = reader.tree.files.filter((path) => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path))
  return new Set(
    roots.flatMap((path) => patchesIn(reader, path).map((patch) => joinPath(folderOf(path), patch))),
  )
})

/** An inline patch is no path, and no file has its name. */
function patchesIn(reader: Reader, path: string): string[] {
  return reader.documents(path).flatMap(({ root }) => {
    if (!root) return []
    const kustomization = Node.of(root)
    return [
      ...kustomization.items('patches').map((patch) => patch.get('path').text),
      ...kustomization.items('patchesStrategicMerge').map(({ text }) => text),
    ].filter(Boolean)
  })
}
