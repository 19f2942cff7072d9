import { isDataMap } from '../core/plain-data.ts'
import { isDefinitionSpec, definitionDefect } from './definition-defects.ts'
import { schemasOfDefinition } from './definition.ts'
import type { SchemaDefect } from './schema-defect.ts'
import type { KindShape } from './kind-shape.ts'
import { goPatterns, patternsIn, withGoPatterns } from './patterns.ts'
import type { Schema } from './types.ts'
import type { JsonSchemaViolation } from './validate.ts'
import type { Validator } from './validator.ts'
import { quotedCode } from './violation-message.ts'

/** A kind as the configuration names it. */
export interface KindReference {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** The kinds of a document that the configuration names. */
export interface ConfiguredKinds {
  readonly shapes: readonly KindShape[]
  /** Parts of the document that cannot be used. Complete after all objects were checked against the shapes. */
  readonly problems: () => readonly SchemaDefect[]
}

/**
 * Reads the kinds of a document that the configuration names: a CustomResourceDefinition, or a JSON schema for the
 * kinds in `names`, by default for those in its `x-kubernetes-group-version-kind`.
 */
export async function configuredKinds(
  data: unknown,
  names: readonly KindReference[],
  validator: Validator,
): Promise<ConfiguredKinds> {
  if (!isDataMap(data)) return unusable({ code: 'no-schema', text: 'contains no schema' })
  if (data['kind'] !== 'CustomResourceDefinition') return schemaKinds(data, names, validator)
  const { shapes, problems } = kindsOfDefinition(data)
  const patternProblems = await patternDefects(shapes)
  return { shapes: await shapesWithGoPatterns(shapes), problems: () => [...problems(), ...patternProblems] }
}

function unusable(problem: SchemaDefect): ConfiguredKinds {
  return { shapes: [], problems: () => [problem] }
}

/**
 * The kinds of a CustomResourceDefinition, one for each served version with a schema. If it cannot be used, `shapes` is empty
 * and `problems` returns the reason. Pass the kinds through `shapesWithGoPatterns` before matching any pattern.
 *
 * @param data the parsed CustomResourceDefinition
 */
export function kindsOfDefinition(data: Readonly<Record<string, unknown>>): ConfiguredKinds {
  const { apiVersion, spec } = data
  if (apiVersion !== 'apiextensions.k8s.io/v1')
    return unusable({
      code: 'definition-version',
      text: 'contains a definition that is not of `apiextensions.k8s.io/v1`; write it in that version',
    })
  if (!isDefinitionSpec(spec))
    return unusable({
      code: 'incomplete-definition',
      text: 'contains a definition without `group`, `names.kind` or `versions`',
    })
  const defect = definitionDefect(spec.versions.map(({ schema }) => schema?.openAPIV3Schema ?? {}))
  if (defect) return unusable({ ...defect, text: `contains a definition whose schema ${defect.text}` })
  const shapes = schemasOfDefinition(data)
  if (shapes.length === 0)
    return unusable({
      code: 'no-served-schema',
      text: 'contains a definition in which no served version has a schema',
    })
  return { shapes, problems: () => [] }
}

/**
 * Returns the kinds with schemas whose patterns are matched by Go's `regexp`, as the API server matches them. A pattern that Go
 * refuses matches every text (`withGoPatterns`). `validate` of a kind stays as it is.
 */
export async function shapesWithGoPatterns<Shape extends KindShape>(
  shapes: readonly Shape[],
): Promise<Shape[]> {
  if (!shapes.some(({ schema }) => patternsIn(schema).length > 0)) return [...shapes]
  const compile = await goPatterns()
  return shapes.map((shape) => ({ ...shape, schema: withGoPatterns(shape.schema, compile) }))
}

/** The patterns of kinds that Go refuses. */
async function patternDefects(shapes: readonly KindShape[]): Promise<SchemaDefect[]> {
  const patterns = [...new Set(shapes.flatMap(({ schema }) => patternsIn(schema)))]
  const compile = patterns.length > 0 ? await goPatterns() : null
  return patterns.flatMap((pattern): SchemaDefect[] => {
    const compiled = compile!(pattern)
    if (!('defect' in compiled)) return []
    const reason = quotedCode(compiled.defect.replaceAll('`', ''))
    const text = `has the pattern ${quotedCode(pattern)}, for which the API server refuses the definition: ${reason}`
    return [{ code: 'pattern-syntax', text, about: pattern }]
  })
}

function schemaKinds(
  data: Readonly<Record<string, unknown>>,
  configured: readonly KindReference[],
  validator: Validator,
): ConfiguredKinds {
  const names = configured.length > 0 ? configured : namesIn(data)
  if (names.length === 0)
    return unusable({
      code: 'no-kind-named',
      text: 'is neither a CustomResourceDefinition nor a JSON schema that names its kind in `x-kubernetes-group-version-kind`',
    })
  const schema = jsonText(data)
  const schemaCheck = validator.validate(schema)
  if ('problem' in schemaCheck) return unusable(schemaCheck.problem)
  const problems = new Map<string, SchemaDefect>()
  const validate = (object: unknown): readonly JsonSchemaViolation[] => {
    const validation = validator.validate(schema, jsonText(object))
    if (!('problem' in validation)) return validation.violations
    problems.set(validation.problem.text, validation.problem)
    return []
  }
  return { shapes: names.map((name) => shapeOf(name, validate)), problems: () => [...problems.values()] }
}

function shapeOf(kindReference: KindReference, validate: NonNullable<KindShape['validate']>): KindShape {
  const { group, version, kind } = kindReference
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind, schema: anything, validate }
}

/** A bigint becomes a number, since JSON.stringify refuses it. */
function jsonText(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
}

const anything: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

function namesIn(data: Readonly<Record<string, unknown>>): KindReference[] {
  const names = data['x-kubernetes-group-version-kind']
  return Array.isArray(names) ? names.filter(isReference) : []
}

function isReference(name: unknown): name is KindReference {
  return isDataMap(name) && ['group', 'version', 'kind'].every((field) => typeof name[field] === 'string')
}
