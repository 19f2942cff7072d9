import { oncePer } from '../core/once-per.ts'
import { filesUnder, folderOf, joinPath } from '../core/tree.ts'
import { kustomizationFiles } from '../discover/kustomizations.ts'
import type { KustomizedAs } from '../model/mesh.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * The files of which kustomizations make objects: patches, which lack most of one, and resources, to which labels,
 * selectors and whatever stands in patches are added, there or in a kustomization above.
 */
export const kustomizedFiles = oncePer((reader: Reader): ReadonlyMap<string, KustomizedAs> => {
  const roots = kustomizationFiles(reader.tree)
  return new Map(roots.flatMap((path) => [...leftOver(reader, path), ...filesIn(reader, path)]))
})

/** Patches that lie beside a kustomization which does not name them, or no longer. */
function leftOver({ tree }: Reader, path: string): [string, KustomizedAs][] {
  const folder = folderOf(path)
  return filesUnder(tree, folder)
    .filter((file) => folderOf(file) === folder && /patch[^/]*\.ya?ml$/i.test(file))
    .map((file) => [file, 'patch'])
}

/** An inline patch is no path, a folder holds a kustomization of its own, and no file has the name of either. */
function filesIn(reader: Reader, path: string): [string, KustomizedAs][] {
  return reader.documents(path).flatMap(({ root }) => {
    if (!root) return []
    const kustomization = Node.of(root)
    const named = ({ text }: Node, as: KustomizedAs): [string, KustomizedAs][] =>
      text === '' ? [] : [[joinPath(folderOf(path), text), as]]
    return [
      ...kustomization.items('resources').flatMap((resource) => named(resource, 'resource')),
      ...kustomization.items('patches').flatMap((patch) => named(patch.get('path'), 'patch')),
      ...kustomization.items('patchesStrategicMerge').flatMap((patch) => named(patch, 'patch')),
    ]
  })
}
