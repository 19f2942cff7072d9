import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import type { KnownKind, KnownKinds } from '../model/known-kinds.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { bundledSchemas } from '../schema/bundled-schemas.ts'
import { isMap } from '../schema/data.ts'
import { kindsOfDefinition, shapesWithGoPatterns } from '../schema/configured-kinds.ts'
import { servedKinds } from '../schema/istio.ts'
import { kindName, type KindShape } from '../schema/kind-shape.ts'
import type { Schema } from '../schema/types.ts'

/**
 * What is known of the kinds of some objects beside Istio's. Rules cannot wait, so it is loaded before they run. What
 * a person gives counts more than what stands in the repository, and that more than what meshgate carries.
 */
export async function knownKinds(
  manifests: readonly Manifest[],
  given: readonly KindShape[],
): Promise<KnownKinds> {
  const names = new Set(manifests.map(kindName))
  const carried = await bundledSchemas(names)
  const own = await shapesWithGoPatterns(definedHere(manifests).filter((shape) => names.has(kindName(shape))))
  const known: readonly KnownKind[] = [...carried, ...own, ...given]
  return new Map(known.map((shape) => [kindName(shape), shape]))
}

/** The kinds that the repository itself defines, as far as all that it says of one is the same. */
function definedHere(manifests: readonly Manifest[]): KnownKind[] {
  const used = new Set(manifests.map(({ kind }) => kind))
  const definitions = manifests
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .filter(({ spec }) => used.has(definedKind(spec)) && !Object.hasOwn(servedKinds, definedKind(spec)))
  const kinds = groupBy(definitions, ({ spec }) => `${spec.get('group').text}/${definedKind(spec)}`)
  return [...kinds.values()].flatMap(sureKinds)
}

function definedKind(spec: Node): string {
  return spec.get('names').get('kind').text
}

/**
 * The versions of a kind of which all definitions say the same. Clusters may have several definitions: then nobody
 * knows which one holds, and once no version is sure, those that are left need not be read.
 */
function sureKinds(definitions: readonly Manifest[]): KnownKind[] {
  const known = new Map<string, KnownKind>()
  const doubtful = new Set<string>()
  for (const { root } of definitions) {
    if (known.size > 0 && doubtful.size === known.size) break
    const { data } = root
    for (const shape of isMap(data) ? kindsOfDefinition(data).shapes : []) {
      const name = kindName(shape)
      const before = known.get(name)
      if (!before) known.set(name, { ...shape, definition: root })
      else if (textOf(before.schema) !== textOf(shape.schema)) doubtful.add(name)
    }
  }
  return [...known].flatMap(([name, kind]) => (doubtful.has(name) ? [] : kind))
}

const textOf = oncePer((schema: Schema) => JSON.stringify(schema))
