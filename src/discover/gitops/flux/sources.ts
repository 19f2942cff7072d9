import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { folderOf, joinPath } from '../../../core/tree.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import type { RepositoryIdentity, SourceContext } from '../repository-identity.ts'

/**
 * The folder of this tree that a source shows: `''` if the source is this tree, a folder for an artifact that an
 * ArtifactGenerator copies from it. `null` if the source is elsewhere or is put together from several folders.
 *
 * @param path the folder that is read of the source
 */
export function sourceFolder(
  sourceRef: Node,
  path: string,
  manifest: Manifest,
  context: SourceContext,
): string | null {
  if (sourceRef.get('kind').text !== 'ExternalArtifact')
    return isThisTree(sourceRef, path, manifest, context) ? '' : null
  const copies = copiesOf(sourceRef, manifest, context.reader)
  const folders = new Set(copies.map((copy) => copiedFrom(copy, context)))
  const [folder] = folders
  return folders.size === 1 ? folder! : null
}

/**
 * True if the source of a Flux object is this tree: a GitRepository with the address of this repository, or the one of
 * the cluster. `flux bootstrap` writes the latter into the repository in which it stands; without it in the tree, its name
 * and a folder that the tree has as it is written tell it.
 *
 * @param path the folder that is read of the source
 */
function isThisTree(
  sourceRef: Node,
  path: string,
  manifest: Manifest,
  { reader, identity }: SourceContext,
): boolean {
  if (sourceRef.get('kind').text !== 'GitRepository') return false
  const repositories = gitRepositoriesFor(sourceRef, manifest, reader)
  if (repositories.length === 0)
    // Every tree has a root, so that the path of the root tells nothing.
    return sourceRef.get('name').text === clusterSource && joinPath('', path) !== ''
  return repositories.every(
    (repository) => isBootstrapFile(repository.target) || isOfRepository(repository, identity),
  )
}

/** The name that `flux bootstrap` and the Flux operator give to the source of a cluster, unless they are told another. */
const clusterSource = 'flux-system'

/** True for a GitRepository with the address of a repository, at a revision that its tree shows. */
export function isOfRepository({ spec }: Manifest, identity: RepositoryIdentity): boolean {
  const isThis = identity.isThis(spec.get('url').text)
  return isThis && !spec.get('include').exists && isShown(spec.get('ref'), identity)
}

/** A tag, a commit or a version is another tree. */
function isShown(ref: Node, { shows }: RepositoryIdentity): boolean {
  const names = ['tag', 'semver', 'commit'].filter((field) => ref.get(field).text !== '')
  return names.length === 0 && shows(ref.get('name').text || ref.get('branch').text)
}

/** An entry of `copy` of an ArtifactGenerator, with the object. */
interface ArtifactCopy {
  readonly copy: Node
  readonly generator: Manifest
}

/** What is copied into an artifact; of generators in several clusters by the one in the folder of the object. */
function copiesOf(sourceRef: Node, manifest: Manifest, reader: Reader): ArtifactCopy[] {
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
 * The folder of this tree that is the root of the artifact, as far as one entry of `copy` shows it: `apps` for
 * `@repo/apps/base/**` to `@artifact/base/` (source-watcher `api/v1beta1`, CopyOperation). `null` if it is elsewhere.
 */
function copiedFrom({ copy, generator }: ArtifactCopy, context: SourceContext): string | null {
  const [, alias = '', from] = /^@([^/]+)\/(.*?)\/?\*\*$/.exec(copy.get('from').text) ?? []
  const [, to] = /^@artifact\/(.*?)\/?$/.exec(copy.get('to').text) ?? []
  const source = generator.spec.items('sources').find((candidate) => candidate.get('alias').text === alias)
  if (from === undefined || to === undefined || !source || !isThisTree(source, from, generator, context))
    return null
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
  const byName = generators.flatMap((generator) => {
    const names = generator.spec.items('artifacts').map((artifact) => artifact.get('name').text)
    return [...new Set(names)].map((name) => ({ name, generator }))
  })
  const groups = groupBy(byName, ({ name }) => name)
  return new Map([...groups].map(([name, group]) => [name, group.map(({ generator }) => generator)]))
})

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
