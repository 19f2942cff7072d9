import type { Target } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import type { SourceOutcomes } from './outcome.ts'
import type { RequestedChart } from './requested-chart.ts'

/** A target, and the objects that it renders. */
export interface RenderedObjects {
  readonly target: Target
  readonly manifests: readonly Manifest[]
}

/** The targets of rendered objects of GitOps controllers: of an app of apps, of the HelmReleases of a kustomization. */
export interface NestedObjects {
  /** Adds the objects that targets render. Returns the new targets. */
  add(rendered: readonly RenderedObjects[]): readonly Target[] | Promise<readonly Target[]>
  /** The outcomes of all added objects, by the root of the object. */
  readonly outcomes: SourceOutcomes
  /** References of the objects to things that do not exist, and sources of objects that would render themselves without end. */
  readonly unresolved?: readonly UnresolvedReference[]
  /** The charts of registries that the objects name. */
  readonly requested?: readonly RequestedChart[]
  /**
   * The targets that an object states, in the order of its sources; empty for an object of another kind. The object may be
   * altered, since nothing is added.
   */
  readonly statedBy?: (manifest: Manifest, rendered: RenderedObjects) => Promise<readonly Target[]>
}

/** The targets of rendered Flux Kustomizations, with the changes that their builds make in them. */
export interface NestedKustomizations extends NestedObjects {
  /** True for the target of a file whose object is only applied in another form. */
  isReplaced(target: Target): boolean
}

/** Combines collections. Objects that a replaced target renders are ignored. */
export function allNested(
  kustomizations: NestedKustomizations,
  others: readonly NestedObjects[],
): NestedKustomizations {
  const { isReplaced } = kustomizations
  const collections = [kustomizations, ...others]
  return {
    async add(rendered) {
      const added: Target[] = []
      for (const collection of collections)
        added.push(...(await collection.add(rendered.filter(({ target }) => !isReplaced(target)))))
      return added
    },
    get outcomes() {
      return new Map(collections.flatMap(({ outcomes }) => [...outcomes]))
    },
    get unresolved() {
      return collections.flatMap(({ unresolved = [] }) => unresolved)
    },
    get requested() {
      return collections.flatMap(({ requested = [] }) => requested)
    },
    async statedBy(manifest, rendered) {
      const stated = collections.flatMap((collection) => collection.statedBy?.(manifest, rendered) ?? [])
      return (await Promise.all(stated)).flat()
    },
    isReplaced,
  }
}
