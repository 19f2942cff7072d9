import type { ErrorObject } from 'ajv'
import { closestName } from './suggest.ts'

/** A violated keyword, with the parameters that ajv reports. */
export type KeywordViolation = Pick<ErrorObject, 'keyword' | 'params'> &
  Partial<Pick<ErrorObject, 'data' | 'parentSchema' | 'message'>>

/** Returns one plain sentence about a violation, for the person who wrote the data. */
export function violationMessage(error: KeywordViolation): string {
  return (sentences[error.keyword] ?? fallback)(error)
}

const sentences: Record<string, (error: KeywordViolation) => string> = {
  required: ({ params }) => `\`${params.missingProperty}\` is missing`,
  dependentRequired: ({ params }) => `\`${params.property}\` needs \`${params.missingProperty}\` beside it`,
  additionalProperties: (error) => unknownField(error, error.params.additionalProperty),
  unevaluatedProperties: (error) => unknownField(error, error.params.unevaluatedProperty),
  type: ({ params, data }) =>
    `must be ${typeList([params.type].flat().map(typeName))}, not ${typeName(typeOf(data))}${listAdvice(params.type, data)}`,
  enum: ({ params, data }) => enumMessage(params.allowedValues, data),
  const: ({ params }) => `must be ${quotedCode(params.allowedValue)}`,
  pattern: ({ params, data }) =>
    `${quotedCode(data)} ${patterns[params.pattern] ?? `does not match \`${params.pattern}\``}`,
  format: ({ params, data }) =>
    `${quotedCode(data)} is not ${params.format === 'base64' ? '' : 'a valid '}${params.format}`,
  minimum: (error) => boundMessage(error, 'less'),
  maximum: (error) => boundMessage(error, 'more'),
  minLength: ({ params, data }) =>
    data === '' ? 'must not be empty' : `needs at least ${counted(params.limit, 'character')}`,
  maxLength: ({ params }) => `must not be longer than ${counted(params.limit, 'character')}`,
  minItems: ({ params }) => `needs at least ${counted(params.limit, 'item')}`,
  maxItems: ({ params }) => `must not have more than ${counted(params.limit, 'item')}`,
  minProperties: ({ params }) => `needs at least ${counted(params.limit, 'field')}`,
  maxProperties: ({ params }) => `must not have more than ${counted(params.limit, 'field')}`,
  uniqueItems: () => 'has the same item twice',
  anyOf: () => 'has none of the shapes that are allowed here',
  oneOf: () => 'must have exactly one of the shapes that are allowed here',
  not: () => 'has a shape that is not allowed here',
  'false schema': () => 'is not allowed here',
}

/** How to make a list of a single value. */
function listAdvice(type: unknown, data: unknown): string {
  return type === 'array' && ['string', 'number'].includes(typeof data) ? ': put it in `[ ]`' : ''
}

/** `1 item`, `2 items`. */
function counted(limit: unknown, name: string): string {
  return `${String(limit)} ${name}${limit === 1 ? '' : 's'}`
}

/** In draft 4 a bound may be exclusive; then ajv's message is used. */
function boundMessage(error: KeywordViolation, relation: 'less' | 'more'): string {
  const { comparison, limit } = error.params
  if (comparison === '>' || comparison === '<') return fallback(error)
  return `${quotedCode(error.data)} is ${relation} than \`${limit}\``
}

/** Messages for the patterns in Istio's definitions and in meshgate's own schemas. */
const patterns: Record<string, string> = {
  '^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$':
    'is not a group of an API, such as `gateway.networking.k8s.io`',
  '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$': 'is not a kind of object, such as `Service`',
  '(^$|^[a-f0-9]{64}$)': 'is not a SHA-256 sum: 64 hexadecimal digits in lower case',
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$':
    'is not a quantity, such as `512Mi` or `500m`',
  '^(allowed|refused|depends)$': 'is not a verdict: `allowed`, `refused` or `depends`',
  '^[+-]\\d+[smhd]?$': 'is not a time: write `+5m` or `-1h`, or seconds since 1970',
  '^[-_A-Za-z0-9]+$': 'may contain only letters, digits, `-` and `_`',
}

function fallback(error: KeywordViolation): string {
  return error.message ?? `breaks \`${error.keyword}\``
}

function unknownField({ parentSchema }: KeywordViolation, name: string): string {
  const fields = Object.keys(parentSchema?.['properties'] ?? {})
  const guess = closestName(name, fields)
  const advice = guess
    ? `; did you mean \`${guess}\`?`
    : fields.length > 0 && fields.length <= maxFields
      ? `; write one of ${fields.map(quotedCode).join(', ')}`
      : ''
  return `\`${name}\` is not a known field${advice}`
}

/** Limit on the fields that are listed for an unknown one. */
const maxFields = 16

function enumMessage(allowed: readonly unknown[], data: unknown): string {
  const names = allowed.filter((value) => typeof value === 'string')
  const suggestion =
    typeof data === 'string' ? (closestName(data, names) ?? completed(data, names)) : undefined
  const values = `${quotedCode(data)} is not one of ${allowed.map(quotedCode).join(', ')}`
  return suggestion ? `${values}; did you mean \`${suggestion}\`?` : values
}

/** The only name that begins with a word of some letters, as `warning` does with `warn`. */
function completed(word: string, names: readonly string[]): string | undefined {
  const [name, ...others] = names.filter((each) => each.startsWith(word))
  return word.length > 2 && others.length === 0 ? name : undefined
}

/**
 * A string, or the JSON of another value (`nothing` for `undefined`), in backticks. It is cut to 80 characters, a backtick
 * becomes `'`, and control and invisible characters become `\uXXXX`.
 */
export function quotedCode(value: unknown): string {
  const text = typeof value === 'string' ? value : jsonText(value)
  return `\`${shortened(text).replace(/[`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeUnsafe)}\``
}

function jsonText(value: unknown): string {
  return (
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}` : item)) ?? 'nothing'
  )
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** Values come from pull requests: they must not end the backticks or change how a line reads. */
function escapeUnsafe(character: string): string {
  return character === '`' ? "'" : `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`
}

function typeOf(data: unknown): string {
  if (data === null) return 'null'
  if (typeof data === 'bigint') return 'integer'
  return Array.isArray(data) ? 'array' : typeof data
}

/** JSON schema uses object and array; authors of YAML use map and list. */
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

function typeList(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names.join('')
}
