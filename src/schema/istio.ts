import { istioKinds, schemaTexts, sinceTexts } from './istio-texts.ts'
import type { Schema } from './types.ts'

/** A kind of Istio's API with a bundled schema. */
type IstioKind = keyof typeof istioKinds

/** The group of a kind and its served versions, which share one schema. */
export interface ServedKind {
  readonly group: string
  readonly versions: readonly string[]
}

/** Every kind of Istio's API, by name. */
export const servedKinds: Readonly<Record<string, ServedKind>> = istioKinds

/** The schema of an Istio kind, and the releases that added its fields. */
export interface IstioShape {
  readonly schema: Schema
  /**
   * The release that added a field or a value of an enum, by path: `spec.rules[].from`, `spec.resolution=DNS`. Fields and
   * values older than 1.11 are absent.
   */
  readonly since: ReadonlyMap<string, string>
}

/**
 * Returns the schema of a kind; `undefined` for a kind that is not Istio's. Schemas are kept as JSON text and parsed
 * when a kind is first needed, in less than a millisecond, so that unused kinds cost nothing and rules stay
 * synchronous. Compiled validators would be ten times as large; ajv takes 40 ms to load and 80 ms for each kind.
 */
export function istioShapeOf(kind: string): IstioShape | undefined {
  if (!Object.hasOwn(istioKinds, kind)) return undefined
  const shape = parsedShapes.get(kind) ?? parseShape(kind as IstioKind)
  parsedShapes.set(kind, shape)
  return shape
}

const parsedShapes = new Map<string, IstioShape>()

function parseShape(kind: IstioKind): IstioShape {
  const since = JSON.parse(sinceTexts[kind] ?? '{}') as Record<string, string>
  return { schema: JSON.parse(schemaTexts[kind]) as Schema, since: new Map(Object.entries(since)) }
}
