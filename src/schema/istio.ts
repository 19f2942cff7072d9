import { istioKinds, schemaTexts, sinceTexts } from './istio-texts.ts'
import type { Schema } from './types.ts'

/** A kind of Istio's API that meshgate carries the schema of. */
type IstioKind = keyof typeof istioKinds

/** A kind with its group and the versions that are served, which share one schema. */
export interface ServedKind {
  readonly group: string
  readonly versions: readonly string[]
}

/** Every kind of Istio's API by name. */
export const servedKinds: Readonly<Record<string, ServedKind>> = istioKinds

/** What meshgate knows of the shape of a kind. */
export interface Shape {
  readonly schema: Schema
  /**
   * The release that brought a field or a value of an enum, by path: `spec.rules[].from`, `spec.resolution=DNS`.
   * What is absent is older than 1.11.
   */
  readonly since: ReadonlyMap<string, string>
}

/**
 * The shape of a kind; `undefined` where it is none of Istio's. Schemas are kept as texts and parsed when a kind is
 * first asked for, less than a millisecond each: who has no object of a kind pays nothing for it, and rules may stay
 * synchronous. Compiled validators would be ten times as large, and ajv takes 40 ms to load and 80 a kind.
 */
export function shapeOf(kind: string): Shape | undefined {
  if (!Object.hasOwn(istioKinds, kind)) return undefined
  const known = shapes.get(kind) ?? parseShape(kind as IstioKind)
  shapes.set(kind, known)
  return known
}

const shapes = new Map<string, Shape>()

function parseShape(kind: IstioKind): Shape {
  const since = JSON.parse(sinceTexts[kind] ?? '{}') as Record<string, string>
  return { schema: JSON.parse(schemaTexts[kind]) as Schema, since: new Map(Object.entries(since)) }
}
