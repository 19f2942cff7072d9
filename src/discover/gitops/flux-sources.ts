import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { Reader } from '../../yaml/reader.ts'
import { gitopsObjects } from '../references/gitops-objects.ts'

/**
 * True if the source of a Flux object may be this tree: a GitRepository that `flux bootstrap` wrote for the repository in
 * which it stands, or one that only the cluster has. A GitRepository with an address is another repository until
 * something says otherwise.
 */
export function mayBeThisTree(sourceRef: Node, manifest: Manifest, reader: Reader): boolean {
  if (sourceRef.get('kind').text !== 'GitRepository') return false
  const sources = gitRepositoriesFor(sourceRef, manifest, reader)
  return sources.every(({ target }) => isBootstrapFile(target))
}

/** The GitRepositories of the tree that a reference may mean: those of its name and namespace, also without one. */
export function gitRepositoriesFor(sourceRef: Node, manifest: Manifest, reader: Reader): Manifest[] {
  const namespace = sourceRef.get('namespace').text || manifest.namespace
  return (gitRepositories(reader).get(sourceRef.get('name').text) ?? []).filter(
    (candidate) => namespace === '' || candidate.namespace === '' || candidate.namespace === namespace,
  )
}

const gitRepositories = oncePer((reader: Reader): ReadonlyMap<string, readonly Manifest[]> => {
  const objects = gitopsObjects(reader).filter(
    (manifest) => manifest.kind === 'GitRepository' && groupOf(manifest) === 'source.toolkit.fluxcd.io',
  )
  return groupBy(objects, ({ name }) => name)
})

/** True for the file into which `flux bootstrap` writes the source of a cluster (flux2 `pkg/manifestgen/sync`). */
function isBootstrapFile(file: string): boolean {
  return /(^|\/)flux-system\/gotk-sync\.ya?ml$/.test(file)
}
