import { groupByEach } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { baseName, folderOf, isInside, joinPath } from '../../../core/path.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'

/** An entry of `copy` in an ArtifactGenerator. */
export interface ArtifactCopy {
  readonly copy: Node
  readonly generator: Manifest
}

/**
 * The copies that make an artifact. If several clusters have a generator of the name, those of the one in the folder of the
 * object.
 */
export function copiesOf(sourceRef: Node, manifest: Manifest, reader: Reader): ArtifactCopy[] {
  const name = sourceRef.get('name').text
  const namespace = sourceRef.get('namespace').text || manifest.namespace
  const generators = (artifactGenerators(reader).get(name) ?? []).filter(
    (generator) => namespace === '' || generator.namespace === '' || generator.namespace === namespace,
  )
  const beside = generators.filter(({ target }) => folderOf(target) === folderOf(manifest.target))
  return (beside.length > 0 ? beside : generators).flatMap((generator) =>
    generator.spec
      .items('artifacts')
      .filter((artifact) => artifact.get('name').text === name)
      .flatMap((artifact) => artifact.items('copy').map((copy) => ({ copy, generator }))),
  )
}

/**
 * For a folder that is copied with its name: the folder of the repository below which `path` leads to what it leads to in the
 * artifact, `apps` for `base` and a copy of `apps/base`; `null` if there is none. A path above the copy leads to the copied
 * folder, since nothing else is in it.
 *
 * @param from the copied folder in the repository
 * @param to the folder of the artifact that gets it, `''` for its root
 * @param path the folder that is read of the artifact
 */
export function rootOfNamedCopy(from: string, to: string, path: string): string | null {
  const copied = joinPath(to, baseName(from))
  const read = joinPath('', path)
  return isInside(copied, read) && copied !== read ? rootOfCopy(from, read) : rootOfCopy(from, copied)
}

/**
 * The folder of the repository below which `to` is `from`: `apps` for `apps/base` and `base`, `from` itself for `''`. `null` if
 * `from` does not end with `to`.
 */
export function rootOfCopy(from: string, to: string): string | null {
  if (to === '') return from
  if (from === to) return ''
  return from.endsWith(`/${to}`) ? from.slice(0, -to.length - 1) : null
}

/** ArtifactGenerators by the names of their artifacts. */
const artifactGenerators = oncePer((reader: Reader): ReadonlyMap<string, readonly Manifest[]> => {
  const generators = gitopsObjects(reader).filter(
    (manifest) =>
      manifest.kind === 'ArtifactGenerator' && groupOf(manifest) === 'source.extensions.fluxcd.io',
  )
  return groupByEach(
    generators,
    ({ spec }) => new Set(spec.items('artifacts').map((artifact) => artifact.get('name').text)),
  )
})
