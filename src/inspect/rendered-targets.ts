import { originOf, renderedTextOf, type Render } from '../core/render.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { RenderedTarget } from '../diff/objects.ts'
import { applyingObject } from '../discover/gitops/flux/instances.ts'
import type { SourceOutcomes } from '../discover/gitops/outcome.ts'
import { originOfNode } from '../discover/gitops/argo/lines.ts'
import { renderedDeliveryTarget } from '../discover/gitops/objects.ts'
import { isKustomizationFile } from '../discover/kustomizations.ts'
import type { Manifest } from '../model/manifest.ts'
import type { SourceDocument } from '../model/sources.ts'
import { allManifests, type TargetContents } from './target-contents.ts'

/** The objects of a target that are compared with the other tree; empty if it does not render at all. */
export function renderedTarget(
  contents: TargetContents,
  renders: ReadonlyMap<string, Render>,
): RenderedTarget[] {
  const { target, documents } = contents
  const render = renders.get(target.id)
  if (target.kind === 'values' || (isRenderable(target) && !renderedTextOf(render))) return []
  const isPartial = isRenderable(target)
    ? render?.status !== 'rendered' || render.omitted !== undefined
    : !documents.every(isFullyRead)
  const release = target.kind === 'helm' ? target.release : null
  const { id, environment } = target
  return [{ id, environment, release, manifests: withoutUnapplied(allManifests(contents)), isPartial }]
}

/**
 * Omits the objects of files that no kustomization applies, since a merge does not change them in the cluster, and those that
 * only values tell.
 */
function withoutUnapplied(manifests: readonly Manifest[]): readonly Manifest[] {
  const isApplied = ({ part, isInferred }: Manifest): boolean => part !== 'unapplied' && !isInferred
  // The same list for the same targets, so that nothing has to be compared.
  return manifests.every(isApplied) ? manifests : manifests.filter(isApplied)
}

function isRenderable({ kind }: Target): boolean {
  return kind === 'helm' || kind === 'kustomization'
}

/** False for a document that cannot be read: its objects do not count as removed. */
function isFullyRead({ document: { root, problems } }: SourceDocument): boolean {
  return root !== null || problems.length === 0
}

/**
 * The GitOps targets in files and those in rendered objects of Argo CD and Flux, which replace those in their files.
 */
export function withDeliveryObjects(
  inFiles: readonly GitopsTarget[],
  contents: readonly TargetContents[],
  outcomes: SourceOutcomes,
): GitopsTarget[] {
  const built = deliveryObjects(contents, outcomes)
  return [...withoutBuilt(inFiles, built), ...built]
}

/**
 * The rendered objects of Argo CD and Flux with their status. Objects that a kustomization reads from files are listed
 * by their files, unless the built object states what is applied.
 */
function deliveryObjects(contents: readonly TargetContents[], outcomes: SourceOutcomes): GitopsTarget[] {
  return contents.flatMap(({ target, manifests }) => {
    if (target.kind !== 'helm' && target.kind !== 'kustomization') return []
    const isInNoFile = (manifest: Manifest): boolean =>
      target.kind === 'helm' || outcomes.has(manifest.root.yaml!) || isGenerated(manifest)
    return manifests
      .map(applyingObject)
      .filter(isInNoFile)
      .flatMap((manifest) => renderedDeliveryTarget(manifest, placeOf(manifest, target), outcomes))
  })
}

/** The line of a built object in its file; for one that a chart renders the chart. */
function placeOf(
  manifest: Manifest,
  target: Target,
): { readonly path: string; readonly line: number | null } {
  if (target.kind !== 'kustomization') return { path: target.path, line: null }
  const { file, line } = originOfNode(manifest.root, manifest)
  return file.startsWith('\0') ? { path: target.path, line: null } : { path: file, line }
}

/** Omits what a file states if an object that is built from it states what is applied. */
function withoutBuilt(inFiles: readonly GitopsTarget[], built: readonly GitopsTarget[]): GitopsTarget[] {
  const places = new Set(built.map(({ path, line }) => `${path}:${line}`))
  return inFiles.filter(
    ({ path, line, renderedAs, kind }) =>
      renderedAs !== undefined || kind === 'kustomization' || !places.has(`${path}:${line}`),
  )
}

/** True for an object that a kustomization generates, such as one of a chart: its lines come from the kustomization. */
function isGenerated({ root, origins }: Manifest): boolean {
  const origin = origins && originOf(origins, root.location.line)
  return isKustomizationFile(origin?.file ?? '')
}
