import type { ErrorObject } from 'ajv'
import { closest } from './suggest.ts'

/** What ajv says, as one plain sentence for the person who wrote the data. */
export function inWords(error: ErrorObject): string {
  return (sentences[error.keyword] ?? fallback)(error)
}

const sentences: Record<string, (error: ErrorObject) => string> = {
  required: ({ params }) => `\`${params.missingProperty}\` is missing`,
  dependentRequired: ({ params }) => `\`${params.property}\` needs \`${params.missingProperty}\` beside it`,
  additionalProperties: (error) => unknownField(error, error.params.additionalProperty),
  unevaluatedProperties: (error) => unknownField(error, error.params.unevaluatedProperty),
  type: ({ params, data }) =>
    `must be ${list([params.type].flat().map(typeName))}, not ${typeName(typeOf(data))}`,
  enum: ({ params, data }) => oneOf(params.allowedValues, data),
  const: ({ params }) => `must be ${code(params.allowedValue)}`,
  pattern: ({ params, data }) => `${code(data)} does not match \`${params.pattern}\``,
  format: ({ params, data }) => `${code(data)} is not a valid ${params.format}`,
  minLength: ({ params, data }) =>
    data === '' ? 'must not be empty' : `needs at least ${params.limit} characters`,
  minItems: ({ params }) => `needs at least ${params.limit} items`,
  maxItems: ({ params }) => `must not have more than ${params.limit} items`,
  minProperties: ({ params }) => `needs at least ${params.limit} fields`,
  uniqueItems: () => 'holds the same item twice',
  anyOf: () => 'has none of the shapes that are allowed here',
  oneOf: () => 'must have exactly one of the shapes that are allowed here',
  not: () => 'has a shape that is not allowed here',
  'false schema': () => 'is not allowed here',
}

function fallback(error: ErrorObject): string {
  return error.message ?? `breaks \`${error.keyword}\``
}

function unknownField({ parentSchema }: ErrorObject, name: string): string {
  const guess = closest(name, Object.keys(parentSchema?.['properties'] ?? {}))
  return `\`${name}\` is not a known field${guess ? `; did you mean \`${guess}\`?` : ''}`
}

function oneOf(allowed: readonly unknown[], data: unknown): string {
  const guess =
    typeof data === 'string'
      ? closest(
          data,
          allowed.filter((value) => typeof value === 'string'),
        )
      : undefined
  const values = `${code(data)} is not one of ${allowed.map(code).join(', ')}`
  return guess ? `${values}; did you mean \`${guess}\`?` : values
}

function code(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``
}

function typeOf(data: unknown): string {
  if (data === null) return 'null'
  return Array.isArray(data) ? 'array' : typeof data
}

/** JSON schema says object and array; the people who write YAML say map and list. */
const typeNames: Record<string, string> = {
  object: 'a map',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
}

function typeName(type: string): string {
  return typeNames[type] ?? type
}

function list(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names.join('')
}
