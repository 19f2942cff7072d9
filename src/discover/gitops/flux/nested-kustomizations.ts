import { isDeepStrictEqual } from 'node:util'
import { statedNamespace } from '../../../core/namespace.ts'
import { sourceLineKey } from '../../../core/source-line.ts'
import type { KustomizationTarget, SourceLine, Target } from '../../../core/target.ts'
import { groupBy } from '../../../core/group.ts'
import { oncePer } from '../../../core/once-per.ts'
import { manifestWith, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { jsonText } from '../../../yaml/data.ts'
import type { YamlNode } from '../../../yaml/node.ts'
import { gitopsObjects } from '../../references/gitops-objects.ts'
import { originOfNode } from '../argo/lines.ts'
import { applyingObject, syncObjects, type SyncObjects } from './instances.ts'
import {
  fluxKustomizationTarget,
  isFluxKustomization,
  syncTarget,
  type KustomizationResult,
} from './kustomizations.ts'
import type { NestedKustomizations, RenderedObjects } from '../nested.ts'
import type { SourceOutcome } from '../outcome.ts'
import type { SourceContext } from '../repository-identity.ts'
import { targetSet } from './target-set.ts'

/** The targets whose Flux Kustomization another target builds, so that their files do not show what is applied. */
export function nestedKustomizationTargets(targets: readonly Target[]): KustomizationTarget[] {
  const builders = groupBy(
    targets.flatMap((target) =>
      target.kind === 'kustomization' ? target.files.map((file) => ({ file, target })) : [],
    ),
    ({ file }) => file,
  )
  return targets.filter(
    (target): target is KustomizationTarget =>
      target.kind === 'kustomization' &&
      (builders.get(target.flux?.at.file ?? '') ?? []).some((builder) => builder.target !== target),
  )
}

/**
 * Collects the Flux Kustomizations that targets build. If one is built as its file states it, its target is the target of
 * the file.
 *
 * @param prior the targets of files, which were found before
 */
export function nestedKustomizations(context: SourceContext, prior: readonly Target[]): NestedKustomizations {
  const byPlace = targetsByPlace(prior)
  const applied = targetSet(prior.filter((target) => placesOf(target).length === 0))
  const changed = new Set<Target>()
  const outcomes = new Map<YamlNode, SourceOutcome>()

  function addKustomization(built: BuiltKustomization): Target[] {
    const written = byPlace.get(sourceLineKey(built.at))
    const { target, reason, unrendered = [] } = targetOf(built, context, written)
    if (!target && isWrittenAs(built, context)) return []
    if (target && target === written) return applied.add(target)
    if (written) changed.add(written)
    const named = target && applied.named(target)
    outcomes.set(built.manifest.root.yaml!, { renderedAs: named ? [named.id] : [], reason, unrendered })
    return target && named?.isNew
      ? applied.add({ ...target, id: named.id, renderedBy: built.builder.target.id })
      : []
  }

  function addBuilt(objects: RenderedObjects): Target[] {
    const all = kustomizationsIn(objects)
    const itself = all.find(({ at }) => byPlace.get(sourceLineKey(at)) === objects.target)
    if (!itself || targetOf(itself, context, objects.target).target === objects.target)
      return all.flatMap(addKustomization)
    // A Kustomization that is built in another form than its file is added again, with everything in it.
    applied.delete(objects.target)
    return addKustomization(itself)
  }

  return {
    add(rendered) {
      for (const { target } of rendered) applied.add(target)
      return rendered.flatMap(addBuilt)
    },
    outcomes,
    statedBy: (manifest, builder) => Promise.resolve(statedKustomization(manifest, builder, context)),
    isReplaced: (target) => changed.has(target) && !applied.has(target),
  }
}

/** The target that a built object states; empty if it is not a Flux Kustomization, or not built. */
function statedKustomization(manifest: Manifest, builder: RenderedObjects, context: SourceContext): Target[] {
  const built = builtKustomization(manifest, builder)
  const { target } = built ? targetOf(built, context, undefined) : {}
  return target ? [target] : []
}

/** Targets by the places where they are stated. */
function targetsByPlace(targets: readonly Target[]): Map<string, Target> {
  return new Map(targets.flatMap((target) => placesOf(target).map((place) => [place, target] as const)))
}

/** A Flux Kustomization that a target builds. */
interface BuiltKustomization {
  readonly manifest: Manifest
  /** Where it is written. */
  readonly at: SourceLine
  readonly builder: RenderedObjects
  /** The objects of the FluxInstance that states it; absent for an object of its own. */
  readonly sync?: SyncObjects
}

function kustomizationsIn(builder: RenderedObjects): BuiltKustomization[] {
  return builder.manifests.flatMap((manifest) => builtKustomization(manifest, builder) ?? [])
}

/** A Flux Kustomization, or the one that a FluxInstance states; `null` for another object. */
function builtKustomization(manifest: Manifest, builder: RenderedObjects): BuiltKustomization | null {
  const at = originOfNode(manifest.root, manifest)
  if (isFluxKustomization(manifest)) return { manifest, at, builder }
  const sync = syncObjects(manifest)
  return sync && { manifest: sync.kustomization, at, builder, sync }
}

/** The target of a built Flux Kustomization: the target of its file if neither the object nor the environment differs. */
function targetOf(
  { manifest, at, builder, sync }: BuiltKustomization,
  { reader, identity }: SourceContext,
  written: Target | undefined,
): Omit<KustomizationResult, 'target'> & { readonly target?: Target } {
  const stated = manifestWith(manifest, { namespace: statedNamespace(manifest) })
  const context = { reader, identity, build: builder }
  const result = sync
    ? syncTarget({ ...sync, kustomization: stated }, at, context)
    : fluxKustomizationTarget(stated, at, context)
  const { target, reason } = result
  if (!target) return { reason, ...(result.unrendered && { unrendered: result.unrendered }) }
  const environment = target.environment ?? builder.target.environment
  if (written?.environment === environment && isWrittenAs({ manifest, at }, context))
    return { target: written, reason }
  const suffix = environment === target.environment ? '' : `@${environment}`
  const flux = { ...target.flux!, object: jsonText(manifest.root.yaml) }
  return { target: { ...target, id: `${target.id}${suffix}`, environment, flux }, reason }
}

/** True if a file has an object with the same contents at a line: the report then lists it with the same reason. */
function isWrittenAs(
  { manifest: { root }, at }: Pick<BuiltKustomization, 'manifest' | 'at'>,
  { reader }: SourceContext,
): boolean {
  const written = objectsByPlace(gitopsObjects(reader)).get(sourceLineKey(at))
  return written !== undefined && isDeepStrictEqual(contentsOf(written.root), contentsOf(root))
}

function contentsOf(root: Node): readonly unknown[] {
  const metadata = root.get('metadata')
  return [metadata.get('name').text, metadata.get('namespace').text, root.get('spec').data]
}

const objectsByPlace = oncePer(
  (manifests: readonly Manifest[]) =>
    new Map(manifests.map((manifest) => [sourceLineKey(manifest.root.location), applyingObject(manifest)])),
)

/** The places of the Flux Kustomization of a target. */
function placesOf(target: Target): string[] {
  return target.kind === 'kustomization' && target.flux ? [sourceLineKey(target.flux.at)] : []
}
