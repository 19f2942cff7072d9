import type { ViolationCode } from './violation-codes.ts'

/**
 * A structural schema, as a CustomResourceDefinition has it: what Kubernetes allows of OpenAPI v3. `$ref` stands only
 * in schemas/kinds and is resolved before anything is judged.
 */
export interface Schema {
  /** The name of a definition of the same file. */
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  /** How `pattern` is matched in a schema that a repository brings, see `goPatterns`; V8 matches those of meshgate. */
  readonly matches?: (text: string) => boolean
  readonly format?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly exclusiveMinimum?: boolean
  readonly exclusiveMaximum?: boolean
  readonly multipleOf?: number
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly not?: Schema
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
  readonly 'x-kubernetes-embedded-resource'?: boolean
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message: string }[]
}

/** A part of some data that a schema refuses. */
export interface Violation {
  /** Keys from the root down to the refused part, which is absent where a field is missing. */
  readonly path: Path
  readonly code: ViolationCode
  /** One plain sentence without the path. */
  readonly message: string
  /** What has to be written instead, where that is certain. */
  readonly meant?: string
  /** What tells it from others of its code at the same place: the missing fields, the pattern. */
  readonly about?: string
  /** It is refused because it is not there. */
  readonly isMissing?: boolean
  /** Its key is what is refused, whatever stands under it. */
  readonly isKey?: boolean
  /** The other part that it collides with. */
  readonly other?: Path
}

/** Keys and indices. */
export type Path = readonly (string | number)[]

/** What a CEL rule says of data that the schema's other words accept; nothing if it holds. */
export type CelCheck = (rule: string, self: unknown) => Violation | null
