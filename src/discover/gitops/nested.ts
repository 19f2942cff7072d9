import type { Target } from '../../core/target.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import type { SourceOutcomes } from './outcome.ts'

/** A target, and the objects that it renders. */
export interface RenderedObjects {
  readonly target: Target
  readonly manifests: readonly Manifest[]
}

/** What the objects of GitOps controllers apply that targets render: an app of apps, the HelmReleases of a kustomization. */
export interface NestedObjects {
  /** Adds the objects that targets render. Returns the targets that were not there before. */
  add(rendered: readonly RenderedObjects[]): readonly Target[]
  /** By the root of the object, for all that were added. */
  readonly outcomes: SourceOutcomes
  /** The objects that would render themselves without an end, each at its source. */
  readonly cycles: readonly UnresolvedReference[]
}

/** Adds rendered objects to several collections. */
export function allNested(collections: readonly NestedObjects[]): NestedObjects {
  return {
    add: (rendered) => collections.flatMap((collection) => collection.add(rendered)),
    get outcomes() {
      return new Map(collections.flatMap(({ outcomes }) => [...outcomes]))
    },
    get cycles() {
      return collections.flatMap(({ cycles }) => cycles)
    },
  }
}
