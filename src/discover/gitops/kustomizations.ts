import { oncePer } from '../../core/once-per.ts'
import type { GitopsDelivery, GitopsTarget } from '../../core/target.ts'
import { folderOf } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { readKustomization } from '../parts/kustomization.ts'
import { stated } from './delivery.ts'

/** Which kustomization reads a path: by the path of a file, or of a folder that holds another kustomization. */
export const kustomizationReading = oncePer((reader: Reader): ReadonlyMap<string, string> => {
  const readers = new Map<string, string>()
  for (const file of kustomizationFiles(reader.tree)) {
    const { resources, components, patches, data } = readKustomization(reader, file)
    for (const path of [...resources, ...components, ...patches, ...data]) {
      if (!readers.has(path)) readers.set(path, file)
    }
  }
  return readers
})

/** The kustomization files of a tree as targets; bases and components say which kustomization takes them in. */
export function kustomizationTargets(reader: Reader): GitopsTarget[] {
  const readers = kustomizationReading(reader)
  return kustomizationFiles(reader.tree).map((file) => {
    const folder = folderOf(file)
    const reading = readers.get(folder)
    const partOf = reading === undefined || reading === file ? null : reading
    return {
      kind: 'kustomization',
      id: `kustomize:${folder || '.'}`,
      path: file,
      name: folder || '.',
      namespace: null,
      reason: partOf === null ? notBuilt : 'taken in by another kustomization, which is not built yet',
      isExcluded: false,
      partOf,
      line: 1,
      delivery: kustomizationDelivery(reader, file),
    }
  })
}

/** A kustomization names its bases and components; what else it lists are files beside it. */
function kustomizationDelivery(reader: Reader, file: string): GitopsDelivery {
  const { resources, components } = readKustomization(reader, file)
  const root = reader.documents(file)[0]?.root
  return {
    sources: [...resources, ...components].map((path) => path || '.'),
    cluster: null,
    namespace: root ? stated(Node.of(root).get('namespace').text) : null,
  }
}

const notBuilt = 'kustomizations are not built yet; the files they name are checked as they stand'
