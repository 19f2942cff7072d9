import type { KindShape } from './kind-shape.ts'
import { mapSubschemas } from './subschemas.ts'
import type { Schema } from './types.ts'

/** A CustomResourceDefinition of `apiextensions.k8s.io/v1`, as far as it is read. */
interface Definition {
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string }
    readonly versions: readonly {
      readonly name: string
      readonly served: boolean
      readonly schema?: { readonly openAPIV3Schema?: Schema }
    }[]
  }
}

/**
 * Returns the schemas of the served versions of a CustomResourceDefinition, in the form that `violations` reads, without
 * versions that have no schema. `metadata` and `status` accept anything. Throws a TypeError for data that is not a
 * definition.
 */
export function schemasOfDefinition(definition: unknown): KindShape[] {
  const { group, names, versions } = (definition as Definition).spec
  return versions
    .filter(({ served }) => served)
    .flatMap(({ name, schema }) =>
      schema?.openAPIV3Schema
        ? [{ apiVersion: `${group}/${name}`, kind: names.kind, schema: objectSchema(schema.openAPIV3Schema) }]
        : [],
    )
}

/** Completes the schema of a kind with the fields that every object has; `metadata` and `status` accept anything. */
export function objectSchema(schema: Schema): Schema {
  const { properties, ...root } = normalised(schema)
  return { ...root, properties: { ...objectFields, ...properties, ...uncheckedFields } }
}

const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

const objectFields = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: anything } as const

/** The API server checks `metadata` by another schema. */
const uncheckedFields = { metadata: anything, status: anything } as const

/** Keywords that refuse nothing. */
const ignoredKeywords = new Set(['description', 'title', 'example', 'externalDocs', 'x-kubernetes-map-type'])

/** Removes ignored keywords and nulls, which Go ignores. The keys of `properties` are field names, not keywords. */
function normalised(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(
    ([keyword, value]) => !ignoredKeywords.has(keyword) && value !== null,
  )
  const withObjectFields: Schema = {
    ...(Object.fromEntries(kept) as Schema),
    ...(schema['x-kubernetes-embedded-resource'] && {
      properties: { ...objectFields, ...schema.properties },
    }),
  }
  return mapSubschemas(withObjectFields, normalised)
}
