import { carriedKinds } from './carried-kinds.ts'
import type { KindShape } from './kind-shape.ts'
import { withParts } from './parts.ts'
import type { Schema } from './types.ts'

/** Kinds whose repeated parts stand once, under `definitions`, and are named by `$ref`: a file of schemas/kinds. */
export interface SharedSchemas {
  readonly kinds: readonly KindShape[]
  readonly definitions: Readonly<Record<string, Schema>>
}

/** A file of schemas/kinds. */
type Origin = (typeof carriedKinds)[keyof typeof carriedKinds]

/**
 * The schemas of those of some kinds (`apps/v1/Deployment`) that meshgate carries beside Istio's, and of others that
 * stand in the same file. A file is loaded when a kind of it is first asked for: who has none pays nothing for it.
 */
export async function carriedSchemas(names: Iterable<string>): Promise<KindShape[]> {
  const wanted = new Set([...names].flatMap((name) => originOf(name) ?? []))
  return (await Promise.all([...wanted].map(linkedKinds))).flat()
}

function originOf(name: string): Origin | undefined {
  return Object.hasOwn(carriedKinds, name) ? carriedKinds[name as keyof typeof carriedKinds] : undefined
}

const files: Readonly<Record<Origin, () => Promise<{ readonly default: unknown }>>> = {
  'argo-cd': () => import('../../schemas/kinds/argo-cd.json', { with: { type: 'json' } }),
  flux: () => import('../../schemas/kinds/flux.json', { with: { type: 'json' } }),
  'gateway-api': () => import('../../schemas/kinds/gateway-api.json', { with: { type: 'json' } }),
  kubernetes: () => import('../../schemas/kinds/kubernetes.json', { with: { type: 'json' } }),
}

function linkedKinds(origin: Origin): Promise<KindShape[]> {
  const known = linked.get(origin) ?? readKinds(origin)
  linked.set(origin, known)
  return known
}

const linked = new Map<Origin, Promise<KindShape[]>>()

async function readKinds(origin: Origin): Promise<KindShape[]> {
  const shapes = link((await files[origin]()).default as SharedSchemas)
  return shapes.map((shape) => ({ ...shape, isBuiltIn: origin === 'kubernetes' }))
}

/** Puts each definition in the place of its name; one that is named often is one object. */
function link({ kinds, definitions }: SharedSchemas): KindShape[] {
  const made = new Map<string, Schema>()
  const whole = (schema: Schema): Schema => {
    if (schema.$ref === undefined) return withParts(schema, whole)
    const known = made.get(schema.$ref) ?? whole(definitions[schema.$ref]!)
    made.set(schema.$ref, known)
    return known
  }
  return kinds.map((kind) => ({ ...kind, schema: whole(kind.schema) }))
}
