import { bundledKinds } from './bundled-kinds.ts'
import type { KindShape } from './kind-shape.ts'
import { mapSubschemas } from './subschemas.ts'
import type { Schema } from './types.ts'

/**
 * A file of schemas/kinds: kinds whose repeated subschemas are written once, under `definitions`, and referred to by
 * `$ref`.
 */
export interface SchemaFile {
  readonly kinds: readonly KindShape[]
  readonly definitions: Readonly<Record<string, Schema>>
}

/** The name of a file of schemas/kinds, without its ending. */
type SchemaFileName = (typeof bundledKinds)[keyof typeof bundledKinds]

/**
 * Loads the bundled schemas of some kinds (`apps/v1/Deployment`), and of all other kinds in the same files. Istio's
 * kinds are not among them (see `istioShapeOf`). A file is loaded when one of its kinds is first needed.
 */
export async function bundledSchemas(names: Iterable<string>): Promise<KindShape[]> {
  const wanted = new Set([...names].flatMap((name) => fileOf(name) ?? []))
  return (await Promise.all([...wanted].map(kindsInFile))).flat()
}

function fileOf(kind: string): SchemaFileName | undefined {
  return Object.hasOwn(bundledKinds, kind) ? bundledKinds[kind as keyof typeof bundledKinds] : undefined
}

const loaders: Readonly<Record<SchemaFileName, () => Promise<{ readonly default: unknown }>>> = {
  'argo-cd': () => import('../../schemas/kinds/argo-cd.json', { with: { type: 'json' } }),
  flux: () => import('../../schemas/kinds/flux.json', { with: { type: 'json' } }),
  'gateway-api': () => import('../../schemas/kinds/gateway-api.json', { with: { type: 'json' } }),
  kubernetes: () => import('../../schemas/kinds/kubernetes.json', { with: { type: 'json' } }),
}

function kindsInFile(file: SchemaFileName): Promise<KindShape[]> {
  const shapes = loadedFiles.get(file) ?? readKinds(file)
  loadedFiles.set(file, shapes)
  return shapes
}

const loadedFiles = new Map<SchemaFileName, Promise<KindShape[]>>()

async function readKinds(file: SchemaFileName): Promise<KindShape[]> {
  const shapes = resolveDefinitions((await loaders[file]()).default as SchemaFile)
  return shapes.map((shape) => ({ ...shape, isBuiltIn: file === 'kubernetes' }))
}

/** Replaces each `$ref` by its definition; all references to one definition share one object. */
function resolveDefinitions({ kinds, definitions }: SchemaFile): KindShape[] {
  const resolved = new Map<string, Schema>()
  const resolve = (schema: Schema): Schema => {
    if (schema.$ref === undefined) return mapSubschemas(schema, resolve)
    const definition = resolved.get(schema.$ref) ?? resolve(definitions[schema.$ref]!)
    resolved.set(schema.$ref, definition)
    return definition
  }
  return kinds.map((kind) => ({ ...kind, schema: resolve(kind.schema) }))
}
