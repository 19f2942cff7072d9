import type { Cause, Provenance } from '../../core/cause.ts'
import { once } from '../../core/once-per.ts'
import type { PostRenderStage } from '../kustomize/post-render-stages.ts'
import { createBuildProvenance } from './build-provenance.ts'

/**
 * Finds the causes of fields that post-renderers change, in their patches, the last post-renderer first. A field that no patch
 * decides has the cause that `ofChart` finds.
 *
 * @param stages the post-renderers in their order; called once, for the first cause
 */
export function postRenderedProvenance(
  ofChart: Provenance,
  stages: () => Promise<readonly PostRenderStage[]>,
): Provenance {
  const opened = once(async () =>
    (await stages())
      .map((stage) => ({ ...stage, provenance: createBuildProvenance(stage.probe) }))
      .toReversed(),
  )
  let further = 0
  return {
    async cause(field, check) {
      for (const { provenance, placeOf } of await opened()) {
        const rendersBefore = provenance.renders
        const found = causeInTree(await provenance.cause(field, check), placeOf)
        further += provenance.renders - rendersBefore
        if (found) return found
      }
      return ofChart.cause(field, check)
    },
    shownValues: (fields) => ofChart.shownValues(fields),
    breakingOverride: (values, field, check) => ofChart.breakingOverride(values, field, check),
    layering: (causePart, field) => ofChart.layering(causePart, field),
    get renders() {
      return ofChart.renders + further
    },
    // Builds are limited by time.
    isRepeatable: false,
  }
}

/** A cause in a patch, `template` if the patch is not in the tree as it is applied; `null` for any other cause. */
function causeInTree({ kind, primary, related }: Cause, placeOf: PostRenderStage['placeOf']): Cause | null {
  const place = primary?.role === 'cause' && kind !== 'missing' ? placeOf(primary) : null
  if (place === 'unplaced') return { kind: 'template', primary: null, related: [] }
  const inPatches = related.map(placeOf).filter((part) => part !== null && part !== 'unplaced')
  return place && { kind, primary: place, related: inPatches }
}
