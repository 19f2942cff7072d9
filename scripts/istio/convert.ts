import { parseAllDocuments } from 'yaml'
import type { Schema } from '../../src/schema/types.ts'

/** A part of a CustomResourceDefinition. */
interface Definition {
  readonly kind: string
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string }
    readonly versions: readonly {
      readonly name: string
      readonly served: boolean
      readonly schema: { readonly openAPIV3Schema: Schema }
    }[]
  }
}

/** A schema that says whose it is. */
export interface NamedSchema extends Schema {
  readonly title: string
  readonly 'x-kubernetes-group-version-kind': readonly {
    readonly group: string
    readonly version: string
    readonly kind: string
  }[]
}

/**
 * Turns CustomResourceDefinitions into one JSON schema a kind, by kind. Prose goes; so does the schema of `status`,
 * which a cluster writes. Throws if the versions of a kind differ: then one schema would not do.
 */
export function schemasOf(crds: string): Map<string, NamedSchema> {
  const definitions = parseAllDocuments(crds).map((document) => document.toJS() as Definition | null)
  return new Map(
    definitions
      .filter((definition) => definition?.kind === 'CustomResourceDefinition')
      .map((definition) => [definition!.spec.names.kind, schemaOf(definition!)]),
  )
}

function schemaOf({ spec }: Definition): NamedSchema {
  const served = spec.versions.filter(({ served }) => served)
  const texts = new Set(served.map(({ schema }) => JSON.stringify(withoutProse(schema.openAPIV3Schema))))
  const [text] = texts
  if (text === undefined || texts.size > 1) throw new Error(`the versions of ${spec.names.kind} differ`)
  const { properties, ...root } = JSON.parse(text) as Schema
  const common: Schema['properties'] = {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'object' },
  }
  return {
    title: spec.names.kind,
    'x-kubernetes-group-version-kind': served.map(({ name }) => ({
      group: spec.group,
      version: name,
      kind: spec.names.kind,
    })),
    ...root,
    properties: { ...common, ...properties, status: { 'x-kubernetes-preserve-unknown-fields': true } },
  }
}

/** Names of fields are kept, a field `description` among them. */
function withoutProse(schema: Schema): Schema {
  const { description: _, ...kept } = schema as Schema & { readonly description?: string }
  const { properties, items, additionalProperties: rest } = kept
  return {
    ...kept,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, withoutProse(field)]),
      ),
    }),
    ...(items && { items: withoutProse(items) }),
    ...(typeof rest === 'object' && { additionalProperties: withoutProse(rest) }),
  }
}
