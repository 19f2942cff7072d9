import type { ErrorObject, ValidateFunction } from 'ajv'
import { oncePer } from '../core/once-per.ts'
import { codeOfKeyword, type ViolationCode } from './violation-codes.ts'
import { inWords } from './words.ts'

/** A part of some data that a JSON schema refuses. */
export interface SchemaRefusal {
  /** Keys from the root down to the refused part; a number is an index of a list. */
  readonly path: readonly (string | number)[]
  readonly code: ViolationCode
  /** One plain sentence without the path: "must be a string". */
  readonly message: string
  /** What tells it from others of its code at the same place: what the keyword of the schema asks for. */
  readonly about: string
  /** It lacks a field. */
  readonly isMissing?: boolean
}

/** Says what a JSON schema refuses in some data. */
export type SchemaCheck = (data: unknown) => SchemaRefusal[]

/**
 * What a JSON schema of meshgate's own (draft 4 to 2020-12, told by its `$schema`) refuses in some data. ajv is loaded
 * on the first call only. Throws for a schema that cannot be used.
 */
export async function schemaRefusals(schema: object, data: unknown): Promise<SchemaRefusal[]> {
  return (await ownJudge(schema))(data)
}

const ownJudge = oncePer((schema: object) =>
  schemaCheckFor(schema, (pattern, flags) => new RegExp(pattern, flags)),
)

/** Makes what a pattern is matched with. ajv keeps it under the text that it is shown as. */
export type RegExpMaker = (
  pattern: string,
  flags: string,
) => { test(text: string): boolean; toString(): string }

/**
 * Compiles a JSON schema; one without `$schema` is of draft 2020-12. Throws for one that cannot be used: not valid,
 * or it refers to another file. A judge throws a RangeError where a `$ref` leads back to itself without end.
 */
export async function schemaCheckFor(schema: object, regExp: RegExpMaker): Promise<SchemaCheck> {
  const validate = await compileSchema(schema, regExp)
  return (data) => (validate(data) ? [] : leaves(validate.errors ?? []).map((error) => refusal(error, data)))
}

function refusal(error: ErrorObject, data: unknown): SchemaRefusal {
  return {
    path: pathOf(error, data),
    code: codeOfKeyword(error.keyword),
    message: inWords(error),
    about: JSON.stringify(error.params),
    ...(error.keyword === 'required' && { isMissing: true }),
  }
}

async function compileSchema(schema: object, regExp: RegExpMaker): Promise<ValidateFunction> {
  const draft = draftOf(schema)
  const { Ajv } = await drafts[draft]()
  // The formats of draft 2019-09 and later are annotations, not assertions.
  const validateFormats = draft === '04' || draft === '07'
  const engine = Object.assign(regExp, { code: 'new RegExp' })
  const ajv = new Ajv({ ...options, validateFormats, code: { regExp: engine } })
  if (validateFormats) (await import('ajv-formats')).default.default(ajv)
  // What a pattern is, `regExp` decides.
  ajv.addFormat('regex', true)
  // The draft is chosen. A schema may refer to itself by its `$id`; some charts give theirs that of the draft.
  const { $schema: _, ...named } = schema as Record<string, unknown>
  const { $id: __, ...anonymous } = named
  return compile(ajv, named) ?? ajv.compile(anonymous)
}

const options = { allErrors: true, strict: false, verbose: true, logger: false } as const

function compile(
  ajv: { compile(schema: object): ValidateFunction },
  schema: object,
): ValidateFunction | null {
  try {
    return ajv.compile(schema)
  } catch {
    return null
  }
}

const drafts = {
  '04': async () => ({ Ajv: (await import('ajv-draft-04')).default.default }),
  '07': async () => ({ Ajv: (await import('ajv')).default.default }),
  '2019': async () => ({ Ajv: (await import('ajv/dist/2019.js')).default.default }),
  '2020': async () => ({ Ajv: (await import('ajv/dist/2020.js')).default.default }),
}

function draftOf(schema: object): keyof typeof drafts {
  const name = '$schema' in schema ? String(schema.$schema) : ''
  if (name.includes('draft-04')) return '04'
  if (name.includes('draft-06') || name.includes('draft-07')) return '07'
  return name.includes('2019-09') ? '2019' : '2020'
}

/** Of nested errors the deepest ones: `anyOf` says nothing that its branches do not say better. */
function leaves(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept = errors.filter(
    (error) => error.keyword !== 'if' && !(isChoice(error) && hasDeeper(errors, error)),
  )
  const seen = new Set<string>()
  return kept.filter((error) => {
    const key = `${error.instancePath} ${inWords(error)}`
    return !seen.has(key) && seen.add(key)
  })
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf'
}

function hasDeeper(errors: readonly ErrorObject[], choice: ErrorObject): boolean {
  return errors.some((error) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`))
}

/** The refused part: for a field that should not be there, the field itself. */
function pathOf(error: ErrorObject, data: unknown): (string | number)[] {
  const parts = error.instancePath.split('/').slice(1).map(unescape)
  const extra = extraField(error) ?? error.params.propertyName
  return withIndexes(extra === undefined ? parts : [...parts, String(extra)], data)
}

function extraField({ params }: ErrorObject): string | undefined {
  return params.additionalProperty ?? params.unevaluatedProperty
}

function unescape(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

function withIndexes(parts: readonly string[], data: unknown): (string | number)[] {
  let current = data
  return parts.map((part) => {
    const key = Array.isArray(current) ? Number(part) : part
    current = (current as Record<string | number, unknown> | undefined)?.[key]
    return key
  })
}
