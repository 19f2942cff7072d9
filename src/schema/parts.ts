import type { Schema } from './structural.ts'

/** A schema with every schema in its fields and items changed. */
export function withParts(schema: Schema, change: (part: Schema) => Schema): Schema {
  const { properties, items, additionalProperties: rest } = schema
  return {
    ...schema,
    ...(properties && { properties: changed(properties, change) }),
    ...(items && { items: change(items) }),
    ...(typeof rest === 'object' && { additionalProperties: change(rest) }),
  }
}

function changed(
  properties: Readonly<Record<string, Schema>>,
  change: (part: Schema) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, change(part)]))
}
