import type { Schema } from './types.ts'

/** A schema with every schema directly in it changed. */
export function withParts(schema: Schema, change: (part: Schema) => Schema): Schema {
  const { properties, items, additionalProperties: rest, allOf, anyOf, oneOf, not } = schema
  return {
    ...schema,
    ...(properties && { properties: changed(properties, change) }),
    ...(items && { items: change(items) }),
    ...(typeof rest === 'object' && { additionalProperties: change(rest) }),
    ...(allOf && { allOf: allOf.map(change) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(oneOf && { oneOf: oneOf.map(change) }),
    ...(not && { not: change(not) }),
  }
}

function changed(
  properties: Readonly<Record<string, Schema>>,
  change: (part: Schema) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, change(part)]))
}
