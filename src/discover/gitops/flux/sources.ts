import { statedNamespace } from '../../../core/namespace.ts'
import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { folderOf, joinPath } from '../../../core/path.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { areOfSiblings } from '../../kustomization-targets.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import { treePaths } from '../../references/tree-paths.ts'
import type { SourceContext } from '../repository-identity.ts'
import { originOfNode } from '../argo/lines.ts'
import { isFromFluxInstance, syncObjects } from './instances.ts'
import { pushedArtifacts } from './pushed-artifacts.ts'
import { isAtOtherRevision, sourceKinds } from './source-kinds.ts'
import { copiesOf, type ArtifactCopy, rootOfNamedCopy, rootOfCopy } from './artifact-copies.ts'
import { isGlob } from '../../../syntax/glob.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'

/** The part of this tree that a source of Flux contains. */
export interface ShownSource {
  /** The folder that is the root of the source: `''` if the source is this tree. */
  readonly folder: string
  /** `spec.ignore` of the source: patterns of files that are excluded besides those of `.sourceignore` files; `''` for none. */
  readonly ignore: string
  /** The folder that source-controller packs: `''`, or the one that CI pushes as an artifact. */
  readonly packed: string
}

/**
 * The part of this tree that a `sourceRef` leads to: all of it, a folder that CI pushes as an artifact, or the folder that an
 * ArtifactGenerator copies. `null` if the source is elsewhere or unknown, or if several copies give different folders.
 *
 * @param path the folder that is read of the source; it helps to recognise an artifact or the source of the cluster
 * @param manifest the object with the `sourceRef`
 */
export function shownSource(
  sourceRef: Node,
  path: string,
  manifest: Manifest,
  context: SourceContext,
): ShownSource | null {
  if (sourceRef.get('kind').text !== 'ExternalArtifact')
    return thisTreeAsSource(sourceRef, path, manifest, context)
  const copies = copiesOf(sourceRef, manifest, context.reader).map((copy) =>
    copySourcePath(copy, path, context),
  )
  const distinct = new Map(copies.map((copy) => [JSON.stringify(copy), copy]))
  const [shown = null] = distinct.values()
  return distinct.size === 1 ? shown : null
}

/**
 * This tree as a source of a Flux object. The source has the address of this repository, or of an artifact that CI pushes
 * from it, or it is the source of the cluster, which `flux bootstrap` writes into the repository that it names. If the tree
 * lacks the latter, it is recognised by its name and by a path that exists in the tree. `null` if the source is elsewhere.
 *
 * @param path the folder that is read of the source
 */
function thisTreeAsSource(
  sourceRef: Node,
  path: string,
  manifest: Manifest,
  context: SourceContext,
): ShownSource | null {
  if (!Object.hasOwn(sourceKinds, sourceRef.get('kind').text)) return null
  const sources = sourcesFor(sourceRef, manifest, context)
  if (sources.length === 0) {
    const packed = folderOfClusterSource(sourceRef, path, context)
    return packed === null ? null : { folder: packed, packed, ignore: '' }
  }
  const [packed, ...others] = new Set(sources.map((source) => folderOfSource(source, path, context)))
  if (packed === undefined || packed === null || others.length > 0) return null
  const [ignore = '', ...furtherIgnores] = new Set(sources.map(({ spec }) => spec.get('ignore').text))
  // If there are several, such as one for each cluster, it is unknown which one applies.
  return { folder: packed, packed, ignore: furtherIgnores.length > 0 ? '' : ignore }
}

/** The folder of this tree that is the root of a source object; `null` if it is elsewhere. */
function folderOfSource(source: Manifest, path: string, { reader, identity }: SourceContext): string | null {
  const { kind, name, root, spec } = source
  if (isBootstrapFile(originOfNode(root, source).file)) return ''
  const { addressOf, isShown: isShownBy } = sourceKinds[kind]!
  if (spec.get('include').exists || !isShownBy(spec.get('ref'), identity)) return null
  const url = addressOf(spec)
  const configured = identity.artifactFolder(url) ?? identity.artifactFolder(`${kind}/${name}`)
  if (configured !== undefined) return configured
  const pushed = kind === 'OCIRepository' ? pushedArtifacts(reader, identity) : []
  const [folder, ...others] = new Set(
    pushed
      .filter(({ isAt, isWhole, folder: root }) => isAt(url) && (isWhole || hasFolder(root, path, reader)))
      .map((artifact) => artifact.folder),
  )
  if (folder !== undefined) return others.length === 0 ? folder : null
  if (identity.isThis(url)) return ''
  // A FluxInstance is usually in the repository that it names.
  const isUnknown = !identity.isKnown || isUnfilled(url)
  return isUnknown && isFromFluxInstance(source) && hasFolder('', path, reader) ? '' : null
}

