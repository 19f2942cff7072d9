import { oncePer } from '../../../core/once-per.ts'
import type { FluxBuild, KustomizationTarget, SourceLine } from '../../../core/target.ts'
import { filesUnder, folderOf, joinPath, resolveLinks } from '../../../core/tree.ts'
import { kustomizationPolicy, writtenNamespace } from '../../../model/deletion-policy.ts'
import { groupOf, manifestWith, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { sourceignoreOf } from '../../../syntax/ignore-files.ts'
import { jsonText } from '../../../yaml/data.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { gitopsObjects, plainObjects } from '../../references/gitops-objects.ts'
import { deliveryOf } from '../delivery.ts'
import { kustomizationGraph } from '../kustomization-graph.ts'
import { environmentOfFolder, kustomizationId } from '../../kustomization-targets.ts'
import { deliveryId } from '../objects.ts'
import type { SourceOutcomes } from '../outcome.ts'
import { syncObjects, type SyncObjects } from './instances.ts'
import { pushedFolderHint } from './pushed-folder-hint.ts'
import { shownSource, type ShownSource } from './sources.ts'
import type { SourceContext } from '../repository-identity.ts'

/** The targets of Flux Kustomizations, as far as this tree contains their folders. */
export function fluxKustomizationTargets(
  context: SourceContext,
  isLeftOut: (path: string) => boolean,
): { readonly targets: readonly KustomizationTarget[]; readonly outcomes: SourceOutcomes } {
  const objects = gitopsObjects(context.reader).filter(({ target }) => !isLeftOut(target))
  const results = [
    ...objects.filter(isFluxKustomization).map((manifest) => ({
      root: manifest.root.yaml!,
      ...fluxKustomizationTarget(manifest, placeInFile(manifest), context),
    })),
    ...objects.flatMap((manifest) => {
      const sync = syncObjects(manifest)
      if (!sync) return []
      const { kustomization } = sync
      return { root: kustomization.root.yaml!, ...syncTarget(sync, placeInFile(kustomization), context) }
    }),
  ]
  return {
    targets: results.flatMap(({ target }) => target ?? []),
    outcomes: new Map(
      results.map(({ root, target, reason }) => [root, { renderedAs: target ? [target.id] : [], reason }]),
    ),
  }
}

/**
 * The target of the Kustomization of a FluxInstance.
 *
 * @param at where the FluxInstance is written
 */
export function syncTarget(
  { kustomization, isPatched }: SyncObjects,
  at: SourceLine,
  context: SourceContext,
): ReturnType<typeof fluxKustomizationTarget> {
  if (isPatched)
    return {
      reason: '`kustomize.patches` of the FluxInstance may change it or its source, and are not evaluated',
    }
  const { target, reason } = fluxKustomizationTarget(kustomization, at, context)
  if (!target) return { reason }
  const object = jsonText(kustomization.root.yaml)
  return { target: { ...target, flux: { ...target.flux!, object } }, reason }
}

/** True for the kind by which Flux applies a folder, as opposed to the files that kustomize reads. */
export function isFluxKustomization(manifest: Manifest): boolean {
  return manifest.kind === 'Kustomization' && groupOf(manifest) === 'kustomize.toolkit.fluxcd.io'
}

function placeInFile({ root }: Manifest): SourceLine {
  const { file, line } = root.location
  return { file, line }
}

/**
 * The target of a Flux Kustomization, or the reason why it is not built, as the end of a sentence.
 *
 * @param at where the object is written
 */
export function fluxKustomizationTarget(
  manifest: Manifest,
  at: SourceLine,
  context: SourceContext,
): { readonly target?: KustomizationTarget; readonly reason: string } {
  const { reader } = context
  const source = sourceOf(manifestWith(manifest, { target: at.file }), context)
  if (source === null || packedFiles(source, reader).length === 0)
    return { reason: reasonAgainstBuild(manifest, source, reader) }
  const { folder } = source
  const { root, name, spec } = manifest
  const namespace = root.at('metadata', 'namespace').text
  const cluster = deliveryOf('flux-kustomization', manifest).cluster ?? ''
  const mesh = context.identity.clusters.of(cluster)?.mesh
  const target: KustomizationTarget = {
    kind: 'kustomization',
    // One folder may be built by objects of one name in several clusters.
    id: `${kustomizationId(folder)}:${at.file}:${name}`,
    path: folder,
    file: kustomizationGraph(reader).byFolder.get(folder) ?? at.file,
    environment: environmentOfFolder(folderOf(at.file)) ?? environmentOfFolder(folder),
    missing: [],
    ...contentsOf(source, reader),
    flux: { name, at, ...packedBy(source), ...variablesOf(spec, namespace, reader) },
    statedBy: { target: deliveryId(manifest), ...at },
    manager: {
      kind: 'Kustomization',
      name,
      namespace: writtenNamespace(root),
      cluster,
      ...(mesh !== undefined && { mesh }),
      deletes: kustomizationPolicy(manifest),
    },
  }
  return { target, reason: '' }
}

/** The fields of a source that a build states: those that are not empty. */
function packedBy({ ignore, packed }: ShownSource): Pick<FluxBuild, 'ignore' | 'packed'> {
  return { ...(ignore !== '' && { ignore }), ...(packed !== '' && { packed }) }
}

/** The folder of the tree for `path`, with the exclusions of its source; `null` if the source is elsewhere. */
function sourceOf(manifest: Manifest, context: SourceContext): ShownSource | null {
  const { spec } = manifest
  const source = shownSource(spec.get('sourceRef'), spec.get('path').text, manifest, context)
  if (source === null) return null
  const path = joinPath(source.folder, spec.get('path').text)
  return { ...source, folder: resolveLinks(context.reader.tree, path) ?? path }
}

/** Why a Flux Kustomization is not built, as the end of a sentence. */
function reasonAgainstBuild({ spec }: Manifest, source: ShownSource | null, { tree }: Reader): string {
  const sourceRef = spec.get('sourceRef')
  const kind = sourceRef.get('kind').text || 'GitRepository'
  const reference = `${kind}/${sourceRef.get('name').text}`
  const hint = pushedFolderHint(reference, spec.get('path').text, tree)
  if (source === null) return `no file states that its source \`${reference}\` is this repository${hint}`
  const folder = source.folder || '.'
  if (filesUnder(tree, source.folder).length === 0)
    return `this repository has no folder \`${folder}\`${hint}`
  const leavingOut = source.ignore === '' ? '`.sourceignore`' : '`.sourceignore` or `ignore` of its source'
  return `${leavingOut} excludes its folder \`${folder}\``
}

/**
 * The files of a folder without a kustomization: Flux generates one that lists all YAML files in and below it, and the
 * folders with a kustomization (fluxcd `pkg/kustomize`, generateKustomization).
 */
function contentsOf(
  source: ShownSource,
  reader: Reader,
): Pick<KustomizationTarget, 'files' | 'kustomizations'> {
  const { folder } = source
  const { byFolder, filesOf } = kustomizationGraph(reader)
  const own = byFolder.get(folder)
  if (own !== undefined) return filesOf(own)
  const files = new Set<string>()
  const kustomizations = new Set<string>()
  for (const file of packedFiles(source, reader)) {
    if (!/\.ya?ml$/.test(file)) continue
    const nested = nearestKustomization(folderOf(file), folder, byFolder)
    if (nested === undefined) files.add(file)
    else if (!kustomizations.has(nested)) {
      const included = filesOf(nested)
      for (const path of included.files) files.add(path)
      for (const path of included.kustomizations) kustomizations.add(path)
    }
  }
  return { files: [...files].toSorted(), kustomizations: [...kustomizations] }
}

/** The files of a folder that source-controller packs. */
function packedFiles({ folder, ignore, packed }: ShownSource, { tree }: Reader): string[] {
  const isLeftOut = sourceignoreOf(tree, { ignore, packed })
  return filesUnder(tree, folder).filter((file) => !isLeftOut(file))
}

/** The kustomization of the outermost folder with one, between a folder and the folder that is built. */
function nearestKustomization(
  folder: string,
  top: string,
  byFolder: ReadonlyMap<string, string>,
): string | undefined {
  let outermost: string | undefined
  for (let ancestor = folder; ancestor !== top; ancestor = folderOf(ancestor))
    outermost = byFolder.get(ancestor) ?? outermost
  return outermost
}

/** The ConfigMaps of `substituteFrom`. `isOpen` if one of them is not in the tree, or if it names a Secret. */
function variablesOf(
  spec: Node,
  namespace: string,
  reader: Reader,
): Pick<FluxBuild, 'configMaps' | 'isOpen'> {
  const references = spec.get('postBuild').items('substituteFrom')
  const found = references.map((reference) => configMapOf(reference, namespace, reader))
  return {
    configMaps: found.flatMap((configMap) => {
      const { file, line } = configMap?.root.location ?? {}
      return file === undefined || line === undefined ? [] : { file, line }
    }),
    isOpen: found.includes(undefined),
  }
}

/** A ConfigMap in the tree; `undefined` for a Secret, which is encrypted or created elsewhere. */
function configMapOf(reference: Node, namespace: string, reader: Reader): Manifest | undefined {
  if (reference.get('kind').text !== 'ConfigMap') return undefined
  const candidates = (configMaps(reader).get(reference.get('name').text) ?? []).filter(
    (configMap) => configMap.namespace === '' || namespace === '' || configMap.namespace === namespace,
  )
  // If there are several, such as one for each cluster, it is unknown which one applies.
  return candidates.length === 1 ? candidates[0] : undefined
}

const configMaps = oncePer((reader: Reader): ReadonlyMap<string, readonly Manifest[]> => {
  const byName = new Map<string, Manifest[]>()
  for (const manifest of plainObjects(reader)) {
    if (manifest.kind !== 'ConfigMap' || groupOf(manifest) !== '') continue
    const named = byName.get(manifest.name) ?? []
    named.push(manifest)
    byName.set(manifest.name, named)
  }
  return byName
})
