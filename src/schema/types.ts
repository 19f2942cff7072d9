import type { FieldPath } from '../core/field-path.ts'
import type { ViolationCode } from './violation-codes.ts'

/**
 * A structural schema of a CustomResourceDefinition: the subset of OpenAPI v3 that Kubernetes allows. `$ref` occurs
 * only in schemas/kinds and is resolved before any check.
 */
export interface Schema {
  /** The name of a definition in the same file. */
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  /** Matches `pattern` in a schema of the repository, see `goPatterns`; absent in bundled schemas, which V8 matches. */
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

/** Something in data that a schema refuses. */
export interface Violation {
  /** Path of the refused value from the root of the data; where a field is missing, the path that it would have. */
  readonly path: FieldPath
  readonly code: ViolationCode
  /** One plain sentence without the path. */
  readonly message: string
  /** The value to write instead, where it is certain. */
  readonly replacement?: string
  /** Distinguishes violations of one code at the same path: the missing fields, the pattern. */
  readonly about?: string
  /** True if a required value is missing. */
  readonly isMissing?: boolean
  /** True if the key itself is refused, whatever its value. */
  readonly isKey?: boolean
  /** Path of the value with which it conflicts. */
  readonly conflictsWith?: FieldPath
}

/** Checks data that the other keywords accept against a CEL rule; `null` if the rule holds. */
export type CelCheck = (rule: string, self: unknown) => Violation | null
