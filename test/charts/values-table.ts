/** What this module reads of a JSON schema. */
export interface FieldSchema {
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly additionalProperties?: boolean | FieldSchema
  readonly items?: FieldSchema
}

/** A field of a chart's values with its path, as in `mediatedTls.[host].timeout` or `jwt.fromHeaders[].name`. */
export interface Field {
  readonly key: string
  readonly schema: FieldSchema
}

/** The Markdown table of all fields of a values.schema.json, as a chart's README holds it. */
export function valuesTable(schema: FieldSchema): string {
  const rows = fieldsOf(schema).map(({ key, schema: field }) =>
    row([`\`${key}\``, typeOf(field), defaultOf(field), field.description ?? '']),
  )
  return [row(['key', 'type', 'default', 'meaning']), '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** All fields below a schema, parents before their children, in the schema's order. */
export function fieldsOf(schema: FieldSchema, prefix = ''): Field[] {
  return children(schema, prefix).flatMap((field) => [field, ...fieldsOf(field.schema, field.key)])
}

function children(schema: FieldSchema, prefix: string): Field[] {
  const dot = prefix === '' ? '' : `${prefix}.`
  const named = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    key: dot + name,
    schema: field,
  }))
  const { additionalProperties: any, items } = schema
  const keyed = typeof any === 'object' ? [{ key: `${dot}[${any.title ?? 'name'}]`, schema: any }] : []
  return [...named, ...keyed, ...(items ? [{ key: `${prefix}[]`, schema: items }] : [])]
}

function typeOf(field: FieldSchema): string {
  return [field.type ?? 'any'].flat().join(' or ')
}

function defaultOf(field: FieldSchema): string {
  return field.default === undefined ? '' : `\`${JSON.stringify(field.default)}\``
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`.replaceAll(
    '|  |',
    '| |',
  )
}