/** The root for the source of the cluster if the tree has no object for it; `null` if it is elsewhere. */
function folderOfClusterSource(sourceRef: Node, path: string, context: SourceContext): string | null {
  const { reader, identity } = context
  const kind = sourceRef.get('kind').text
  const name = sourceRef.get('name').text
  const configured = identity.artifactFolder(`${kind}/${name}`)
  if (configured !== undefined) return configured
  // Every tree has a root, so the path of the root proves nothing.
  if (name !== clusterSource || joinPath('', path) === '') return null
  const pushed = kind === 'OCIRepository' ? pushedArtifacts(reader, identity) : []
  const [folder, ...others] = new Set(pushed.map((artifact) => artifact.folder))
  return folder !== undefined && others.length === 0 && hasFolder(folder, path, reader) ? folder : ''
}

/** True if the tree has a folder below another one; false for the root, which always exists and so proves nothing. */
function hasFolder(root: string, path: string, reader: Reader): boolean {
  return joinPath('', path) !== '' && treePaths(reader).hasFolder(joinPath(root, path))
}

/** The default name that `flux bootstrap` and the Flux operator give to the source of a cluster. */
const clusterSource = 'flux-system'

/**
 * True if all sources that a reference may mean are this repository, at revisions that the tree does not show; false if
 * the reference means no known source.
 */
export function takesOtherRevision(sourceRef: Node, manifest: Manifest, context: SourceContext): boolean {
  const sources = sourcesFor(sourceRef, manifest, context)
  return sources.length > 0 && sources.every((source) => isAtOtherRevision(source, context.identity))
}

/** True if all sources that a reference may mean have files of other sources (`include` of a GitRepository). */
export function hasIncludedSources(sourceRef: Node, manifest: Manifest, context: SourceContext): boolean {
  const sources = sourcesFor(sourceRef, manifest, context)
  return sources.length > 0 && sources.every(({ spec }) => spec.get('include').exists)
}

/**
 * The sources that a reference of an object may mean: those of its kind and name in its namespace, by default that of the
 * object, or without a namespace; in all namespaces if neither is stated. Empty if there is none. Sources that are built
 * with the object take precedence over those in files. The folders of other clusters are skipped.
 */
export function sourcesFor(
  sourceRef: Node,
  manifest: Manifest,
  { reader, build }: Pick<SourceContext, 'reader' | 'build'>,
): Manifest[] {
  const namespace = sourceRef.get('namespace').text || statedNamespace(manifest)
  const key = `${sourceRef.get('kind').text}/${sourceRef.get('name').text}`
  const named = (manifests: readonly Manifest[]): Manifest[] =>
    (sourcesByName(manifests).get(key) ?? []).filter(
      (candidate) => namespace === '' || ['', namespace].includes(statedNamespace(candidate)),
    )
  const built = build ? named(build.manifests) : []
  if (built.length > 0) return built
  const folder = folderOf(originOfNode(manifest.root, manifest).file)
  // The folder of another cluster has the sources of that cluster.
  return named(gitopsObjects(reader)).filter(({ target }) => !areOfSiblings(folderOf(target), folder))
}

const sourcesByName = oncePer((manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> => {
  const objects = manifests
    .map((manifest) => syncObjects(manifest)?.source ?? manifest)
    .filter(
      (manifest) =>
        Object.hasOwn(sourceKinds, manifest.kind) && groupOf(manifest) === 'source.toolkit.fluxcd.io',
    )
  return groupBy(objects, ({ kind, name }) => `${kind}/${name}`)
})

/** True for the file into which `flux bootstrap` writes the source of a cluster (flux2 `pkg/manifestgen/sync`). */
function isBootstrapFile(file: string): boolean {
  return /(^|\/)flux-system\/gotk-sync\.ya?ml$/.test(file)
}

/**
 * The part of this tree that is the root of the artifact, by one entry of `copy`: `apps` for `@repo/apps/base/**` to
 * `@artifact/base/`, and for `@repo/apps/base/` to `@artifact/`, which is copied with its name (source-watcher
 * `internal/builder/builder.go`, applyCopyOperation). `null` if it is elsewhere.
 *
 * @param path the folder that is read of the artifact
 */
function copySourcePath(
  { copy, generator }: ArtifactCopy,
  path: string,
  context: SourceContext,
): ShownSource | null {
  const [, alias = '', pattern] = /^@([^/]+)\/(.*)$/.exec(copy.get('from').text) ?? []
  const [, to] = /^@artifact\/(.*?)\/?$/.exec(copy.get('to').text) ?? []
  const source = generator.spec.items('sources').find((candidate) => candidate.get('alias').text === alias)
  if (pattern === undefined || to === undefined || !source) return null
  const from = joinPath('', pattern.replace(/(^|\/)\*\*$/, ''))
  const shown = isGlob(from) ? null : thisTreeAsSource(source, from, generator, context)
  const folder = pattern.endsWith('**') ? rootOfCopy(from, to) : rootOfNamedCopy(from, to, path)
  if (shown === null || folder === null) return null
  return { ...shown, folder: joinPath(shown.packed, folder) }
}
