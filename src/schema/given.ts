import { isMap } from './data.ts'
import { isDefined, schemaDefect } from './definition-defects.ts'
import { schemasOfDefinition } from './definition.ts'
import type { GivenProblem } from './given-problem.ts'
import type { KindShape } from './kind-shape.ts'
import { goPatterns, patternsIn, withGoPatterns } from './patterns.ts'
import type { Schema } from './types.ts'
import type { SchemaRefusal } from './validate.ts'
import type { Validator } from './validator.ts'
import { quotedCode } from './words.ts'

/** A kind as a person names it. */
export interface KindReference {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** What a document holds. */
export interface GivenKinds {
  readonly shapes: readonly KindShape[]
  /** What of it cannot be used. Complete once all objects were held against the shapes. */
  readonly problems: () => readonly GivenProblem[]
}

/**
 * The kinds of a document that a person gives: a CustomResourceDefinition, or a JSON schema of the kinds that `names`
 * says, else of those that it names itself in `x-kubernetes-group-version-kind`.
 */
export async function givenKinds(
  data: unknown,
  names: readonly KindReference[],
  validator: Validator,
): Promise<GivenKinds> {
  if (!isMap(data)) return refusedAs({ code: 'no-schema', text: 'holds no schema' })
  if (data['kind'] !== 'CustomResourceDefinition') return schemaKinds(data, names, validator)
  const { shapes, problems } = definedKinds(data)
  const refused = await refusedPatterns(shapes)
  return { shapes: await matchedAsGo(shapes), problems: () => [...problems(), ...refused] }
}

function refusedAs(problem: GivenProblem): GivenKinds {
  return { shapes: [], problems: () => [problem] }
}

/** The kinds of a CustomResourceDefinition. Their patterns are not to be matched before `matchedAsGo`. */
export function definedKinds(data: Readonly<Record<string, unknown>>): GivenKinds {
  const { apiVersion, spec } = data
  if (apiVersion !== 'apiextensions.k8s.io/v1')
    return refusedAs({
      code: 'definition-version',
      text: 'holds a definition that is not of `apiextensions.k8s.io/v1`',
    })
  if (!isDefined(spec))
    return refusedAs({
      code: 'incomplete-definition',
      text: 'holds a definition without `group`, `names.kind` or `versions`',
    })
  const defect = schemaDefect(spec.versions.map(({ schema }) => schema?.openAPIV3Schema ?? {}))
  if (defect) return refusedAs({ ...defect, text: `holds a definition whose schema ${defect.text}` })
  const found = schemasOfDefinition(data)
  if (found.length === 0)
    return refusedAs({
      code: 'no-served-schema',
      text: 'holds a definition of which no served version has a schema',
    })
  return { shapes: found, problems: () => [] }
}

/** Kinds that a repository defines, with their patterns as Go reads them. */
export async function matchedAsGo<Shape extends KindShape>(shapes: readonly Shape[]): Promise<Shape[]> {
  if (!shapes.some(({ schema }) => patternsIn(schema).length > 0)) return [...shapes]
  const compile = await goPatterns()
  return shapes.map((shape) => ({ ...shape, schema: withGoPatterns(shape.schema, compile) }))
}

/** What is wrong with the patterns of kinds. */
async function refusedPatterns(shapes: readonly KindShape[]): Promise<GivenProblem[]> {
  const patterns = [...new Set(shapes.flatMap(({ schema }) => patternsIn(schema)))]
  const compile = patterns.length > 0 ? await goPatterns() : null
  return patterns.flatMap((pattern): GivenProblem[] => {
    const read = compile!(pattern)
    if (!('defect' in read)) return []
    const reason = quotedCode(read.defect.replaceAll('`', ''))
    const text = `has the pattern ${quotedCode(pattern)}, for which the API server refuses the definition: ${reason}`
    return [{ code: 'pattern-syntax', text, about: pattern }]
  })
}

function schemaKinds(
  data: Readonly<Record<string, unknown>>,
  given: readonly KindReference[],
  validator: Validator,
): GivenKinds {
  const names = given.length > 0 ? given : namesIn(data)
  if (names.length === 0)
    return refusedAs({
      code: 'no-kind-named',
      text: 'is no CustomResourceDefinition, and no JSON schema that says in `x-kubernetes-group-version-kind` whose it is',
    })
  const schema = jsonText(data)
  const usable = validator.validate(schema)
  if ('problem' in usable) return refusedAs(usable.problem)
  const problems = new Map<string, GivenProblem>()
  const judge = (object: unknown): readonly SchemaRefusal[] => {
    const said = validator.validate(schema, jsonText(object))
    if (!('problem' in said)) return said.refusals
    problems.set(said.problem.text, said.problem)
    return []
  }
  return { shapes: names.map((name) => shapeOf(name, judge)), problems: () => [...problems.values()] }
}

function shapeOf({ group, version, kind }: KindReference, judge: NonNullable<KindShape['judge']>): KindShape {
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind, schema: anything, judge }
}

/** JSON has no integers beyond those of JavaScript for ajv. */
function jsonText(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
}

const anything: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

function namesIn(data: Readonly<Record<string, unknown>>): KindReference[] {
  const names = data['x-kubernetes-group-version-kind']
  return Array.isArray(names) ? names.filter(isReference) : []
}

function isReference(name: unknown): name is KindReference {
  return isMap(name) && ['group', 'version', 'kind'].every((word) => typeof name[word] === 'string')
}
