import { oncePer } from '../../../core/once-per.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { servedKinds, shapeOf, type IstioShape } from '../../../schema/istio.ts'
import { fieldSchema } from '../../../schema/structural.ts'
import type { Schema } from '../../../schema/types.ts'
import { metadataSchema } from './metadata.ts'

/** A field of an object as it is written, beside what the schema says of it. */
export interface Field {
  readonly node: Node
  /** As the tables of fields have it: `spec.http[].timeout`, `{}` for a key of the author's own. */
  readonly path: string
  /** The schemas of the maps and lists it stands in, the nearest last. */
  readonly above: readonly Schema[]
  /** `null` for a field that the schema lacks. */
  readonly schema: Schema | null
}

/** The shape of an object of one of Istio's kinds, whatever its version says; `undefined` for any other object. */
export function istioShape(manifest: Manifest): IstioShape | undefined {
  const served = Object.hasOwn(servedKinds, manifest.kind) ? servedKinds[manifest.kind] : undefined
  return served?.group === groupOf(manifest) ? shapeOf(manifest.kind) : undefined
}

/**
 * Every field of an object, from the top down. Below a field that the schema lacks, or that may hold anything,
 * nothing is listed. The list is made anew each time: kept, the lists of a large repository would take more memory
 * than all else. The directives of patches, such as `$patch`, are no fields; nor is what SOPS adds to an object that
 * it encrypts, and what has a name that is filled in later.
 */
export function fieldsOf(root: Node, schema: Schema): readonly Field[] {
  const found: Field[] = []
  addBelow(root, '', [withMetadata(schema)], found)
  return found
}

/** The schema of an object with that of its metadata: one for each, since what is known of a schema is kept with it. */
export const withMetadata = oncePer((schema: Schema): Schema => ({
  ...schema,
  properties: { ...schema.properties, metadata: metadataSchema },
}))

/** Nothing below what has not the type that the schema asks for: that is said of it as a whole. */
function addBelow(node: Node, path: string, above: readonly Schema[], found: Field[]): void {
  const schema = above.at(-1)!
  if (node.kind === 'list' && schema.type === 'array')
    for (const item of node.items()) add(item, `${path}[]`, above, schema.items ?? null, found)
  if (node.kind !== 'map' || schema.type !== 'object' || holdsAnything(schema)) return
  const isOwn = schema.properties === undefined
  for (const [name, value] of node.entries()) {
    if (name.startsWith('$') || isUnfilled(name) || (name === 'sops' && path === '')) continue
    const own = isOwn ? `${path}{}` : `${path === '' ? '' : `${path}.`}${name}`
    add(value, own, above, fieldSchema(schema, name) ?? null, found)
  }
}

function add(
  node: Node,
  path: string,
  above: readonly Schema[],
  schema: Schema | null,
  found: Field[],
): void {
  found.push({ node, path, above, schema })
  if (schema !== null && node.kind !== 'scalar') addBelow(node, path, [...above, schema], found)
}

function holdsAnything(schema: Schema): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
}
