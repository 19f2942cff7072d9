import { acceptsAnything } from '../../../schema/preserved-fields.ts'
import { oncePer } from '../../../core/once-per.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { servedKinds, istioShapeOf, type IstioShape } from '../../../schema/istio.ts'
import { fieldSchema } from '../../../schema/structural.ts'
import type { Schema } from '../../../schema/types.ts'
import { metadataSchema } from './metadata.ts'

/** A written field of an object with its schema. */
export interface Field {
  readonly node: Node
  /** The path as in the tables of fields: `spec.http[].timeout`, with `{}` for a free key of a map. */
  readonly path: string
  /** The schemas of the maps and lists around the field, from the root down. */
  readonly ancestors: readonly Schema[]
  /** `null` for a field that the schema does not have. */
  readonly schema: Schema | null
}

/** Returns the schema of an object of one of Istio's kinds, whatever its version; `undefined` for any other object. */
export function istioShape(manifest: Manifest): IstioShape | undefined {
  const served = Object.hasOwn(servedKinds, manifest.kind) ? servedKinds[manifest.kind] : undefined
  return served?.group === groupOf(manifest) ? istioShapeOf(manifest.kind) : undefined
}

/**
 * Lists the fields of an object, from the top down, but none below a field that the schema does not have, or that may
 * have any value. Not listed either: directives of patches (`$patch`), the `sops` key of an encrypted object, and keys
 * with a placeholder. The list is not cached: the lists of a large repository would take most of its memory.
 */
export function fieldsOf(root: Node, schema: Schema): readonly Field[] {
  const fields: Field[] = []
  addFieldsBelow(root, '', [withMetadata(schema)], fields)
  return fields
}

/** Adds the schema of metadata to that of an object. Cached, since other caches are keyed by the schema object. */
export const withMetadata = oncePer((schema: Schema): Schema => ({
  ...schema,
  properties: { ...schema.properties, metadata: metadataSchema },
}))

/** Adds the fields below a node; none if the node has another type than the schema, which schema/invalid reports. */
function addFieldsBelow(node: Node, path: string, ancestors: readonly Schema[], fields: Field[]): void {
  const schema = ancestors.at(-1)!
  if (node.kind === 'list' && schema.type === 'array')
    for (const item of node.items()) addField(item, `${path}[]`, ancestors, schema.items ?? null, fields)
  if (node.kind !== 'map' || schema.type !== 'object' || acceptsAnything(schema)) return
  const hasFreeKeys = schema.properties === undefined
  for (const [name, value] of node.entries()) {
    if (name.startsWith('$') || isUnfilled(name) || (name === 'sops' && path === '')) continue
    const fieldPath = hasFreeKeys ? `${path}{}` : `${path === '' ? '' : `${path}.`}${name}`
    addField(value, fieldPath, ancestors, fieldSchema(schema, name) ?? null, fields)
  }
}

function addField(
  node: Node,
  path: string,
  ancestors: readonly Schema[],
  schema: Schema | null,
  fields: Field[],
): void {
  fields.push({ node, path, ancestors, schema })
  if (schema !== null && node.kind !== 'scalar') addFieldsBelow(node, path, [...ancestors, schema], fields)
}
