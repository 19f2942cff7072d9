/** A JSON schema, as far as documentation needs it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly definitions?: Readonly<Record<string, Schema>>
}

/** A key that a schema describes. */
export interface SchemaKey {
  /** From the key of the section: `chart` of an item of `targets`, `outboundTrafficPolicy.mode` of `mesh`. */
  readonly path: string
  /** What values it takes, in words. */
  readonly values: string
  /** What holds without it: the sentence `Default: …` of its description; `required` where it has to be there; `''` if nothing says it. */
  readonly default: string
  /** The description without that sentence. */
  readonly meaning: string
}

/** The key of a property, and those below it. */
export function keysOfProperty(root: Schema, name: string): readonly [SchemaKey, ...SchemaKey[]] {
  const property = resolve(root, root.properties![name]!)
  return [keyOf(root, name, property, isRequired(root, name)), ...keysBelow(root, property, '')]
}

function keysBelow(root: Schema, schema: Schema, prefix: string): SchemaKey[] {
  return mapsIn(root, schema).flatMap((map) =>
    Object.entries(map.properties ?? {}).flatMap(([name, property]) => {
      const path = `${prefix}${name}`
      const resolved = resolve(root, property)
      return [keyOf(root, path, resolved, isRequired(map, name)), ...keysBelow(root, resolved, `${path}.`)]
    }),
  )
}

/** The maps that a value may be, or that a list of it may hold. */
function mapsIn(root: Schema, schema: Schema): Schema[] {
  const { properties, items, anyOf = [] } = resolve(root, schema)
  if (properties) return [resolve(root, schema)]
  return [...(items ? [items] : []), ...anyOf].flatMap((each) => mapsIn(root, each))
}

function isRequired({ required = [] }: Schema, name: string): boolean {
  return required.includes(name)
}

function keyOf(root: Schema, path: string, schema: Schema, required: boolean): SchemaKey {
  const [, meaning = '', stated = ''] = /^(.*?)(?: Default: (.*?)\.?)?$/s.exec(schema.description ?? '') ?? []
  return { path, values: valuesOf(root, schema), default: required ? 'required' : stated, meaning }
}

/** `text or list of texts`, `` `error`, `warning` ``. */
function valuesOf(root: Schema, schema: Schema): string {
  const { type, enum: values, items, anyOf, additionalProperties } = resolve(root, schema)
  if (values) return values.map((value) => `\`${String(value)}\``).join(', ')
  if (anyOf) return [...new Set(anyOf.map((each) => valuesOf(root, each)))].join(' or ')
  if (type === 'array') return items ? `list of ${plural(valuesOf(root, items))}` : 'list'
  if (typeof additionalProperties === 'object') return `map to ${valuesOf(root, additionalProperties)}`
  return [type]
    .flat()
    .map((name) => typeNames[String(name)] ?? String(name))
    .join(' or ')
}

function plural(values: string): string {
  return values.replaceAll(/\b(text|number|map)\b/g, '$1s')
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'number',
  boolean: '`true` or `false`',
  object: 'map',
}

/** A schema with what its `$ref` names; what stands beside the `$ref` counts more. */
export function resolve(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : { ...root.definitions![name]!, ...schema }
}
