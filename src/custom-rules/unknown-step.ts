import { acceptsAnything } from '../schema/preserved-fields.ts'
import type { FieldPattern } from '../core/custom-rule.ts'
import { withMetadata } from '../rules/schema/helpers/istio-object.ts'
import { fieldSchema } from '../schema/structural.ts'
import { closestName } from '../schema/suggest.ts'
import type { Schema } from '../schema/types.ts'

/** A step of a path that a schema does not have. */
export interface UnknownField {
  /** The index of the step. */
  readonly depth: number
  /** What to write instead, as the end of a sentence; `''` without a similar name. */
  readonly advice: string
}

/**
 * The first step of a path that none of some schemas has, of the schema that has the most steps before it. `null` if one of
 * the schemas has all steps, or accepts any field below one (`additionalProperties`, preserved unknown fields), and without
 * schemas.
 */
export function unknownStep(path: FieldPattern, schemas: readonly Schema[]): UnknownField | null {
  const unknown = schemas.map((schema) => unknownIn(path, schema))
  if (unknown.includes(null)) return null
  return unknown.reduce(
    (first, second) => (second!.depth > first!.depth ? second : first),
    unknown[0] ?? null,
  )
}

function unknownIn(path: FieldPattern, root: Schema): UnknownField | null {
  // A JSON schema stands beside an empty one.
  let schema: Schema | undefined = root.properties && withMetadata(root)
  for (const [depth, step] of path.entries()) {
    if (!schema || acceptsAnything(schema)) return null
    if (typeof step !== 'string') schema = itemSchema(schema)
    else if (schema.items)
      return { depth, advice: `; \`${String(path[depth - 1] ?? '')}\` is a list: look at its items` }
    else if (!schema.properties) schema = fieldSchema(schema, step)
    else {
      const field = fieldSchema(schema, step)
      if (!field) return { depth, advice: adviceFor(step, Object.keys(schema.properties)) }
      schema = field
    }
  }
  return null
}

function adviceFor(name: string, names: readonly string[]): string {
  const similar = closestName(name, names)
  return similar === undefined ? '' : `; did you mean \`${similar}\`?`
}

/** The schema of items of a list, or of values of a map without names of its own. */
function itemSchema({ items, additionalProperties }: Schema): Schema | undefined {
  return items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined)
}
