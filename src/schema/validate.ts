import { unescapePointer } from '../core/json-pointer.ts'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { oncePer } from '../core/once-per.ts'
import { codeOfKeyword, type ViolationCode } from './violation-codes.ts'
import { violationMessage } from './violation-message.ts'

/** Something in data that a JSON schema refuses. */
export interface JsonSchemaViolation {
  /** Path of the refused value from the root of the data; a number is an index of a list. */
  readonly path: readonly (string | number)[]
  readonly code: ViolationCode
  /** One plain sentence without the path: "must be a string". */
  readonly message: string
  /** Distinguishes violations of one code at the same path: the parameters of the keyword. */
  readonly about: string
  /** True if a required field is missing. */
  readonly isMissing?: boolean
}

/** Returns what a JSON schema refuses in data. */
export type SchemaCheck = (data: unknown) => JsonSchemaViolation[]

/**
 * Returns what one of meshgate's own JSON schemas (draft 4 to 2020-12, by its `$schema`) refuses in data. Loads ajv on
 * the first call. Throws for a schema that cannot be used.
 */
export async function schemaViolations(schema: object, data: unknown): Promise<JsonSchemaViolation[]> {
  return (await compiledCheck(schema))(data)
}

const compiledCheck = oncePer((schema: object) =>
  compileSchemaCheck(schema, (pattern, flags) => new RegExp(pattern, flags)),
)

/** Makes the matcher of a pattern. ajv caches it by its `toString()`. */
export type RegExpFactory = (
  pattern: string,
  flags: string,
) => { test(text: string): boolean; toString(): string }

/**
 * Compiles a JSON schema; one without `$schema` is of draft 2020-12. `regExp` makes the matchers of its patterns. Rejects
 * for a schema that is not valid, or that refers to another file. The check returns an empty list for data that the schema
 * accepts, and throws a RangeError where a `$ref` refers to itself without end.
 */
export async function compileSchemaCheck(schema: object, regExp: RegExpFactory): Promise<SchemaCheck> {
  const validate = await compileSchema(schema, regExp)
  return (data) =>
    validate(data) ? [] : deepestErrors(validate.errors ?? []).map((error) => violationOfError(error, data))
}

/**
 * The message of a violation with the key: `` `cases` needs at least 1 item ``, ``an item of `exclude` must be a string``.
 * Messages about an unknown or missing key name it already.
 */
export function messageWithKey({ path, message }: JsonSchemaViolation): string {
  const key = path.findLast((name) => typeof name === 'string')
  if (key === undefined || message.startsWith('`')) return message
  return `${typeof path.at(-1) === 'number' ? 'an item of ' : ''}\`${key}\` ${message}`
}

function violationOfError(error: ErrorObject, data: unknown): JsonSchemaViolation {
  return {
    path: pathOf(error, data),
    code: codeOfKeyword(error.keyword),
    message: violationMessage(error),
    about: JSON.stringify(error.params),
    ...(error.keyword === 'required' && { isMissing: true }),
  }
}

async function compileSchema(schema: object, regExp: RegExpFactory): Promise<ValidateFunction> {
  const draft = draftOf(schema)
  const { Ajv } = await drafts[draft]()
  // The formats of draft 2019-09 and later are annotations, not assertions.
  const validateFormats = draft === '04' || draft === '07'
  const engine = Object.assign(regExp, { code: 'new RegExp' })
  const ajv = new Ajv({ ...options, validateFormats, code: { regExp: engine } })
  if (validateFormats) (await import('ajv-formats')).default.default(ajv)
  // `regExp` decides which patterns are valid.
  ajv.addFormat('regex', true)
  // A schema may refer to itself by its `$id`. Some charts use the `$id` of the draft, which ajv refuses: compile
  // those without it.
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

/** Keeps the deepest of nested errors: those of the branches of an `anyOf` say more than its own. */
function deepestErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const wrongTypes = typesOfOtherBranches(errors)
  const candidates = errors.filter(
    (error) =>
      error.keyword !== 'if' && !wrongTypes.has(error) && !(isChoice(error) && hasDeeper(errors, error)),
  )
  const seen = new Set<string>()
  return candidates.filter((error) => {
    const key = `${error.instancePath} ${violationMessage(error)}`
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * Errors of the branches of an `anyOf` or `oneOf` that do not take the type of a value, if another branch takes it: the value
 * was written for that branch, whose own errors say what is wrong.
 */
function typesOfOtherBranches(errors: readonly ErrorObject[]): ReadonlySet<ErrorObject> {
  const ofBranches = errors.filter(isChoice).flatMap((choice) => {
    const isWrongType = ({ keyword, instancePath }: ErrorObject): boolean =>
      keyword === 'type' && instancePath === choice.instancePath
    const branches = branchErrors(errors, choice)
    const wrong = branches.filter((branch) => branch.some(isWrongType))
    return wrong.length === branches.length ? [] : wrong.flat()
  })
  return new Set(ofBranches)
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf'
}

function hasDeeper(errors: readonly ErrorObject[], choice: ErrorObject): boolean {
  return branchErrors(errors, choice).some((branch) => branch.length > 0)
}

/** The errors of each branch of a choice; those of a branch that refers to a definition carry the path of the definition. */
function branchErrors(errors: readonly ErrorObject[], choice: ErrorObject): ErrorObject[][] {
  const inValue = errors.filter(
    (error) => error !== choice && `${error.instancePath}/`.startsWith(`${choice.instancePath}/`),
  )
  return (choice.schema as readonly { readonly $ref?: string }[]).map(({ $ref }, index) => {
    const prefix = $ref?.startsWith('#/') ? `${$ref}/` : `${choice.schemaPath}/${index}/`
    return inValue.filter(({ schemaPath }) => schemaPath.startsWith(prefix))
  })
}

/** Path of the refused value; for a field that must not exist, the path of that field. */
function pathOf(error: ErrorObject, data: unknown): (string | number)[] {
  const segments = error.instancePath.split('/').slice(1).map(unescapePointer)
  const extra = extraField(error) ?? error.params.propertyName
  return withIndexes(extra === undefined ? segments : [...segments, String(extra)], data)
}

function extraField({ params }: ErrorObject): string | undefined {
  return params.additionalProperty ?? params.unevaluatedProperty
}

function withIndexes(segments: readonly string[], data: unknown): (string | number)[] {
  let current = data
  return segments.map((segment) => {
    const key = Array.isArray(current) ? Number(segment) : segment
    current = (current as Record<string | number, unknown> | undefined)?.[key]
    return key
  })
}
