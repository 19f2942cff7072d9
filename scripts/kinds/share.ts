import { createHash } from 'node:crypto'
import type { SchemaFile } from '../../src/schema/bundled-schemas.ts'
import type { KindShape } from '../../src/schema/kind-shape.ts'
import { mapSubschemas } from '../../src/schema/subschemas.ts'
import type { Schema } from '../../src/schema/types.ts'

/** A reference takes about as much. */
const shortest = 60

/** Takes every part that stands at more than one place out into a definition, named by the field it was met under. */
export function share(kinds: readonly KindShape[]): SchemaFile {
  const uses: SchemaUses = new Map()
  for (const { kind, schema } of kinds) count(schema, kind, uses)
  const definitions: Record<string, Schema> = {}
  const shared = kinds.map((each) => ({ ...each, schema: replaced(each.schema, uses, definitions, true) }))
  const names = Object.keys(definitions).toSorted()
  return {
    kinds: shared,
    definitions: Object.fromEntries(names.map((name) => [name, definitions[name]!])),
  }
}

type SchemaUses = Map<string, { count: number; name: string }>

/** What stands below a part that was met before was counted with it. */
function count(schema: Schema, name: string, uses: SchemaUses): void {
  const text = JSON.stringify(schema)
  const met = uses.get(text)
  uses.set(text, { count: (met?.count ?? 0) + 1, name: met?.name ?? name })
  if (!met) for (const [field, part] of partsOf(schema)) count(part, field || name, uses)
}

function replaced(
  schema: Schema,
  uses: SchemaUses,
  definitions: Record<string, Schema>,
  isRoot = false,
): Schema {
  const text = JSON.stringify(schema)
  const { count = 0, name = '' } = uses.get(text) ?? {}
  const within = (part: Schema): Schema => replaced(part, uses, definitions)
  if (isRoot || count < 2 || text.length < shortest) return mapSubschemas(schema, within)
  const key = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  definitions[key] ??= mapSubschemas(schema, within)
  return { $ref: key }
}

function partsOf({ properties = {}, items, additionalProperties: rest }: Schema): [string, Schema][] {
  return [
    ...Object.entries(properties),
    ...(items ? [['', items] as [string, Schema]] : []),
    ...(typeof rest === 'object' ? [['', rest] as [string, Schema]] : []),
  ]
}
