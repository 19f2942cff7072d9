import type { FluxBuild, KustomizationTarget, SourceLine, UnrenderedSource } from '../../../core/target.ts'
import { folderOf, joinPath } from '../../../core/path.ts'
import { filesUnder, resolveLinks } from '../../../core/tree.ts'
import { kustomizationPolicy, writtenNamespace } from '../../../model/deletion-policy.ts'
import { canonicalJson } from '../../../model/canonical-json.ts'
import { groupOf, manifestWith, type Manifest } from '../../../model/manifest.ts'
import { jsonText } from '../../../yaml/data.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import { deliveryOf } from '../delivery.ts'
import { kustomizationGraph } from '../kustomization-graph.ts'
import { environmentOfFolder, kustomizationId } from '../../kustomization-targets.ts'
import { deliveryId } from '../objects.ts'
import type { SourceOutcome, SourceOutcomes } from '../outcome.ts'
import { configMapsOf } from './config-maps.ts'
import { syncObjects, type SyncObjects } from './instances.ts'
import { filesOfFluxFolder, packedFiles } from './packed-files.ts'
import { pushedFolderHint } from './pushed-folder-hint.ts'
import {
  hasIncludedSources,
  shownSource,
  sourcesFor,
  takesOtherRevision,
  type ShownSource,
} from './sources.ts'
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
      results.map(({ root, target, reason, unrendered = [] }) => [
        root,
        { renderedAs: target ? [target.id] : [], reason, unrendered },
      ]),
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
): KustomizationResult {
  if (isPatched)
    return {
      reason: '`kustomize.patches` of the FluxInstance may change it or its source, and are not evaluated',
    }
  const result = fluxKustomizationTarget(kustomization, at, context)
  const { target } = result
  if (!target) return result
  const object = jsonText(kustomization.root.yaml)
  return { ...result, target: { ...target, flux: { ...target.flux!, object } } }
}

/** True for the kind by which Flux applies a folder, as opposed to the files that kustomize reads. */
export function isFluxKustomization(manifest: Manifest): boolean {
  return manifest.kind === 'Kustomization' && groupOf(manifest) === 'kustomize.toolkit.fluxcd.io'
}

function placeInFile({ root }: Manifest): SourceLine {
  const { file, line } = root.location
  return { file, line }
}

/** The target of a Flux Kustomization, or why it is not built. */
export interface KustomizationResult extends Pick<SourceOutcome, 'reason' | 'unrendered'> {
  readonly target?: KustomizationTarget
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
): KustomizationResult {
  const { reader } = context
  const placed = manifestWith(manifest, { target: at.file })
  const source = sourceOf(placed, context)
  if (source === null || packedFiles(source, reader).length === 0) {
    const reason = reasonAgainstBuild(manifest, source, context)
    return { reason, unrendered: [unrenderedKustomization(placed, reason, context)] }
  }
  const { folder } = source
  const { name, spec } = manifest
  const namespace = manifest.root.at('metadata', 'namespace').text
  const components = spec.items('components').map(({ text }) => joinPath(folder, text))
  const target: KustomizationTarget = {
    kind: 'kustomization',
    // One folder may be built by objects of one name in several clusters.
    id: `${kustomizationId(folder)}:${at.file}:${name}`,
    path: folder,
    file: kustomizationGraph(reader).byFolder.get(folder) ?? at.file,
    environment: environmentOfFolder(folderOf(at.file)) ?? environmentOfFolder(folder),
    missing: [],
    ...filesOfFluxFolder(source, components, reader),
    flux: { name, at, ...packedBy(source), ...configMapsOf(spec, namespace, reader) },
    statedBy: { target: deliveryId(manifest), ...at },
    manager: managerOf(manifest, context),
  }
  return { target, reason: '' }
}

function managerOf(manifest: Manifest, context: SourceContext): NonNullable<KustomizationTarget['manager']> {
  const { identity } = context
  const cluster = deliveryOf('flux-kustomization', manifest).cluster ?? ''
  const mesh = identity.clusters.of(cluster)?.mesh
  return {
    kind: 'Kustomization',
    name: manifest.name,
    namespace: writtenNamespace(manifest.root),
    cluster,
    ...(mesh !== undefined && { mesh }),
    deletes: kustomizationPolicy(manifest),
  }
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

/** A Flux Kustomization that is not built, with the sources that it may mean, for the comparison with base. */
function unrenderedKustomization(
  manifest: Manifest,
  reason: string,
  context: SourceContext,
): UnrenderedSource {
  const { name, spec } = manifest
  const sources = sourcesFor(spec.get('sourceRef'), manifest, context)
  const options = JSON.stringify([spec, ...sources.map((source) => source.spec)].map(canonicalJson))
  return { name, reason, options, values: [] }
}

/** Why a Flux Kustomization is not built, as the end of a sentence. */
function reasonAgainstBuild(manifest: Manifest, source: ShownSource | null, context: SourceContext): string {
  const { spec } = manifest
  const { tree } = context.reader
  const sourceRef = spec.get('sourceRef')
  const kind = sourceRef.get('kind').text || 'GitRepository'
  const reference = `${kind}/${sourceRef.get('name').text}`
  const hint = pushedFolderHint(reference, spec.get('path').text, tree)
  if (source === null && takesOtherRevision(sourceRef, manifest, context))
    return `the source \`${reference}\` takes another revision of this repository than the one that is checked`
  if (source === null && hasIncludedSources(sourceRef, manifest, context))
    return `the source \`${reference}\` has files of other sources as well (\`include\`)`
  if (source === null) return `no file states that the source \`${reference}\` is this repository${hint}`
  const folder = source.folder || '.'
  if (filesUnder(tree, source.folder).length === 0)
    return `this repository has no folder \`${folder}\`${hint}`
  const leavingOut = source.ignore === '' ? '`.sourceignore`' : '`.sourceignore` or `ignore` of the source'
  return `${leavingOut} excludes the folder \`${folder}\``
}
