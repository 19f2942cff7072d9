import { isDataMap } from '../core/plain-data.ts'
import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import type { KnownKind, KnownKinds } from '../model/known-kinds.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { bundledSchemas } from '../schema/bundled-schemas.ts'
import { kindsOfDefinition, shapesWithGoPatterns } from '../schema/configured-kinds.ts'
import { servedKinds } from '../schema/istio.ts'
import { kindName, type KindShape } from '../schema/kind-shape.ts'
import type { Schema } from '../schema/types.ts'

/**
 * Loads the schemas of the kinds of some objects, other than Istio's; rules are synchronous, so this is done before they
 * run. Schemas of the configuration override definitions in the repository, and these override the bundled schemas.
 *
 * @param isApplied false for an object of which nothing says that it is applied
 */
export async function loadKnownKinds(
  manifests: readonly Manifest[],
  configured: readonly KindShape[],
  isApplied: (manifest: Manifest) => boolean,
): Promise<KnownKinds> {
  const names = new Set(manifests.map(kindName))
  const bundled = await bundledSchemas(names)
  const defined = await shapesWithGoPatterns(
    kindsInRepository(manifests, isApplied).filter((shape) => names.has(kindName(shape))),
  )
  const kinds: readonly KnownKind[] = [...bundled, ...defined, ...configured]
  return new Map(kinds.map((shape) => [kindName(shape), shape]))
}

/**
 * The kinds that CustomResourceDefinitions of the repository define, without contradicting ones. If some definitions
 * are applied, others are ignored: they may be test data, or of another version.
 */
function kindsInRepository(
  manifests: readonly Manifest[],
  isApplied: (manifest: Manifest) => boolean,
): KnownKind[] {
  const allDefinitions = manifests.filter(({ kind }) => kind === 'CustomResourceDefinition')
  if (allDefinitions.length === 0) return []
  const used = new Set(manifests.map(({ kind }) => kind))
  const definitions = allDefinitions.filter(
    ({ spec }) => used.has(definedKind(spec)) && !Object.hasOwn(servedKinds, definedKind(spec)),
  )
  const kinds = groupBy(definitions, ({ spec }) => `${spec.get('group').text}/${definedKind(spec)}`)
  return [...kinds.values()].flatMap((group) => {
    const applied = group.filter(isApplied)
    if (applied.length > 0) return agreedKinds(applied)
    return agreedKinds(group).map((kind) => ({ ...kind, isUnapplied: true }))
  })
}

function definedKind(spec: Node): string {
  return spec.get('names').get('kind').text
}

/**
 * The versions of a kind on which all its definitions agree. Clusters may have different definitions, and nothing says
 * which one applies to an object. Stops as soon as no version is left.
 */
function agreedKinds(definitions: readonly Manifest[]): KnownKind[] {
  const kindByName = new Map<string, KnownKind>()
  const disputed = new Set<string>()
  for (const { root } of definitions) {
    if (kindByName.size > 0 && disputed.size === kindByName.size) break
    const { data } = root
    for (const shape of isDataMap(data) ? kindsOfDefinition(data).shapes : []) {
      const name = kindName(shape)
      const earlier = kindByName.get(name)
      if (!earlier) kindByName.set(name, { ...shape, definition: root })
      else if (schemaText(earlier.schema) !== schemaText(shape.schema)) disputed.add(name)
    }
  }
  return [...kindByName].flatMap(([name, kind]) => (disputed.has(name) ? [] : kind))
}

const schemaText = oncePer((schema: Schema) => JSON.stringify(schema))
