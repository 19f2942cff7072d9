import { once } from '../core/once-per.ts'
import { unchangedObjects, type BaseObjects } from '../model/base-objects.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { CustomRules } from '../model/mesh-context.ts'
import type { TargetContents } from './target-contents.ts'
import type { InspectOptions } from './types.ts'

/**
 * The objects of base for rules of the repository; `null` without a base, and if no rule reads them: base need not be
 * rendered then.
 */
export async function baseObjectsFor(
  customRules: CustomRules | null,
  { base, isBase }: Pick<InspectOptions, 'base' | 'isBase'>,
): Promise<BaseObjects | null> {
  if (!customRules?.rules.some(({ readsOldObject }) => readsOldObject)) return null
  if (isBase) return unchangedObjects
  const rendered = await base
  return rendered ? baseObjectsIn(rendered.contents) : null
}

/** The objects of a tree by their Kubernetes identity; those of the same target come first. */
function baseObjectsIn(contents: readonly TargetContents[]): BaseObjects {
  const tables = once(() => {
    const objects = contents.flatMap(({ environment, manifests }) =>
      manifests.map((manifest) => ({ manifest, environment })),
    )
    return {
      ofTarget: new Map(objects.map(({ manifest }) => [keyIn(manifest.target, manifest), manifest])),
      ofEnvironment: new Map(
        objects.map(({ manifest, environment }) => [keyIn(environment, manifest), manifest]),
      ),
      partial: new Set(contents.flatMap((each) => (each.isPartial ? [each.environment] : []))),
    }
  })
  return {
    counterpartOf(manifest, environment) {
      const { ofTarget, ofEnvironment, partial } = tables()
      return (
        ofTarget.get(keyIn(manifest.target, manifest)) ??
        ofEnvironment.get(keyIn(environment, manifest)) ??
        (partial.has(environment) ? undefined : null)
      )
    },
  }
}

function keyIn(place: string | null, manifest: Manifest): string {
  return JSON.stringify([place, groupOf(manifest), manifest.kind, manifest.namespace, manifest.name])
}
