import type { Schema } from './types.ts'

/** True for a schema of an object that accepts fields which it does not name. */
export function acceptsAnything(schema: Schema): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
}
