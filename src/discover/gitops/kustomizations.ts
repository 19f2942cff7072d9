import { oncePer } from '../../core/once-per.ts'
import type { GitopsDelivery, GitopsTarget } from '../../core/target.ts'
import { folderOf } from '../../core/tree.ts'
import { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { readKustomization } from '../parts/kustomization.ts'
import { stated } from './delivery.ts'

/** The kustomization file that reads a path: a file, or a folder with another kustomization. */
export const kustomizationsByPath = oncePer((reader: Reader): ReadonlyMap<string, string> => {
  const fileByPath = new Map<string, string>()
  for (const file of kustomizationFiles(reader.tree)) {
    const { resources, components, patches, data } = readKustomization(reader, file)
    for (const path of [...resources, ...components, ...patches, ...data]) {
      if (!fileByPath.has(path)) fileByPath.set(path, file)
    }
  }
  return fileByPath
})

/** The kustomization files of a tree as targets; `partOf` names the kustomization that includes a base or component. */
export function kustomizationTargets(reader: Reader): GitopsTarget[] {
  const fileByPath = kustomizationsByPath(reader)
  return kustomizationFiles(reader.tree).map((file) => {
    const folder = folderOf(file)
    const includedBy = fileByPath.get(folder)
    const partOf = includedBy === undefined || includedBy === file ? null : includedBy
    return {
      kind: 'kustomization',
      id: `kustomize:${folder || '.'}`,
      path: file,
      name: folder || '.',
      namespace: null,
      reason: partOf === null ? notBuilt : 'included by another kustomization, which is not built yet',
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

const notBuilt = 'kustomizations are not built yet; the files they name are checked as written'
