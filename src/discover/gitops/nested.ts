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

/** What the objects of GitOps controllers apply that targets render: an app of apps, the HelmReleases of a kustomization. */
export interface NestedObjects {
  /** Adds the objects that targets render. Returns the targets that were not there before. */
  add(rendered: readonly RenderedObjects[]): readonly Target[] | Promise<readonly Target[]>
  /** By the root of the object, for all that were added. */
  readonly outcomes: SourceOutcomes
  /** What the objects name that does not exist, and those that would render themselves without an end, at their sources. */
  readonly unresolved?: readonly UnresolvedReference[]
  /** The charts of registries that the objects name. */
  readonly requested?: readonly RequestedChart[]
  /**
   * The targets that an object states, in the order of its sources; empty for an object of another kind. It may be an
   * altered one: nothing is added.
   */
  readonly statedBy?: (manifest: Manifest, rendered: RenderedObjects) => Promise<readonly Target[]>
}

/** What Flux Kustomizations build that are built themselves, with what their parents change in them. */
export interface NestedKustomizations extends NestedObjects {
  /** True for a target of a file that is applied in another form only. */
  isReplaced(target: Target): boolean
}

/** All collections as one. What a replaced target renders is in none of them. */
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
