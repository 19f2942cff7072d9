import type { Cause, CausePart, Provenance, RenderedField } from '../core/cause.ts'
import { renderedTextOf } from '../core/render.ts'
import { namedFiles, type KustomizationTarget, type RenderableTarget } from '../core/target.ts'
import { deliveryId } from '../discover/gitops/objects.ts'
import { builtFieldOf } from './rendered-field.ts'
import { renderedManifests } from './rendered-manifests.ts'
import type { InspectedTree } from './types.ts'

/**
 * What decides a value of a HelmRelease that is a variable of the Flux Kustomization which builds it, if a chart renders that
 * Kustomization: the value of this chart. Found step by step: the field by the value, the value by the variable. `null` if
 * the value is no such variable, or if nothing in the chart decides it.
 *
 * @param cause of a field of the release
 */
export async function variableCause(
  cause: Cause,
  { target, field }: { readonly target: RenderableTarget; readonly field: RenderedField },
  { sources, renders }: Pick<InspectedTree, 'sources' | 'renders'>,
  provenanceOf: (target: RenderableTarget) => Provenance,
): Promise<Cause | null> {
  const { primary } = cause
  const build = sources.targets.get(target.renderedBy ?? '')
  if (primary?.role !== 'cause' || !isVariable(primary)) return null
  if (build?.kind !== 'kustomization' || !build.flux || build.renderedBy === undefined) return null
  const path = provenanceOf(target).layering(primary, field)?.path
  const text = renderedTextOf(renders.get(build.id))
  const manifests = text ? renderedManifests(text) : []
  const release = manifests.find((manifest) => deliveryId(manifest) === target.statedBy?.target)
  const value = path && release?.spec.at('values', ...path)
  if (value?.kind !== 'scalar') return null
  const outer = await provenanceOf(build).cause(builtFieldOf(value, manifests))
  if (outer.primary?.role !== 'cause' || isOfBuild(outer.primary, build)) return null
  return { ...outer, kind: cause.kind === 'exact' ? outer.kind : 'probable' }
}

function isVariable({ text, start, end }: CausePart): boolean {
  return /\$\{[^{}]*\}/.test(text.slice(start, end))
}

function isOfBuild({ file }: CausePart, build: KustomizationTarget): boolean {
  return namedFiles(build).includes(file)
}
