import type { KindShape } from './kind-shape.ts'
import { withParts } from './parts.ts'
import type { Schema } from './types.ts'

/** What is read of a CustomResourceDefinition of `apiextensions.k8s.io/v1`. */
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
 * The schemas of the served versions of a CustomResourceDefinition, as the walker reads them; what a cluster writes
 * may be anything. Throws a TypeError for data that is no such definition.
 */
export function schemasOfDefinition(definition: unknown): KindShape[] {
  const { group, names, versions } = (definition as Definition).spec
  return versions
    .filter(({ served }) => served)
    .flatMap(({ name, schema }) =>
      schema?.openAPIV3Schema
        ? [{ apiVersion: `${group}/${name}`, kind: names.kind, schema: rootSchema(schema.openAPIV3Schema) }]
        : [],
    )
}

/** A schema of a whole object; `status` and what every object has are no matter of its own. */
export function rootSchema(schema: Schema): Schema {
  const { properties, ...root } = normalised(schema)
  return { ...root, properties: { ...objectFields, ...properties, ...written } }
}

const anything: Schema = { 'x-kubernetes-preserve-unknown-fields': true }

const objectFields = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: anything } as const

/** `metadata` has a schema of its own. */
const written = { metadata: anything, status: anything } as const

/** Words that say nothing of what is refused. */
const silent = new Set(['description', 'title', 'example', 'externalDocs', 'x-kubernetes-map-type'])

/** The keys of properties are names, whatever words they are. A null is no word for Go. */
function normalised(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([word, value]) => !silent.has(word) && value !== null)
  const own: Schema = {
    ...(Object.fromEntries(kept) as Schema),
    ...(schema['x-kubernetes-embedded-resource'] && {
      properties: { ...objectFields, ...schema.properties },
    }),
  }
  return withParts(own, normalised)
}
