import { oncePer } from '../core/once-per.ts'
import { folderOf, joinPath } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The files of which kustomizations make objects: patches, which lack most of one, and resources, to which labels,
 * selectors and whatever stands in patches are added, there or in a kustomization above.
 */
export const kustomizedFiles = oncePer((reader: Reader): ReadonlySet<string> => {
  const roots = reader.tree.files.filter((path) => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path))
  return new Set(roots.flatMap((path) => filesIn(reader, path).map((file) => joinPath(folderOf(path), file))))
})

/** An inline patch is no path, a folder holds a kustomization of its own, and no file has the name of either. */
function filesIn(reader: Reader, path: string): string[] {
  return reader.documents(path).flatMap(({ root }) => {
    if (!root) return []
    const kustomization = Node.of(root)
    return [
      ...kustomization.items('resources').map(({ text }) => text),
      ...kustomization.items('patches').map((patch) => patch.get('path').text),
      ...kustomization.items('patchesStrategicMerge').map(({ text }) => text),
    ].filter(Boolean)
  })
}
